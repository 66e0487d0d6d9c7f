import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { awayItem } from "@/lib/reminders/away";
import { accountItem, stateItem } from "@/lib/tracker-store/state-items";
import { wake as wakeUp } from "@/lib/background/wake";
import { createReminders, remindedItem } from "@/lib/reminders/reminders";
import { daysItem, deletionsItem } from "@/lib/tracker-store/day-items";
import { type Days, NO_DAYS } from "@/lib/tracker/days";
import { settingsItem } from "@/lib/settings/settings-store";
import { silenceToday, silencedItem, unsilence } from "@/lib/reminders/silence";
import { type Away, NOT_AWAY } from "@/lib/timer/reminders/away";
import { DEFAULTS, type Settings } from "@/lib/timer/settings";
import { HOUR, type Instant, MINUTE, SECOND } from "@/lib/timer/time";
import type { Presence } from "@/lib/tracker/cadence";
import { NOTHING_KNOWN, type State } from "@/lib/tracker/state";
import type { Action } from "@/lib/tracker/actions/action";
import {
  NOW,
  PAUSED,
  RUNNING,
  STOPPED,
  outcomeOf,
  pause,
  pendingOf,
  stateOf,
  timer,
} from "../tracker/states";
import { ACCOUNT } from "../fake-browser/account";
import { createEvent, speak } from "../fake-browser/fakes";

let wall: Instant;
let here: Presence;
let isAllowed: boolean;
let front: { focused: boolean; state: string };

/** A worker that starts over what is stored, and what a person can press. */
function wake(language: "en" | "de" = "en") {
  vi.restoreAllMocks();
  speak(language);
  vi.spyOn(Date, "now").mockImplementation(() => wall);
  vi.spyOn(fakeBrowser.idle, "queryState").mockImplementation(async () => here as never);
  vi.spyOn(fakeBrowser.permissions, "contains").mockImplementation(async () => isAllowed as never);
  const create = vi.spyOn(fakeBrowser.notifications, "create");
  const click = createEvent(fakeBrowser.notifications.onClicked);
  const button = createEvent(fakeBrowser.notifications.onButtonClicked);
  const closed = createEvent(fakeBrowser.notifications.onClosed);
  const popup = vi.fn(async () => {});
  Object.assign(fakeBrowser.action, { openPopup: popup });
  vi.spyOn(fakeBrowser.windows, "getLastFocused").mockImplementation(async () => front as never);
  const opened = vi.spyOn(fakeBrowser.windows, "create").mockResolvedValue({ id: 7 } as never);
  const act = vi.fn(async (_action: Action) => outcomeOf("stopped", { verb: "stop" }));
  const remind = createReminders({ act });
  return {
    remind,
    /** The worker wakes, which was due at `due`, and polls with `poll`. */
    wake: (poll: () => Promise<unknown>, due = wall) => wakeUp(poll, remind, due),
    act,
    opened,
    popup,
    /** The person closes it, or the system takes it away (null), of which not every browser tells. */
    async close(byUser: boolean | null) {
      await fakeBrowser.notifications.clear("reminder");
      if (byUser !== null) await closed("reminder", byUser);
    },
    click,
    press: (which: number) => button("reminder", which),
    /** Title, text and buttons of all that was shown. */
    told: () =>
      create.mock.calls.map(([, options]) => {
        const { title, message, buttons } = options as unknown as Record<string, any>;
        return [title, message, ...buttons.map((each: { title: string }) => each.title)].map((text: string) =>
          text.replace(/\s/g, " "),
        );
      }),
  };
}

const isShown = async () => Object.keys(await fakeBrowser.notifications.getAll()).length > 0;
const choose = (given: Partial<Settings>) => settingsItem.set({ ...DEFAULTS, ...given });
const know = (state: State) => stateItem.set(state);
/** What awork has just said of it. */
const answerIs = (which: State["timer"], given: Partial<State> = {}) =>
  know(stateOf(which, { at: wall, askedAt: wall, ...given }));

beforeEach(async () => {
  fakeBrowser.reset();
  await accountItem.set(ACCOUNT);
  front = { focused: true, state: "normal" };
  wall = NOW;
  here = "active";
  isAllowed = true;
});

describe("a reminder", () => {
  it.each<[string, Partial<Settings>, State["timer"], Away, "en" | "de", string[]]>([
    [
      "of a long timer",
      { remindLongHours: 1 },
      RUNNING,
      NOT_AWAY,
      "en",
      ["Running for 1 hr", "Running 1:00 · Design · Website", "Not again today"],
    ],
    [
      "of a long timer",
      { remindLongHours: 1 },
      RUNNING,
      NOT_AWAY,
      "de",
      ["Läuft seit 1 Std.", "Läuft 1:00 · Design · Website", "Heute nicht mehr"],
    ],
    [
      "of a paused one",
      { remindPausedMinutes: 10 },
      PAUSED,
      NOT_AWAY,
      "en",
      ["Paused for 10 min", "Paused 0:50 · Design · Website · breaks 0:10", "Not again today"],
    ],
    [
      "of none",
      { remindNothing: true },
      { ...STOPPED, end: NOW - 3 * HOUR },
      NOT_AWAY,
      "en",
      [
        "No timer is running",
        "These are your working hours, and no timer has run for 3 hours.",
        "Not again today",
      ],
    ],
    [
      "of an absence",
      { remindAwayMinutes: 25 },
      RUNNING,
      { gone: null, absence: { id: "one", since: NOW - 30 * MINUTE, until: NOW } },
      "en",
      [
        "Away for 30 min",
        "You were away from 11:30 AM, for 0:30. Running 1:00 · Design · Website",
        "Stop as of 11:30 AM",
        "Count as work",
      ],
    ],
    [
      "of an absence",
      { remindAwayMinutes: 25 },
      RUNNING,
      { gone: null, absence: { id: "one", since: NOW - 30 * MINUTE, until: NOW } },
      "de",
      [
        "Du warst 30 Min. weg",
        "Du warst ab 11:30 für 0:30 weg. Läuft 1:00 · Design · Website",
        "Stoppen mit Ende 11:30",
        "Als Arbeit zählen",
      ],
    ],
  ])("%s says what and how long, in the person's language, and comes once", async (...given) => {
    const [, settings, current, away, language, expected] = given;
    await choose(settings);
    await awayItem.set(away);
    await answerIs(current);
    const { remind, told } = wake(language);
    await remind();
    expect(told()).toEqual([expected]);
    await remind();
    expect(told()).toHaveLength(1);
    const next = wake(language);
    await next.remind();
    expect(next.told()).toEqual([]);
  });

  const LONG = timer({ start: NOW - 7 * HOUR });
  const listed = (given: Partial<Days> = {}) =>
    daysItem.set({ ...NO_DAYS, at: wall, timers: [LONG], isWhole: true, ...given });

  it.each<["en" | "de", string[]]>([
    [
      "en",
      [
        "A break is due",
        "Breaks by law: more than 6:00 of work today, with less than 30 min of breaks. Counted so far: 0 min (each 15 min or longer). Running 7:00 · Design · Website",
        "Not again today",
      ],
    ],
    [
      "de",
      [
        "Pause fällig",
        "Pausen nach Gesetz: heute mehr als 6:00 Arbeit mit weniger als 30 Min. Pause. Bisher gezählt: 0 Min. (je ab 15 Min.). Läuft 7:00 · Design · Website",
        "Heute nicht mehr",
      ],
    ],
  ])("of breaks by law says what is counted, and comes once a limit: %s", async (language, expected) => {
    await choose({ breakRule: "germany" });
    await answerIs(LONG);
    await listed();
    const { remind, told } = wake(language);
    await remind();
    await remind();
    expect(told()).toEqual([expected]);
    wall += 2 * HOUR;
    await answerIs(LONG);
    await listed();
    await remind();
    expect(told()).toHaveLength(2);
  });

  it("of breaks by law counts the day as the person left it, before awork has it", async () => {
    await choose({ breakRule: "germany" });
    const start = NOW - 5 * HOUR;
    const [current, earlier] = [
      timer({ start }),
      timer({ id: "earlier", start: start - 2 * HOUR, end: start }),
    ];
    await answerIs(current);
    await listed({ timers: [current, { ...earlier, duration: 2 * HOUR }] });
    await deletionsItem.set([{ id: "earlier", name: "Design", pressedAt: NOW, isSent: false }]);
    const { remind, told } = wake();
    await remind();
    expect(told()).toEqual([]);
    await deletionsItem.set([]);
    await remind();
    expect(told()).toHaveLength(1);
  });

  it.each<[string, () => Promise<void>]>([
    ["nobody chose it", () => choose({})],
    ["the list lacks entries", () => listed({ isWhole: false })],
    ["there is no list", () => daysItem.set(NO_DAYS)],
    ["the list is older than the entry", () => answerIs(LONG, { entryChangedAt: NOW + 1 })],
    ["the list is of yesterday", () => listed({ at: NOW - 24 * HOUR })],
  ])("of breaks by law does not come where %s", async (_title, but) => {
    await choose({ breakRule: "germany" });
    await listed();
    wall += 1;
    await answerIs(LONG);
    const { remind, told } = wake();
    await but();
    await remind();
    expect(told()).toEqual([]);
  });

  it.each<[string, () => Promise<void>]>([
    ["nobody asked for one", () => choose({})],
    ["the browser does not allow it", async () => void (isAllowed = false)],
    ["the screen is locked", async () => void (here = "locked")],
    ["nothing has been heard for long", () => answerIs(RUNNING, { at: NOW - 11 * MINUTE })],
    ["awork can't be had", () => answerIs(RUNNING, { trouble: { kind: "unreachable", detail: "" } })],
    ["something is under way", () => answerIs(RUNNING, { pending: pendingOf() })],
    ["nobody is connected", () => know(NOTHING_KNOWN)],
    ["it is silenced for today", () => silenceToday("long")],
  ])("does not come where %s, and does when that is over", async (_title, but) => {
    await choose({ remindLongHours: 1 });
    await answerIs(RUNNING);
    const { remind, told } = wake();
    await but();
    await remind();
    expect(told()).toEqual([]);
    isAllowed = true;
    here = "active";
    await choose({ remindLongHours: 1 });
    await unsilence("long");
    await answerIs(RUNNING);
    await remind();
    expect(told()).toHaveLength(1);
  });

  it("goes when it does not hold any more, and stays while that can't be told", async () => {
    await choose({ remindPausedMinutes: 10 });
    await answerIs(PAUSED);
    const { remind } = wake();
    await remind();
    expect(await isShown()).toBe(true);
    await answerIs(PAUSED, { trouble: { kind: "timedOut", detail: "" } });
    await remind();
    expect(await isShown()).toBe(true);
    await answerIs(RUNNING);
    await remind();
    expect(await isShown()).toBe(false);
    expect((await remindedItem.get()).shown).toBeNull();
  });

  it("goes with who signs out", async () => {
    await choose({ remindLongHours: 1 });
    await answerIs(RUNNING);
    const { remind } = wake();
    await remind();
    await know(NOTHING_KNOWN);
    await remind();
    expect(await isShown()).toBe(false);
  });

  it("is silenced by its button for today, and comes tomorrow for what is new", async () => {
    await choose({ remindLongHours: 1 });
    await answerIs(RUNNING);
    const { remind, press, told } = wake();
    await remind();
    await press(0);
    expect(await silencedItem.get()).toEqual({ long: "2026-08-26" });
    await answerIs(timer({ id: "two" }));
    await remind();
    expect(told()).toHaveLength(1);
    expect(await isShown()).toBe(false);
    wall += 24 * HOUR;
    await answerIs(timer({ id: "three" }));
    await remind();
    expect(told()).toHaveLength(2);
  });

  it.each<[string, typeof front, boolean, { popup: number; window: number }]>([
    ["the popup", { focused: true, state: "normal" }, true, { popup: 1, window: 0 }],
    ["the popup, in a big window", { focused: true, state: "maximized" }, true, { popup: 1, window: 0 }],
    [
      "its page, while another program has the focus",
      { focused: false, state: "normal" },
      true,
      { popup: 0, window: 1 },
    ],
    [
      "its page, while the window is minimised",
      { focused: true, state: "minimized" },
      true,
      { popup: 0, window: 1 },
    ],
    [
      "its page, where the browser opens no popup",
      { focused: true, state: "normal" },
      false,
      { popup: 1, window: 1 },
    ],
  ])("leads to %s, when it is pressed", async (_title, window, canOpen, expected) => {
    await choose({ remindLongHours: 1 });
    await answerIs(RUNNING);
    const { remind, click, opened, popup } = wake();
    await remind();
    front = window;
    if (!canOpen) popup.mockRejectedValue(new Error("no window"));
    await click("reminder");
    expect({ popup: popup.mock.calls.length, window: opened.mock.calls.length }).toEqual(expected);
    if (expected.window)
      expect(opened.mock.lastCall?.[0]).toMatchObject({
        url: fakeBrowser.runtime.getURL("/popup.html" as never),
        type: "popup",
        focused: true,
      });
    expect(await isShown()).toBe(false);
  });

  it("comes back once where the system took it away unanswered", async () => {
    await choose({ remindLongHours: 1 });
    await answerIs(RUNNING);
    const { remind, told, close } = wake();
    for (const expected of [1, 2, 2, 2]) {
      await remind();
      expect(told()).toHaveLength(expected);
      await close(false);
    }
  });

  it("comes back once also where the browser does not say who took it away, and to another worker", async () => {
    await choose({ remindLongHours: 1 });
    await answerIs(RUNNING);
    const first = wake();
    await first.remind();
    await first.close(null);
    const next = wake();
    await next.remind();
    expect(next.told()).toHaveLength(1);
    await next.close(null);
    await next.remind();
    expect(next.told()).toHaveLength(1);
  });

  it.each<Presence>(["idle", "locked"])(
    "comes back only when somebody is there: not %s",
    async (presence) => {
      await choose({ remindLongHours: 1 });
      await answerIs(RUNNING);
      const { remind, told, close } = wake();
      await remind();
      here = presence;
      await close(false);
      await remind();
      await remind();
      expect(told()).toHaveLength(1);
      here = "active";
      await remind();
      expect(told()).toHaveLength(2);
    },
  );

  it("does not come back where the person closed it, or pressed it", async () => {
    await choose({ remindLongHours: 1 });
    await answerIs(RUNNING);
    const { remind, told, close, click } = wake();
    await remind();
    await close(true);
    await remind();
    expect(told()).toHaveLength(1);
    await answerIs(timer({ id: "two" }));
    await remind();
    await click("reminder");
    await remind();
    expect(told()).toHaveLength(2);
  });

  it.each<[string, (worker: ReturnType<typeof wake>) => unknown]>([
    ["pressed", ({ click }) => click("reminder")],
    ["silenced", ({ press }) => press(0)],
  ])(
    "does not come back where it was %s just as somebody looked whether it is there",
    async (_how, answer) => {
      await choose({ remindLongHours: 1 });
      await answerIs(RUNNING);
      const worker = wake();
      await worker.remind();
      const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
      const there = fakeBrowser.notifications.getAll.bind(fakeBrowser.notifications);
      const asked = vi.spyOn(fakeBrowser.notifications, "getAll").mockImplementationOnce(async () => {
        await held;
        return there();
      });
      const looking = worker.remind();
      await expect.poll(() => asked.mock.calls.length).toBe(1);
      const answering = answer(worker);
      for (let turn = 0; turn < 50; turn++) await Promise.resolve();
      letGo();
      await Promise.all([looking, answering]);
      expect(worker.told()).toHaveLength(1);
      expect(await isShown()).toBe(false);
    },
  );

  it("is not told where the browser could not show it", async () => {
    await choose({ remindLongHours: 1 });
    await answerIs(RUNNING);
    const { remind } = wake();
    vi.mocked(fakeBrowser.notifications.create).mockRejectedValue(new Error("no") as never);
    await expect(remind()).rejects.toThrow("no");
    const next = wake();
    await next.remind();
    expect(next.told()).toHaveLength(1);
  });

  it.each(["en", "de"] as const)("has a title that fits its first line: %s", async (language) => {
    const long = 23 * HOUR + 59 * MINUTE;
    const paused = timer({ start: NOW - 2 * long, breaks: [pause(long)] });
    const away = { gone: null, absence: { id: "one", since: NOW - long, until: NOW } };
    for (const [settings, current, known] of [
      [{ remindLongHours: 1 }, timer({ start: NOW - long }), NOT_AWAY],
      [{ remindPausedMinutes: 1 }, paused, NOT_AWAY],
      [{ remindAwayMinutes: 5 }, timer({ start: NOW - 2 * long }), away],
      [{ remindNothing: true }, { ...STOPPED, end: NOW - 3 * HOUR }, NOT_AWAY],
    ] as const) {
      await remindedItem.set({ told: {}, shown: null });
      await choose(settings);
      await awayItem.set(known);
      await answerIs(current);
      const { remind, told } = wake(language);
      await remind();
      expect(told()[0]![0]!.length).toBeLessThanOrEqual(32);
    }
  });

  it("writes nothing where nothing changes", async () => {
    await choose({ remindLongHours: 1, remindAwayMinutes: 25, remindNothing: true });
    await answerIs(RUNNING);
    const { remind } = wake();
    await remind();
    const written = vi.spyOn(fakeBrowser.storage.local, "set");
    for (let minute = 0; minute < 5; minute++) {
      wall += MINUTE;
      await remind();
    }
    expect(written).not.toHaveBeenCalled();
  });
});

describe("an absence", () => {
  const LONG = 30 * MINUTE;
  const absence = async () => (await awayItem.get()).absence;

  beforeEach(async () => {
    await choose({ remindAwayMinutes: 25 });
    await answerIs(RUNNING);
  });

  it.each<[string, Presence, Instant]>([
    ["idle, which began five minutes before", "idle", NOW - 5 * MINUTE],
    ["locked, which began just then", "locked", NOW],
  ])("begins when somebody is %s, and ends when they are back", async (_title, presence, since) => {
    const { remind } = wake();
    here = presence;
    await remind();
    expect(await awayItem.get()).toEqual({ gone: { id: "one", since }, absence: null });
    wall += LONG;
    await remind();
    here = "active";
    await answerIs(RUNNING);
    await remind();
    const known = { id: "one", since, until: NOW + LONG, name: "Design" };
    expect(await awayItem.get()).toEqual({ gone: null, absence: known });
  });

  it("is not forgotten by who began to look before it was known, and waited for awork", async () => {
    const { remind, wake: poll } = wake();
    here = "locked";
    await remind();
    wall += LONG;
    await remind();
    here = "active";
    await poll(async () => {
      wall += 2 * SECOND;
      await answerIs(RUNNING);
      await remind();
      expect(await absence()).not.toBeNull();
    });
    expect(await absence()).toMatchObject({ id: "one", since: NOW, until: NOW + LONG + 2 * SECOND });
  });

  it("is a sleep as well, of which nobody tells: the alarm rings late", async () => {
    const { wake: poll } = wake();
    const due = wall;
    wall += LONG;
    await poll(() => answerIs(RUNNING), due);
    expect(await absence()).toEqual({ id: "one", since: NOW, until: NOW + LONG, name: "Design" });
  });

  it("is from when the computer fell asleep, also where the screen is locked as it wakes", async () => {
    const { remind, wake: poll } = wake();
    const due = wall;
    wall += LONG;
    here = "locked";
    await remind();
    await poll(() => answerIs(RUNNING), due);
    await remind();
    here = "active";
    wall += MINUTE;
    await remind();
    expect(await absence()).toEqual({ id: "one", since: NOW, until: NOW + LONG + MINUTE, name: "Design" });
  });

  it.each([
    ["ahead", HOUR],
    ["back", -HOUR],
  ])("is none where the clock is set %s", async (_title, by) => {
    const { remind, wake: poll } = wake();
    const due = wall;
    wall += by;
    const old = timer({ start: NOW - 3 * HOUR });
    await poll(() => answerIs(old, { offset: -by }), Math.min(due, wall));
    await remind();
    expect(await awayItem.get()).toEqual(NOT_AWAY);
  });

  it("is none where the timer was stopped meanwhile, as awork then says", async () => {
    const { wake: poll } = wake();
    const due = wall;
    wall += LONG;
    await poll(() => answerIs(STOPPED), due);
    expect(await awayItem.get()).toEqual(NOT_AWAY);
  });

  it("is none where the timer was paused meanwhile", async () => {
    const { wake: poll } = wake();
    const due = wall;
    wall += LONG;
    await poll(() => answerIs({ ...RUNNING, breaks: [pause(-5 * MINUTE, MINUTE)] }), due);
    expect(await awayItem.get()).toEqual(NOT_AWAY);
  });

  it("is seen when the browser starts again in the morning", async () => {
    wake();
    wall += LONG;
    await fakeBrowser.runtime.onStartup.trigger();
    await expect.poll(absence).toEqual({ id: "one", since: NOW, until: NOW + LONG, name: "Design" });
  });

  it("is asked about by the clock of awork", async () => {
    await answerIs(RUNNING, { offset: -MINUTE });
    const { remind } = wake();
    here = "locked";
    await remind();
    expect((await awayItem.get()).gone?.since).toBe(NOW - MINUTE);
  });

  it("is the end, where somebody says so: of that entry, then", async () => {
    await awayItem.set({ gone: null, absence: { id: "one", since: NOW - LONG, until: NOW } });
    const { remind, press, act } = wake();
    await remind();
    await press(0);
    expect(act.mock.calls).toEqual([
      [{ verb: "stop", id: "one", asked: true, purpose: null, end: NOW - LONG }],
    ]);
    // What comes of it is not known here: it lapses when the timer has stopped.
    expect(await absence()).not.toBeNull();
    expect(await isShown()).toBe(false);
  });

  it.each([
    ["opens the popup where something has to be answered before the timer stops", "ask", 1],
    ["opens nothing where the timer has stopped", "stopped", 0],
  ] as const)("as the end %s", async (_title, kind, times) => {
    await awayItem.set({ gone: null, absence: { id: "one", since: NOW - LONG, until: NOW } });
    const { remind, press, act, popup } = wake();
    act.mockResolvedValue(outcomeOf(kind, { verb: "stop" }));
    await remind();
    await press(0);
    expect(popup).toHaveBeenCalledTimes(times);
  });

  it.each<[string, State["timer"]]>([
    ["another timer runs", timer({ id: "two" })],
    ["it has been stopped", { ...STOPPED, end: NOW + MINUTE }],
    ["there is none any more", null],
  ])("is still asked about when %s, and can be the end", async (_title, current) => {
    await awayItem.set({ gone: null, absence: { id: "one", since: NOW - LONG, until: NOW, name: "Design" } });
    const { remind, press, act, told } = wake();
    await answerIs(current);
    await remind();
    expect(told()[0]!.slice(2)).toEqual(["End it as of 11:30 AM", "Count as work"]);
    await press(0);
    expect(act.mock.calls).toEqual([
      [{ verb: "stop", id: "one", asked: true, purpose: null, end: NOW - LONG }],
    ]);
  });

  it.each([0, 1])("is not answered by a notification about another one: button %d", async (which) => {
    const first = { id: "one", since: NOW - LONG, until: NOW - MINUTE };
    await awayItem.set({ gone: null, absence: first });
    const { remind, press, act } = wake();
    await remind();
    const second = { ...first, since: NOW - LONG - 10 * MINUTE, until: NOW - LONG };
    await awayItem.set({ gone: null, absence: second });
    const shown = async () => (await remindedItem.get()).shown;
    await expect.poll(shown).toBe(`away one ${second.since}`);
    await remindedItem.set({ ...(await remindedItem.get()), shown: `away one ${first.since}` });
    await press(which);
    expect(act).not.toHaveBeenCalled();
    expect((await awayItem.get()).absence).toEqual(second);
  });

  it("is not kept about who has signed out", async () => {
    await awayItem.set({ gone: null, absence: { id: "one", since: NOW - LONG, until: NOW, name: "Design" } });
    await accountItem.set(null);
    const { remind } = wake();
    await remind();
    expect(await awayItem.get()).toEqual(NOT_AWAY);
  });

  it("is kept, where somebody says so: nothing is sent, and it is not asked again", async () => {
    await awayItem.set({ gone: null, absence: { id: "one", since: NOW - LONG, until: NOW } });
    const { remind, press, act, told } = wake();
    await remind();
    await press(1);
    await remind();
    expect(await awayItem.get()).toEqual(NOT_AWAY);
    expect(act).not.toHaveBeenCalled();
    expect([told().length, await isShown()]).toEqual([1, false]);
  });
});
