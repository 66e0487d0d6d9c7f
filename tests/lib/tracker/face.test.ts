import { afterEach, describe, expect, it, vi } from "vitest";
import { DAY, HOUR, MINUTE } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import type { Account } from "@/lib/tracker/account";
import { type Icon, face } from "@/lib/tracker/face";
import { Outcome } from "@/lib/tracker/outcome";
import { NOTHING_KNOWN, type State } from "@/lib/tracker/state";
import type { Trouble } from "@/lib/tracker/trouble";
import { createTestWords } from "../words";
import { NOW, PAUSED, RUNNING, STOPPED, outcomeOf, pause, pendingOf, stateOf, timer } from "./states";

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
const GREY = "#59636e";
const RED = "#c0212b";

const offline: Trouble = { kind: "unreachable", detail: "" };
const pending = pendingOf();
const paint = (state: State) => face(state, ACCOUNT, NOW, en);

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

  const BAD = ["ask", "changed", "nothing", "notDone", "failed", "unknown"];
  it.each(
    Outcome.entries.kind.options.map((kind): [Outcome["kind"], string] => [
      kind,
      BAD.includes(kind) ? "!" : "1:00",
    ]),
  )("after what was wanted came out as %s: %s", (kind, text) => {
    expect(paint(stateOf(RUNNING, { outcome: outcomeOf(kind) })).text).toBe(text);
  });

  it("says to connect when nobody is", () => {
    const shown = face(stateOf(RUNNING), null, NOW, en);
    expect(shown).toEqual({ icon: "attention", text: "", colour: RED, title: en("tooltipConnect") });
  });

  it.each([GREEN, BROWN, GREY, RED])("white is legible on %s", (colour) => {
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
        "No connection to awork. It is tried again by itself.",
        "The time goes by what awork said at 11:00 AM.",
      ],
    ],
    [
      "says since when it has heard nothing, when that is long ago",
      stateOf(RUNNING, { at: NOW - HOUR }),
      ["Running 1:00 · Design · Website", "The time goes by what awork said at 11:00 AM."],
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
    expect(face(stateOf(RUNNING), ACCOUNT, NOW, createTestWords("de")).title).toBe(
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
      const shown = face(stateOf(timer({ start }), { at }), ACCOUNT, at, en);
      const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
      const time = `${hours}:${String(rest).padStart(2, "0")}`;
      expect(shown.title).toBe(`Running ${time} · Design · Website`);
      expect(shown.text).toBe(hours === 0 ? `${rest}m` : hours < 10 ? time : `${hours}h`);
    }
  });
});
