import { describe, expect, it } from "vitest";
import { NOTE, SIGN_IN, actionOf, menuItems } from "@/lib/menus/menu";
import type { Timer } from "@/lib/timer/timer";
import { HOUR, MINUTE } from "@/lib/timer/time";
import { ACCOUNT } from "../fake-browser/account";
import { NOTE_REQUIRED, NOW, PAUSED, PURPOSE, RUNNING, STOPPED, pause, timer } from "../tracker/states";
import { createTestWords } from "../words";

type Given = Parameters<typeof menuItems>[0];

const ABOUT = { ...RUNNING.about, typeOfWorkId: "design" };
const DONE: Timer = { ...STOPPED, about: ABOUT };

const ARCHIVED: Timer = { ...DONE, about: { ...ABOUT, isTypeArchived: true } };

const given = (changed: Partial<Given> = {}): Given => ({
  account: ACCOUNT,
  settings: { menus: true, resume: "removeBreaks" },
  timer: RUNNING,
  now: NOW,
  tasks: [],
  rules: null,
  ...changed,
});

const KEEPS = { menus: true, resume: "keepBreaks" } as const;
const KEY = { ...ACCOUNT, byKey: true };
const OFF = { ...NOTE_REQUIRED, isTrackingOff: true };
const ALIKE = { ...DONE, subject: { ...DONE.subject, task: null, typeOfWork: null, project: null } };

describe("the icon's menu", () => {
  it.each<[string, Partial<Given>, en: string[], de: string[]]>([
    ["a timer that runs", {}, ["Pause", "Stop"], ["Pausieren", "Stoppen"]],
    ["one that runs, with an API key", { account: KEY }, ["Stop"], ["Stoppen"]],
    [
      "a paused one: since when its break will count",
      { timer: PAUSED },
      ["Resume: the break since 11:50 AM counts as work", "Resume and keep the break", "Stop"],
      ["Fortsetzen: Pause seit 11:50 wird zu Arbeitszeit", "Fortsetzen, Pause behalten", "Stoppen"],
    ],
    [
      "a paused one, whose breaks the person keeps",
      { timer: PAUSED, settings: KEEPS },
      ["Resume and keep the break", "Resume: the break since 11:50 AM counts as work", "Stop"],
      ["Fortsetzen, Pause behalten", "Fortsetzen: Pause seit 11:50 wird zu Arbeitszeit", "Stoppen"],
    ],
    [
      "a paused one, with an API key",
      { timer: timer({ breaks: [pause(20 * MINUTE)] }), account: KEY, settings: KEEPS },
      ["Resume: the break since 11:40 AM counts as work", "Stop"],
      ["Fortsetzen: Pause seit 11:40 wird zu Arbeitszeit", "Stoppen"],
    ],
    [
      "one that is paused again: how long its breaks were before",
      { timer: timer({ breaks: [pause(40 * MINUTE, 7 * MINUTE), pause(12 * MINUTE)] }) },
      [
        "Resume: 0:07 of breaks and the break since 11:48 AM count as work",
        "Resume and keep the break",
        "Stop",
      ],
      [
        "Fortsetzen: 0:07 Pause und die Pause seit 11:48 werden zu Arbeitszeit",
        "Fortsetzen, Pause behalten",
        "Stoppen",
      ],
    ],
    [
      "one that has been paused since yesterday",
      { timer: timer({ start: NOW - 20 * HOUR, breaks: [pause(19 * HOUR)] }) },
      ["Resume: the break since yesterday, 5:00 PM counts as work", "Resume and keep the break", "Stop"],
      ["Fortsetzen: Pause seit gestern, 17:00 wird zu Arbeitszeit", "Fortsetzen, Pause behalten", "Stoppen"],
    ],
    ["a stopped one", { timer: DONE }, ["Continue: Design · Website"], ["Weitermachen: Design · Website"]],
    [
      "one without a name",
      { timer: ALIKE },
      ["Continue: Entry without a name"],
      ["Weitermachen: Eintrag ohne Namen"],
    ],
    ["one whose type of work is unknown", { timer: STOPPED }, [], []],
    ["one that the company lets nobody track", { timer: DONE, rules: OFF }, [], []],
    ["one whose type of work is archived", { timer: ARCHIVED }, [], []],
    ["no entry at all", { timer: null }, [], []],
    ["nothing known yet", { timer: undefined }, [], []],
    ["nobody connected", { account: null }, ["Sign in with awork"], ["Mit awork anmelden"]],
    ["menus that are switched off", { settings: { ...KEEPS, menus: false } }, [], []],
    [
      "menus that are switched off, and nobody connected",
      { settings: { ...KEEPS, menus: false }, account: null },
      [],
      [],
    ],
  ])("for %s", (_title, changed, en, de) => {
    const titles = (language: "en" | "de") =>
      menuItems(given(changed), createTestWords(language))
        .filter(({ context }) => context === "action")
        .map(({ title }) => title);
    expect([titles("en"), titles("de")]).toEqual([en, de]);
  });

  const TASKS = ["Logo · Website", "Sitemap", "x".repeat(70)].map((name, place) => ({
    name,
    purpose: { ...PURPOSE, taskId: `task ${place}` },
  }));

  it.each<[string, Timer, "en" | "de", string]>([
    ["are started", DONE, "en", "Start"],
    ["are started, German", DONE, "de", "Starten"],
    ["are switched to while a timer runs", RUNNING, "en", "Switch to"],
    ["are switched to while a timer runs, German", RUNNING, "de", "Wechseln zu"],
  ])("has the last tasks, which %s", (_title, timer, language, verb) => {
    const items = menuItems(given({ timer, tasks: TASKS }), createTestWords(language));
    const names = ["Logo · Website", "Sitemap", `${"x".repeat(59)}…`];
    expect(items.slice(-3).map(({ title }) => title)).toEqual(names.map((name) => `${verb}: ${name}`));
  });

  it.each([RUNNING, PAUSED, DONE])("has six items at most", (timer) => {
    const items = menuItems(given({ timer, tasks: TASKS }), createTestWords("en"));
    expect(items.filter(({ context }) => context === "action").length).toBeLessThanOrEqual(6);
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  });
});

describe("the menu of selected text", () => {
  it.each([
    ["en", "Start awork timer with this as note"],
    ["de", "awork-Timer mit diesem Text als Notiz starten"],
  ] as const)("has one item: %s", (language, title) => {
    const items = menuItems(given(), createTestWords(language));
    expect(items.filter(({ context }) => context === "selection")).toEqual([
      { id: NOTE, title, context: "selection" },
    ]);
  });

  it("has none while nobody is connected", () => {
    expect(menuItems(given({ account: null }), createTestWords("en")).map(({ id }) => id)).toEqual([SIGN_IN]);
  });
});

describe("the action of an item", () => {
  /** Of the item that begins with this in the menu made for a timer, chosen when another may be current. */
  function action(title: string, menuOf: Timer | null, current: Timer | null = menuOf) {
    const tasks = [{ name: "Logo", purpose: LOGO }];
    const items = menuItems(given({ timer: menuOf, tasks }), createTestWords("en"));
    return actionOf(items.find((item) => item.title.startsWith(title))!.id, current);
  }
  const LOGO = { ...PURPOSE, taskId: "logo" };
  const verb = (name: string) => ({ verb: name, id: "one", asked: false, purpose: null });
  const start = (purpose: object | null, id: string | null) => ({ verb: "start", id, asked: true, purpose });
  const NOTED = { ...DONE, subject: { ...DONE.subject, note: "Second" } };
  const NEXT = { ...RUNNING, id: "two" };

  it.each<[string, string, Timer, object]>([
    ["pauses the timer", "Pause", RUNNING, verb("pause")],
    ["resumes it", "Resume:", PAUSED, verb("resume")],
    ["resumes it and keeps the break", "Resume and", PAUSED, verb("keep")],
    ["stops it", "Stop", PAUSED, verb("stop")],
    [
      "goes on with the last entry, note and all",
      "Continue",
      NOTED,
      start({ ...PURPOSE, isBillable: false, note: "Second" }, null),
    ],
    ["starts a task", "Start: Logo", DONE, start(LOGO, null)],
    ["starts a task, and stops the timer that runs", "Switch to: Logo", RUNNING, start(LOGO, "one")],
  ])("%s", (_title, title, timer, expected) => {
    expect(action(title, timer)).toEqual(expected);
  });

  it.each<[string, string, Timer, Timer | null, object]>([
    ["stops no other timer", "Stop", RUNNING, NEXT, verb("stop")],
    ["pauses none that began since", "Pause", RUNNING, null, verb("pause")],
    ["starts a task in place of no other timer", "Switch to: Logo", RUNNING, NEXT, start(LOGO, "one")],
    ["starts a task in place of none at all", "Start: Logo", DONE, RUNNING, start(LOGO, null)],
    ["goes on with no other entry", "Continue", DONE, { ...NOTED, id: "two" }, start(null, "one")],
    ["goes on with nothing that is left", "Continue", DONE, null, start(null, "one")],
  ])("is about the timer that the menu was made for: %s", (_title, title, menuOf, current, expected) => {
    expect(action(title, menuOf, current)).toEqual(expected);
  });

  it("goes on with nothing whose type of work was archived since", () => {
    expect(action("Continue", DONE, ARCHIVED)).toBeNull();
  });

  it.each([NOTE, "stop", 'start {"taskId":null}', '{"verb":"juggle","id":null,"purpose":null}'])(
    "is none for another item, or one of another version: %s",
    (id) => {
      expect(actionOf(id, RUNNING)).toBeNull();
    },
  );
});
