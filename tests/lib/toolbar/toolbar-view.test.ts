import { afterEach, describe, expect, it, vi } from "vitest";
import { DAY, HOUR, MINUTE } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import { localDayOf } from "@/lib/timer/today";
import type { Account } from "@/lib/tracker-store/account";
import { type Days, NO_DAYS } from "@/lib/tracker/days";
import { type ToolbarView, type Icon, type DisplayOptions, toolbarView } from "@/lib/toolbar/toolbar-view";
import { Outcome } from "@/lib/tracker/actions/outcome";
import { NOTHING_KNOWN, type State } from "@/lib/tracker/state";
import type { SyncError } from "@/lib/tracker/sync-error";
import { readIcon } from "@/tests/e2e/digits";
import { createTestWords } from "../words";
import {
  IN_BADGE,
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

const en = createTestWords("en");
const ACCOUNT: Account = {
  version: 1,
  userId: "5b0d0b8e-52d1-4b1c-9a53-0d5a1f6f7a01",
  byKey: false,
  name: "Carla Creative",
  workspace: {
    id: "30000000-0000-4000-8000-000000000001",
    name: "Carla & Friends",
    url: "https://carla.awork.com",
  },
  clientId: null,
};
const GREEN = "#1a7f37";
const BROWN = "#8a5a00";
const SLATE = "#3d4f66";
const GREY = "#59636e";
const RED = "#c0212b";

const offline: SyncError = { kind: "unreachable", detail: "" };
const pending = pendingOf();
const paint = (state: State, given: Partial<DisplayOptions> = {}) =>
  toolbarView(state, ACCOUNT, NOW, en, { ...IN_BADGE, ...given });

/** State and time as they are read in the icon; null where no time is drawn. */
const drawn = ({ pixels }: ToolbarView) => pixels && readIcon((x, y) => pixels[y]![x] === ".");

describe("a state that could not be kept", () => {
  it("is said to be old at once, with what to do", () => {
    const shown = paint(stateOf(RUNNING), { isNotKept: true });
    expect(shown).toMatchObject({ icon: "attention", text: "1:00", colour: "#59636e" });
    const [, ...lines] = shown.title.split("\n");
    expect(lines).toEqual([en("stateNotKept"), expect.stringMatching(/^Last update from awork: /)]);
  });
});

describe("the toolbar", () => {
  it.each<[string, Timer | null, Partial<State>, Icon, string, string | null]>([
    ["running", RUNNING, {}, "running", "1:00", GREEN],
    ["running for minutes", timer({ start: NOW - 42 * MINUTE }), {}, "running", "42m", GREEN],
    ["paused, frozen", PAUSED, {}, "paused", "50m", BROWN],
    ["stopped", STOPPED, {}, "nothing", "", null],
    ["no entry", null, {}, "nothing", "", null],
    ["nothing heard yet", null, { at: null }, "nothing", "", null],
    ["by awork's clock", RUNNING, { offset: 10 * MINUTE }, "running", "1:10", GREEN],
    ["offline for a moment", RUNNING, { trouble: offline, at: NOW - 10 * MINUTE }, "running", "1:00", GREEN],
    ["offline for long", RUNNING, { trouble: offline, at: NOW - 10 * MINUTE - 1 }, "running", "1:00", GREY],
    ["never heard, yet known", RUNNING, { at: null }, "running", "1:00", GREY],
    [
      "signed out while it runs",
      RUNNING,
      { trouble: { kind: "signedOut", detail: "" } },
      "attention",
      "1:00",
      RED,
    ],
    [
      "signed out for long",
      PAUSED,
      { trouble: { kind: "signedOut", detail: "" }, at: NOW - HOUR },
      "attention",
      "50m",
      RED,
    ],
    [
      "a sign-in that has ended, while it runs",
      RUNNING,
      { trouble: { kind: "signInEnded", detail: "" }, at: NOW - HOUR },
      "attention",
      "1:00",
      RED,
    ],
    ["not permitted", null, { trouble: { kind: "noPermission", detail: "" } }, "attention", "", null],
    ["an action under way", PAUSED, { pending }, "paused", "…", BROWN],
    ["its fate unknown", PAUSED, { pending, outcome: outcomeOf("unknown") }, "paused", "!", RED],
    ["an entry ahead of the clock", timer({ start: NOW + HOUR }), {}, "running", "?", GREY],
    ["a break ahead of the clock", timer({ breaks: [pause(-HOUR)] }), {}, "paused", "?", GREY],
    ["a clock that was set back", RUNNING, { at: NOW + HOUR }, "running", "?", GREY],
    ["a clock that was set back while it was paused", PAUSED, { at: NOW + DAY }, "paused", "?", GREY],
    ["a clock that was set ahead by a day", RUNNING, { at: NOW - DAY }, "running", "1:00", GREY],
    ["a night that was slept through", PAUSED, { at: NOW - 8 * HOUR }, "paused", "50m", GREY],
  ])("%s", (_title, timer, given, icon, text, colour) => {
    const shown = paint(stateOf(timer, given));
    expect(shown).toMatchObject({ icon, text, ...(colour && { colour }) });
  });

  // What asks, or says that nothing was to be done, leaves the time where it is.
  const BAD = ["wrongEnd", "notDone", "failed", "unknown", "uncertain"];
  it.each(
    Outcome.entries.kind.options.map((kind): [Outcome["kind"], string] => [
      kind,
      BAD.includes(kind) || kind.startsWith("other") ? "!" : "1:00",
    ]),
  )("after what was wanted came out as %s: %s", (kind, text) => {
    expect(paint(stateOf(RUNNING, { outcome: outcomeOf(kind) })).text).toBe(text);
  });

  it.each<[Outcome["verb"], string]>([
    ["stop", "1:00"],
    ["resume", "1:00"],
    ["start", "!"],
    ["edit", "!"],
  ])("after a timer that had changed before %s: %s", (verb, text) => {
    expect(paint(stateOf(RUNNING, { outcome: outcomeOf("changed", { verb }) })).text).toBe(text);
  });

  describe("while a question waits", () => {
    const question = { about: "breaks", verb: "resume", id: "one" } as const;

    it("has the shape that calls a person, beside the time, and asks in its title", () => {
      const shown = paint(stateOf(PAUSED, { question }));
      expect(shown).toMatchObject({ icon: "attention", text: "50m", colour: RED });
      expect(shown.title).toContain("\nNot resumed yet: 0:10 of breaks would count as work.");
    });

    it("draws a time that has no room in the badge in the colour that calls a person", () => {
      const shown = paint(stateOf(PAUSED, { question }), { ...IN_BADGE, capacity: 2 });
      expect(shown).toMatchObject({ text: "", colour: RED });
      expect(drawn(shown)).toBe("attention 0:50");
    });

    it("asks nothing about another timer", () => {
      expect(paint(stateOf(timer({ id: "two" }), { question }))).toMatchObject({ icon: "running" });
    });
  });

  it("says to connect when nobody is", () => {
    const shown = toolbarView(stateOf(RUNNING), null, NOW, en, IN_BADGE);
    expect(shown).toEqual({
      icon: "attention",
      pixels: null,
      text: "",
      colour: RED,
      title: en("tooltipConnect"),
    });
  });

  it.each([GREEN, BROWN, SLATE, GREY, RED])("white is legible on %s", (colour) => {
    const [red, green, blue] = [1, 3, 5]
      .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
      .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as [
      number,
      number,
      number,
    ];
    expect(1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)).toBeGreaterThanOrEqual(4.5);
  });
});

describe("the time in the icon", () => {
  const LONG = timer({ start: NOW - 12 * HOUR - 34 * MINUTE });
  const signedOut: SyncError = { kind: "signedOut", detail: "" };
  type Row = [
    title: string,
    State,
    Partial<DisplayOptions>,
    Icon,
    text: string,
    drawn: string | null,
    colour: string,
  ];
  it.each<Row>([
    ["is there where the badge has no room", stateOf(LONG), {}, "running", "", "12:34", GREEN],
    ["is not there where it has", stateOf(RUNNING), {}, "running", "1:00", null, GREEN],
    ["is there where a person wants it", stateOf(RUNNING), { place: "icon" }, "running", "", "1:00", GREEN],
    ["is there in minutes too", stateOf(PAUSED), { place: "icon" }, "paused", "", "0:50", BROWN],
    [
      "is there in a browser with a small badge",
      stateOf(PAUSED),
      { capacity: 2 },
      "paused",
      "",
      "0:50",
      BROWN,
    ],
    ["is grey when it is old", stateOf(LONG, { at: NOW - HOUR }), {}, "running", "", "12:34", GREY],
    [
      "leaves an icon that has none its shape",
      stateOf(STOPPED),
      { place: "icon" },
      "nothing",
      "",
      null,
      BROWN,
    ],
    [
      "gives way to a failure",
      stateOf(LONG, { outcome: outcomeOf("failed") }),
      {},
      "running",
      "!",
      null,
      RED,
    ],
    ["gives way to an action", stateOf(LONG, { pending }), { place: "icon" }, "running", "…", null, BROWN],
    ["gives way to a doubt", stateOf(LONG, { at: NOW + HOUR }), {}, "running", "?", null, GREY],
    [
      "gives way to what needs a person",
      stateOf(LONG, { trouble: signedOut }),
      {},
      "attention",
      "",
      null,
      RED,
    ],
    [
      "gives way to it also where a person wants it there: the badge tells it",
      stateOf(RUNNING, { trouble: signedOut }),
      { place: "icon" },
      "attention",
      "1:00",
      null,
      RED,
    ],
  ])("%s", (_title, state, given, icon, text, time, colour) => {
    const shown = paint(state, given);
    expect({ ...shown, drawn: drawn(shown) }).toMatchObject({
      icon,
      text,
      drawn: time && `${icon} ${time}`,
      colour,
    });
  });

  it("has perforated sides when it is old", () => {
    const side = (at: number) => paint(stateOf(LONG, { at })).pixels!.map((row) => row[0]);
    expect(side(NOW).join("")).toBe(` ${"#".repeat(14)} `);
    expect(side(NOW - HOUR).join("")).toBe(` ${" #".repeat(7)} `);
  });
});

describe("today's total", () => {
  const done = (given: Partial<Timer>) =>
    timer({ id: "done", start: NOW - 5 * HOUR, end: NOW - 3 * HOUR, duration: 2 * HOUR, ...given });
  const listed = (timers: Timer[], given: Partial<Days> = {}) => ({
    days: { ...NO_DAYS, at: NOW, timers, isWhole: true, ...given },
  });
  const DONE = done({});
  const all = (timer: Timer | null, given: Partial<State> = {}) => stateOf(timer, given);
  type Row = [string, State, Partial<DisplayOptions>, Icon, text: string, colour: string, title: string];
  const ONE = "Running 1:00 · Design · Website";
  it.each<Row>([
    [
      "is the current entry's and what has ended",
      all(RUNNING),
      listed([DONE, RUNNING]),
      "running",
      "3:00",
      GREEN,
      `${ONE} · today 3:00`,
    ],
    ["leaves yesterday out", all(RUNNING), listed([done({ day: "2026-08-25" })]), "running", "1:00", GREEN, `${ONE} · today 1:00`], // prettier-ignore
    [
      "is told quietly when nothing goes on",
      all(STOPPED),
      listed([DONE]),
      "nothing",
      "2:30",
      SLATE,
      "Nothing running · last 0:30 · Design · Website · today 2:30",
    ],
    ["is told so without an entry too", all(null), listed([DONE]), "nothing", "2:00", SLATE, "Nothing running · today 2:00"], // prettier-ignore
    ["is not told when there is none and nothing goes on", all(null), listed([]), "nothing", "", BROWN, "Nothing running · today 0:00"], // prettier-ignore
    [
      "is told when there is none yet and a timer runs",
      all(timer({ day: "2026-08-25" })),
      listed([]),
      "running",
      "0m",
      GREEN,
      `${ONE} · today 0:00`,
    ],
    ["is not sure before the list was read", all(RUNNING), { days: NO_DAYS }, "running", "1:00", GREY, `${ONE} · today ≈ 1:00`], // prettier-ignore
    [
      "is not sure while another entry is current than when it was read",
      all(RUNNING, { entryChangedAt: NOW }),
      listed([DONE], { at: NOW - 1 }),
      "running",
      "3:00",
      GREY,
      `${ONE} · today ≈ 3:00`,
    ],
    [
      "is not sure while an entry of the list may have gone on",
      all(RUNNING),
      listed([timer({ id: "other", start: NOW - 2 * HOUR })]),
      "running",
      "2:00",
      GREY,
      `${ONE} · today ≈ 2:00`,
    ],
    ["is not sure where an entry is missing", all(RUNNING), listed([DONE], { isWhole: false }), "running", "3:00", GREY, `${ONE} · today ≈ 3:00`], // prettier-ignore
    ["is not sure where awork refused the list", all(RUNNING), listed([DONE], { trouble: { kind: "refused", detail: "" } }), "running", "3:00", GREY, `${ONE} · today ≈ 3:00`], // prettier-ignore
    ["is told with its target", all(RUNNING), { ...listed([DONE]), target: 8 * HOUR }, "running", "3:00", GREEN, `${ONE} · today 3:00 of 8:00`], // prettier-ignore
    ["is told with its target also where it is not sure", all(RUNNING), { days: NO_DAYS, target: 8 * HOUR }, "running", "1:00", GREY, `${ONE} · today ≈ 1:00 of 8:00`], // prettier-ignore
    ["is told alone on a day on which nothing is to be worked", all(RUNNING), { ...listed([DONE]), target: 0 }, "running", "3:00", GREEN, `${ONE} · today 3:00`], // prettier-ignore
    ["gives way to an action", all(RUNNING, { pending }), listed([DONE]), "running", "…", BROWN, `${ONE} · today 3:00`], // prettier-ignore
  ])("%s", (_title, state, given, icon, text, colour, title) => {
    const shown = paint(state, given);
    expect(shown).toMatchObject({ icon, text, colour });
    expect(shown.title.split("\n")[0]).toBe(title);
  });

  it("is drawn into the icon from ten hours on", () => {
    const shown = paint(stateOf(PAUSED), listed([done({ duration: 10 * HOUR })]));
    expect([shown.text, drawn(shown), shown.icon]).toEqual(["", "paused 10:50", "paused"]);
  });

  it("goes by awork's day", () => {
    const state = stateOf(null, { offset: DAY });
    expect(paint(state, listed([DONE])).text).toBe("");
    expect(paint(state, listed([done({ day: "2026-08-27" })])).text).toBe("2:00");
  });

  it("is named in German as well", () => {
    const telling = { ...IN_BADGE, ...listed([DONE]) };
    expect(toolbarView(stateOf(RUNNING), ACCOUNT, NOW, createTestWords("de"), telling).title).toBe(
      "Läuft 1:00 · Design · Website · heute 3:00",
    );
  });
});

describe("the tooltip", () => {
  it.each<[string, State, string[]]>([
    ["says what runs", stateOf(RUNNING), ["Running 1:00 · Design · Website"]],
    ["goes by awork's clock", stateOf(RUNNING, { offset: HOUR }), ["Running 2:00 · Design · Website"]],
    ["says that nothing runs", stateOf(null), ["Nothing running"]],
    ["says nothing that is not known", NOTHING_KNOWN, ["Timer for awork"]],
    [
      "says what is wrong, and since when",
      stateOf(RUNNING, { trouble: offline, at: NOW - HOUR }),
      [
        "Running 1:00 · Design · Website",
        "No connection to awork. Retrying automatically.",
        "Last update from awork: 11:00 AM.",
      ],
    ],
    [
      "says since when it has heard nothing, when that is long ago",
      stateOf(RUNNING, { at: NOW - HOUR }),
      ["Running 1:00 · Design · Website", "Last update from awork: 11:00 AM."],
    ],
    [
      "says that the clock was set back",
      stateOf(RUNNING, { at: NOW + HOUR }),
      ["Running 1:00 · Design · Website", en("clockChanged")],
    ],
    [
      "says why Resume failed",
      stateOf(PAUSED, { outcome: outcomeOf("failed", { trouble: { kind: "refused", detail: "No." } }) }),
      ["Paused 0:50 · Design · Website · breaks 0:10", "Not resumed. awork refused the request: No."],
    ],
    [
      "does not repeat what can be seen: resumed",
      stateOf(RUNNING, { outcome: outcomeOf("resumed", { breaks: MINUTE }) }),
      ["Running 1:00 · Design · Website"],
    ],
  ])("%s", (_title, state, lines) => {
    expect(paint(state).title.split("\n")).toEqual(lines);
  });

  it("speaks German as well", () => {
    expect(toolbarView(stateOf(RUNNING), ACCOUNT, NOW, createTestWords("de"), IN_BADGE).title).toBe(
      "Läuft 1:00 · Design · Website",
    );
  });
});

describe("the toolbar, each minute of a day and a night", () => {
  const ZONES = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"];
  const NIGHTS = ["2026-03-28", "2026-10-24", "2026-12-31", "2028-02-28"];
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it.each(NIGHTS)("has the time that went by, whatever zone the computer is in: from %s on", (day) => {
    const start = Date.parse(`${day}T08:00:00Z`);
    for (let minutes = 0; minutes < 26 * 60; minutes += 1) {
      vi.stubEnv("TZ", ZONES[minutes % ZONES.length]!);
      const at = start + minutes * MINUTE;
      const shown = toolbarView(stateOf(timer({ start }), { at }), ACCOUNT, at, en, IN_BADGE);
      const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
      const time = `${hours}:${String(rest).padStart(2, "0")}`;
      const since = localDayOf(at) === localDayOf(start) ? "" : " · since yesterday";
      expect(shown.title).toMatch(new RegExp(`^Running ${time} · Design · Website${since}`));
      if (hours >= 10) expect([shown.text, drawn(shown)]).toEqual(["", `running ${time}`]);
      else expect([shown.text, shown.pixels]).toEqual([hours === 0 ? `${rest}m` : time, null]);
    }
  });
});
