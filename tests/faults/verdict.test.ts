import { describe, expect, it } from "vitest";
import { newEntry } from "../fake-awork/new-entry.ts";
import type { Entry } from "../fake-awork/entry.ts";
import type { Seen, SeenPopup } from "./seen.ts";
import type { Telling } from "./tellings.ts";
import { type Scene, verdict } from "./verdict.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const NOW = new Date("2026-11-21T14:05:30").getTime();

/** It has run for 1:23:45, ten minutes of break left out. */
const RUNNING = entry({
  start: NOW - 94 * MINUTE + 15 * SECOND,
  breaks: [{ start: NOW - 60 * MINUTE, end: NOW - 50 * MINUTE }],
});

function entry(given: Partial<Entry>): Entry {
  return newEntry(given, NOW, "Europe/Berlin");
}

const told = (given: Partial<Telling> = {}): Telling => ({
  entry: RUNNING,
  order: 1,
  actedAt: NOW - 20 * SECOND,
  heardAt: NOW - 20 * SECOND,
  ahead: 0,
  isSure: true,
  isPainted: true,
  isRead: true,
  ...given,
});

type Case = {
  scene?: Partial<Scene> & { tellings?: Telling[] };
  seen?: Partial<Seen>;
  popup?: Partial<SeenPopup> | null;
};

const POPUP: SeenPopup = {
  heading: "Running",
  time: "1:23:45",
  alerts: [],
  statuses: [],
  breaks: "breaks 0:10",
  today: "Today 1:23",
  text: "Running 1:23:45 Create logo concept",
  buttons: [],
};

const TITLE = "Running 1:23 · Create logo concept · Website relaunch · breaks 0:10";
const GREEN = [26, 127, 55];
const GREY = [89, 99, 110];

function judged({ scene = {}, seen = {}, popup = {} }: Case) {
  const { tellings = [told()], ...backoff } = scene;
  return verdict(
    {
      at: NOW,
      badge: "1:23",
      colour: GREEN,
      title: TITLE,
      alarm: NOW + 30 * SECOND,
      popup: popup && { ...POPUP, ...popup },
      ...seen,
    },
    {
      entry: RUNNING,
      entries: [backoff.entry ?? RUNNING].filter((each) => each !== null),
      habits: [],
      before: null,
      ahead: 0,
      aheads: [0],
      inToolbar: tellings,
      inPopup: tellings,
      asked: "nothing",
      isBusy: false,
      pressedAt: 0,
      posts: 0,
      ...backoff,
    },
  );
}

const trouble = ["No connection to awork. Retrying automatically."];
const since = (time: string) => `Last update from awork: ${time}.`;

/** Nothing was heard since then. */
const marked = (time = "2:05 PM", title = TITLE): Case => ({
  seen: { title: [title, ...trouble, since(time)].join("\n") },
  popup: { alerts: trouble, statuses: [since(time)] },
});

describe("all is well where it", () => {
  it("is right", () => {
    expect(judged({})).toEqual({ badge: "right", tooltip: "right", popup: "right", faults: [] });
  });

  it.each([-1, 1])("is right within a second: %d", (off) => {
    expect(judged({ popup: { time: `1:23:${45 + off}` } }).faults).toEqual([]);
  });

  it("is as told, where the books were changed since", () => {
    const paused = { ...RUNNING, breaks: [...RUNNING.breaks, { start: NOW - 5 * MINUTE, end: null }] };
    expect(judged({ scene: { entry: paused } })).toEqual({
      badge: "told",
      tooltip: "told",
      popup: "told",
      faults: [],
    });
  });

  /** From ten hours on the time is in the icon. */
  const long = (seen: Case["seen"] = {}): Case => {
    const entry = { ...RUNNING, start: RUNNING.start! - 11 * 60 * MINUTE };
    const title = TITLE.replace("1:23", "12:23");
    return {
      scene: { entry, tellings: [told({ entry })] },
      seen: { badge: "", title, ...seen },
      popup: { time: "12:23:45" },
    };
  };

  it("is in the icon", () => {
    expect(judged(long())).toEqual({ badge: "right", tooltip: "right", popup: "right", faults: [] });
    expect(judged(long({ badge: "12h" })).faults).toHaveLength(1);
  });

  it("is in the icon in the colour of what is old", () => {
    const entry = { ...RUNNING, start: RUNNING.start! - 11 * 60 * MINUTE };
    const scene = { entry, tellings: [told({ entry, heardAt: NOW - 20 * MINUTE })] };
    const { seen, popup } = marked("1:45 PM", TITLE.replace("1:23", "12:23"));
    const old = (colour: number[]): Case => ({
      scene,
      seen: { ...seen, badge: "", colour },
      popup: { ...popup!, time: "12:23:45" },
    });
    expect(judged(old(GREY)).faults).toEqual([]);
    expect(judged(old(GREEN)).faults).toEqual(["toolbar: the badge's colour does not say that it is old"]);
  });

  it("is marked as old, with the time of the last answer", () => {
    expect(judged(marked())).toEqual({ badge: "marked", tooltip: "marked", popup: "marked", faults: [] });
  });

  it("is not known what became of what was pressed", () => {
    const scene = { pressedAt: NOW - 5 * SECOND, posts: 1 };
    expect(judged({ scene, seen: { badge: "…" } })).toMatchObject({ badge: "sign", faults: [] });
  });

  it("is told why the badge has no number", () => {
    const title = [TITLE, "Not paused."].join("\n");
    expect(judged({ seen: { badge: "!", title } })).toMatchObject({
      badge: "sign",
      tooltip: "right",
      faults: [],
    });
  });

  it("shows nothing, as there is nothing", () => {
    const nothing = { heading: "Nothing running", time: null, breaks: null, text: "Nothing running" };
    const scene = { entry: null, tellings: [told({ entry: null })] };
    const seen = { badge: "", title: "Nothing running" };
    expect(judged({ scene, seen, popup: nothing }).faults).toEqual([]);
  });

  it("is what was told ten minutes ago, where awork had to refuse for its limit", () => {
    const scene = { isBusy: true, tellings: [told({ heardAt: NOW - 10 * MINUTE })] };
    expect(judged({ scene }).faults).toEqual([]);
    const older = { ...scene, tellings: [told({ heardAt: NOW - 12 * MINUTE })] };
    expect(judged({ scene: older }).faults).toContain("popup: it is 720 s old, and not marked");
  });

  it("doubts a clock that was set since awork answered", () => {
    const line = "This computer’s clock has changed, so the time may be wrong until awork answers.";
    const scene = { ahead: HOUR, aheads: [0, HOUR] };
    const seen = { badge: "?", title: [TITLE, line].join("\n") };
    // By a clock that was set back a break may not be over yet.
    for (const breaks of ["breaks 0:10", "breaks 0:07"])
      expect(judged({ scene, seen, popup: { breaks, alerts: [line] } })).toMatchObject({
        popup: "marked",
        faults: [],
      });
  });

  it("can't know that the clock was set back by as long as the computer slept since awork was heard", () => {
    const slept = { tellings: [told({ ahead: HOUR })], aheads: [HOUR, 0] };
    const seen = { badge: "2:23", title: TITLE.replace("1:23", "2:23") };
    const popup = { time: "2:23:45" };
    expect(judged({ scene: slept, seen, popup }).faults).toEqual([]);
    const wrong = ["toolbar", "popup"].map((place) => `${place}: it is wrong, and not marked`);
    const older = { ...slept, tellings: [told({ ahead: HOUR, heardAt: NOW - 3 * MINUTE })] };
    expect(judged({ scene: older, seen, popup }).faults).toEqual(wrong);
    const later = { ...slept, tellings: [told({ ahead: HOUR, heardAt: NOW + 3 * MINUTE })] };
    expect(judged({ scene: later, seen, popup }).faults).toEqual(wrong);
  });

  it("finds a timer that slipped behind another only when all is read", () => {
    const stopped = entry({ start: NOW - HOUR, end: NOW - 30 * MINUTE });
    const slipped: Case = {
      scene: { before: stopped, asked: "timer", tellings: [told({ entry: stopped })] },
      seen: { badge: "", title: "Nothing running · last 0:30 · Create logo concept" },
      popup: { heading: "Nothing running", time: "0:30:00", breaks: null },
    };
    expect(judged(slipped).faults).toEqual([]);
    expect(judged({ ...slipped, scene: { ...slipped.scene, asked: "all" } }).faults).not.toEqual([]);
  });
});

it("excuses one of two timers, where not all was read yet", () => {
  const later = entry({ start: NOW - 5 * MINUTE, end: null });
  const scene = { entry: later, entries: [RUNNING, later] };
  expect(judged({ scene: { ...scene, asked: "timer" } }).faults).toEqual([]);
  expect(judged({ scene: { ...scene, asked: "all" } }).faults).not.toEqual([]);
});

describe("today's sum", () => {
  const before = new Date(NOW).setHours(8, 0, 0, 0);
  const booked = entry({ start: before, end: before + HOUR, duration: HOUR });
  const planned = entry({ start: NOW + HOUR, end: NOW + 2 * HOUR, duration: HOUR });
  const yesterday = entry({ start: before - 24 * HOUR, end: before - 23 * HOUR, duration: HOUR });
  const entries = [RUNNING, booked, planned, yesterday];
  const faultsOf = (today: string | null, scene: Partial<Scene> = {}) =>
    judged({ scene: { entries, asked: "all", ...scene }, popup: { today } }).faults;

  it("is of what has begun today", () => {
    expect(faultsOf("Today 2:23")).toEqual([]);
    for (const wrong of ["Today 1:23", "Today 3:23", "Today ≈ 2:23", "Today", null])
      expect(faultsOf(wrong)).toHaveLength(1);
  });

  it("is not sure where awork counts an entry that never comes, and sure whatever else it does", () => {
    expect(faultsOf("Today ≈ 2:23", { habits: ["lostEntry", "oddEntry"] })).toEqual([]);
    expect(faultsOf("Today 2:23", { habits: ["lostEntry"] })).toHaveLength(1);
    expect(faultsOf("Today 2:23", { habits: ["oddEntry", "shortPages", "looseTies"] })).toEqual([]);
  });

  it("is not looked at before all was read, nor where a second timer runs", () => {
    expect(faultsOf("Today 0:00", { asked: "timer" })).toEqual([]);
    const second = entry({ start: NOW - HOUR, end: null });
    expect(faultsOf("Today ≈ 2:30", { entries: [RUNNING, second] })).toEqual([]);
  });
});

describe("it is a fault where", () => {
  it.each<[string, Case, string]>([
    ["the popup is two seconds off", { popup: { time: "1:23:47" } }, "popup: it is wrong, and not marked"],
    ["the popup is two seconds behind", { popup: { time: "1:23:43" } }, "popup: it is wrong, and not marked"],
    ["the popup says another state", { popup: { heading: "Paused" } }, "popup: it is wrong, and not marked"],
    ["the popup says another task", { popup: { text: "Sitemap" } }, "popup: it is wrong, and not marked"],
    ["the breaks are wrong", { popup: { breaks: "breaks 0:12" } }, 'popup: it says "breaks 0:12"'],
    ["a number is none", { popup: { time: "NaN:NaN:NaN" } }, `popup: "Running", "NaN:NaN:NaN" can't be read`],
    [
      "nobody is connected",
      { popup: { heading: "Not connected" } },
      `popup: "Not connected", "1:23:45" can't be read`,
    ],
    ["nothing is told", { popup: { heading: null } }, "popup: no timer is told of"],
    [
      "badge and tooltip stand still",
      { seen: { badge: "1:22", title: TITLE.replace("1:23", "1:22") } },
      "toolbar: it is wrong, and not marked",
    ],
    [
      "the badge stands still",
      { seen: { badge: "1:22" } },
      `toolbar: the badge says "1:22", and the tooltip "${TITLE}"`,
    ],
    ["the badge is empty", { seen: { badge: "" } }, `toolbar: the badge says "", and the tooltip "${TITLE}"`],
    ["a sign has no reason", { seen: { badge: "!" } }, 'toolbar: the badge says "!", and nothing says why'],
    ["a doubt has no reason", { seen: { badge: "?" } }, 'toolbar: the badge says "?", and nothing says why'],
    ["nothing is under way", { seen: { badge: "…" } }, 'toolbar: the badge says "…", and nothing says why'],
    ["nothing is known", { seen: { badge: "", title: "Timer for awork" } }, "toolbar: no timer is told of"],
    ["nothing wakes the worker", { seen: { alarm: null } }, "alarm: nothing will wake the worker"],
    ["the alarm is for later", { seen: { alarm: NOW + 70 * SECOND } }, "alarm: it rings only in 70000 ms"],
    [
      "the alarm did not ring",
      { seen: { alarm: NOW - 5 * SECOND } },
      "alarm: it should have rung 5000 ms ago",
    ],
    ["one press is posted twice", { scene: { posts: 2 } }, "one press was posted 2 times"],
    [
      "what was told is old",
      { scene: { tellings: [told({ heardAt: NOW - 3 * MINUTE })] } },
      "popup: it is 180 s old, and not marked",
    ],
    [
      "it is right by now and still marked",
      { ...marked(), scene: { asked: "timer" } },
      "popup: it is right by now, and says that it may not be",
    ],
    [
      "it has to be right by now",
      { scene: { asked: "timer", entry: null } },
      "popup: it has to be right by now, and is not",
    ],
    [
      "it is marked with another time",
      marked("1:59 PM"),
      "popup: it names another time than that of awork's last answer",
    ],
    [
      "it is marked with another day",
      marked("Fri, Nov 20, 2:05 PM"),
      "toolbar: it names another time than that of awork's last answer",
    ],
    [
      "it is marked and not what was told",
      { ...marked(), popup: { ...marked().popup, time: "1:20:00" } },
      "popup: it is not what awork said at the time that it names",
    ],
    [
      "only the popup is marked",
      { popup: { alerts: trouble, statuses: [since("2:05 PM")] } },
      "popup and tooltip do not agree on whether awork is heard",
    ],
    [
      "the badge looks sure of what is old",
      { ...marked("1:45 PM"), scene: { tellings: [told({ heardAt: NOW - 20 * MINUTE })] } },
      "toolbar: the badge's colour does not say that it is old",
    ],
    [
      "a clock is doubted that was not set",
      {
        popup: { time: "1:33:45", alerts: ["This computer’s clock has changed, so the time may be wrong."] },
      },
      "popup: it is wrong, and not marked",
    ],
  ])("%s", (_title, given, fault) => {
    expect(judged(given).faults).toContain(fault);
  });

  it("and none where the badge has the colour of what is old", () => {
    const scene = { tellings: [told({ heardAt: NOW - 20 * MINUTE })] };
    const { seen, popup } = marked("1:45 PM");
    expect(judged({ scene, popup: popup!, seen: { ...seen, colour: GREY } }).faults).toEqual([]);
  });
});
