import { afterEach, describe, expect, it, vi } from "vitest";
import { HOUR, MINUTE, SECOND } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import { type Notice, consistent, isClockBack, needsPerson, notices } from "@/lib/notices/notice";
import { Outcome } from "@/lib/tracker/actions/outcome";
import type { State } from "@/lib/tracker/state";
import type { SyncError } from "@/lib/tracker/sync-error";
import { createTestWords } from "../words";
import { NOW, PAUSED, RUNNING, STOPPED, outcomeOf, pause, stateOf, timer } from "../tracker/states";

const en = createTestWords("en");
const de = createTestWords("de");
const of = (kind: SyncError["kind"], detail = ""): SyncError => ({ kind, detail });
const strict = { since: NOW - MINUTE, until: NOW + 90 * SECOND, strict: true };

describe("trouble in words, and what to do about it", () => {
  it.each<[SyncError, Notice["remedy"], string]>([
    [of("signedOut"), "settings", "awork refused the access token. Connect again in the settings."],
    [of("signInEnded"), "signIn", "Your sign-in with awork has expired. Sign in again."],
    [
      of("tokenLost"),
      "settings",
      "The stored access token can no longer be read. Connect again in the settings.",
    ],
    [of("noPermission"), "permit", "The browser blocks the connection to awork. Allow access to continue."],
    [of("forbidden"), "retry", "awork’s firewall blocked the request. Retrying automatically."],
    [
      of("gone"),
      "retry",
      "The entry no longer exists in awork or was changed. It will be reloaded in a moment.",
    ],
    [of("refused"), "retry", "awork refused the request."],
    [of("refused", "Tracking is disabled."), "retry", "awork refused the request: Tracking is disabled."],
    [of("tooMany"), null, "Your company has used up awork’s request limit. Next try: 12:01 PM."],
    [of("aworkTrouble"), "retry", "awork is having problems. Retrying automatically."],
    [of("unreachable"), "retry", "No connection to awork. Retrying automatically."],
    [of("timedOut"), "retry", "awork didn’t answer in time. Retrying automatically."],
    [
      of("notUnderstood", "startTimeUtc"),
      "retry",
      "awork’s answer couldn’t be understood (startTimeUtc). Retrying automatically.",
    ],
  ])("$kind", (trouble, remedy, text) => {
    const state = stateOf(null, { at: null, trouble, backoff: strict });
    expect(notices(state, NOW, en)).toEqual([{ tone: "bad", text, remedy }]);
  });

  it("speaks German as well", () => {
    const state = stateOf(null, { at: null, trouble: of("tooMany"), backoff: strict });
    expect(notices(state, NOW, de)[0]?.text).toContain("12:01");
    expect(notices(state, NOW, de)[0]?.text).not.toMatch(/PM|\$/);
  });

  it.each<[SyncError["kind"], boolean]>([
    ["signedOut", true],
    ["signInEnded", true],
    ["tokenLost", true],
    ["noPermission", true],
    ["unreachable", false],
    ["tooMany", false],
    ["refused", false],
  ])("%s goes on until the person does something: %s", (kind, needed) => {
    expect(needsPerson(stateOf(null, { trouble: of(kind) }))).toBe(needed);
  });

  it("has no second way to try an edit again beside the edit's own, which reads alone", () => {
    const outcome = outcomeOf("failed", { verb: "edit", trouble: of("refused", "It is billed.") });
    expect(notices(stateOf(PAUSED, { outcome }), NOW, en)).toEqual([
      { tone: "bad", text: "Not saved. awork refused the request: It is billed.", remedy: null },
    ]);
  });

  it("names no next try once awork's limit is over, in what is still told of an action", () => {
    const outcome = outcomeOf("failed", { trouble: of("tooMany") });
    expect(notices(stateOf(PAUSED, { outcome }), NOW, en)[0]?.text).toBe(
      "Not resumed. Your company had used up awork’s request limit.",
    );
  });

  it.each<[Outcome["verb"], NonNullable<Outcome["why"]>, string]>([
    ["start", "trackingOff", "Not started. Time tracking is switched off in awork"],
    ["start", "archivedType", "Not started. The type of work is archived"],
    ["stop", "done", "Not stopped. The project is done"],
  ])("of a %s that awork would refuse says why: %s", (verb, why, text) => {
    const outcome = outcomeOf("held", { verb, why });
    const [notice] = notices(stateOf(STOPPED, { outcome }), NOW, en);
    expect(notice).toMatchObject({ tone: "bad", remedy: null });
    expect(notice!.text).toContain(text);
  });

  it.each<[SyncError["kind"], string]>([
    ["unreachable", "Not resumed. There was no connection to awork."],
    ["aworkTrouble", "Not resumed. awork was having problems."],
    ["noPermission", "Not resumed. There was no connection to awork."],
    ["timedOut", "Not resumed. awork didn’t answer in time."],
    ["forbidden", "Not resumed. awork’s firewall blocked the request."],
    ["tooMany", "Not resumed. Your company had used up awork’s request limit."],
  ])("is told as over, without a next try, once awork has answered again: %s", (kind, text) => {
    const outcome = outcomeOf("failed", { trouble: of(kind) });
    const told = (given: Partial<State>) => notices(stateOf(PAUSED, { outcome, ...given }), NOW, en)[0]?.text;
    expect(told({})).toBe(text);
    expect(told({ trouble: of("signInEnded"), backoff: { ...strict, strict: false } })).toBe(text);
    expect(told({ trouble: of(kind), backoff: strict })).not.toBe(text);
  });

  it("nothing wrong needs nobody", () => {
    expect(needsPerson(stateOf(null))).toBe(false);
  });
});

describe("what came of Resume, in words", () => {
  const breaks = 27 * MINUTE;
  it.each<[string, Outcome, Notice["tone"], string]>([
    ["resumed", outcomeOf("resumed", { breaks }), "good", "Resumed. 0:27 of breaks now counts as work."],
    [
      "resumed after seconds",
      outcomeOf("resumed", { breaks: 30 * SECOND }),
      "good",
      "Resumed. 0:00:30 of breaks now counts as work.",
    ],
    ["resumed, and there were no breaks", outcomeOf("resumed"), "good", "Resumed."],
    ["already running", outcomeOf("alreadyRunning"), "good", "Already running."],
    ["changed", outcomeOf("changed"), "bad", "The timer changed in awork. Nothing else was changed."],
    ["nothing", outcomeOf("nothing"), "bad", "There is no paused timer to resume."],
    ["not done", outcomeOf("notDone", { breaks }), "bad", "Not resumed: the timer is still paused in awork."],
    [
      "unknown",
      outcomeOf("unknown"),
      "bad",
      "awork hasn’t confirmed this yet. It won’t be sent twice; awork’s next answer will show the result.",
    ],
    ["failed", outcomeOf("failed"), "bad", "Not resumed."],
  ])("%s", (_title, outcome, tone, text) => {
    expect(notices(stateOf(PAUSED, { outcome }), NOW, en)).toEqual([{ tone, text, remedy: null }]);
  });

  it("tells why, and what to do about it", () => {
    const outcome = outcomeOf("failed", { trouble: of("signedOut") });
    expect(notices(stateOf(PAUSED, { outcome }), NOW, en)).toEqual([
      {
        tone: "bad",
        text: "Not resumed. awork refused the access token. Connect again in the settings.",
        remedy: "settings",
      },
    ]);
  });
});

describe("what came of anything else, in words", () => {
  const breaks = 27 * MINUTE;
  const refused = of("refused", "A description is required.");
  it.each<[Outcome["verb"], Outcome["kind"], Partial<Outcome>, Notice["tone"], string]>([
    ["keep", "kept", {}, "good", "Resumed. The break stays a break."],
    ["keep", "nothing", {}, "bad", "There is no paused timer to resume."],
    ["keep", "notDone", {}, "bad", "Not resumed: the timer is still paused in awork."],
    ["removeBreaks", "breaksRemoved", { breaks }, "good", "0:27 of breaks now counts as work."],
    ["removeBreaks", "notDone", { breaks }, "bad", "The breaks were not removed: awork still has them."],
    ["pause", "paused", {}, "good", "Paused."],
    ["pause", "alreadyPaused", {}, "good", "Already paused."],
    ["pause", "nothing", {}, "bad", "No timer is running in awork."],
    ["stop", "stopped", {}, "good", "Stopped."],
    ["stop", "alreadyStopped", {}, "good", "Already stopped."],
    ["stop", "stopped", { end: NOW - 25 * MINUTE }, "good", "Stopped as of 11:35 AM."],
    ["start", "started", { since: NOW - 25 * MINUTE }, "good", "Started. The entry counts from 11:35 AM."],
    [
      "start",
      "started",
      { end: NOW - 25 * MINUTE },
      "good",
      "The entry ended at 11:35 AM, and a second one for the same runs now.",
    ],
    [
      "start",
      "started",
      { since: NOW - 25 * MINUTE, goesOn: true },
      "good",
      "Started. A second entry goes on from 11:35 AM.",
    ],
    [
      "stop",
      "wrongEnd",
      { end: NOW - 25 * MINUTE },
      "bad",
      "Not stopped: the timer hasn’t been running continuously since 11:35 AM.",
    ],
    [
      "edit",
      "changed",
      { end: NOW - 25 * MINUTE },
      "bad",
      "Stopped, but the end was not set back to 11:35 AM.",
    ],
    [
      "edit",
      "failed",
      { end: NOW - 25 * MINUTE, trouble: refused },
      "bad",
      "Stopped, but the end was not set back to 11:35 AM. awork refused the request: A description is required.",
    ],
    [
      "stop",
      "failed",
      { trouble: refused },
      "bad",
      "Not stopped. awork refused the request: A description is required.",
    ],
    ["discard", "discarded", {}, "good", "Discarded. The entry was deleted in awork."],
    ["discard", "notDone", {}, "bad", "Not discarded: the entry is still in awork."],
    ["start", "started", {}, "good", "Started."],
    ["start", "nothing", {}, "bad", "There is nothing to continue yet. Choose what to start on."],
    [
      "start",
      "changed",
      {},
      "bad",
      "Not started: the timer changed in awork in the meantime. Check it, then start again.",
    ],
    ["edit", "saved", {}, "good", "Saved."],
    [
      "edit",
      "changed",
      {},
      "bad",
      "Not saved: this was changed in awork in the meantime. You now see what is in awork.",
    ],
    [
      "edit",
      "failed",
      { trouble: refused },
      "bad",
      "Not saved. awork refused the request: A description is required.",
    ],
  ])("%s: %s", (verb, kind, given, tone, text) => {
    const outcome = outcomeOf(kind, { verb, ...given });
    const [told] = notices(stateOf(RUNNING, { outcome }), NOW, en);
    expect(told).toMatchObject({ tone, text });
  });

  const VERBS = Outcome.entries.verb.options;
  // A question is told by itself.
  const KINDS = Outcome.entries.kind.options.filter((kind) => kind !== "ask");
  const TROUBLES = [null, of("refused", "No."), of("unreachable"), of("gone"), of("notUnderstood", "id")];
  describe.each([
    ["English", en],
    ["German", de],
  ])("in %s", (_language, words) => {
    it.each(VERBS.flatMap((verb) => KINDS.map((kind): [typeof verb, typeof kind] => [verb, kind])))(
      "%s that came out as %s is told in whole sentences",
      (verb, kind) => {
        for (const trouble of TROUBLES) {
          const outcome = outcomeOf(kind, { verb, trouble, breaks });
          const [told, ...more] = notices(stateOf(RUNNING, { outcome }), NOW, words);
          expect(more).toEqual([]);
          expect(told!.text).toMatch(/^(?:awork |[\p{Lu}\d]).{3,}[.!?]$/u);
          expect(told!.text).not.toMatch(/undefined|null|NaN|\$|\s\s|\.\./);
          if (trouble?.detail) expect(told!.text).toContain(trouble.detail);
        }
      },
    );
  });

  // An entry to add or to delete is refused, or waits.
  it.each(VERBS.filter((verb) => verb !== "add" && verb !== "delete"))(
    "%s: what went wrong is told apart",
    (verb) => {
      const texts = (["changed", "nothing", "notDone", "failed", "unknown"] as const).map(
        (kind) => notices(stateOf(RUNNING, { outcome: outcomeOf(kind, { verb }) }), NOW, en)[0]!.text,
      );
      expect(new Set(texts).size).toBe(texts.length);
    },
  );

  it.each(KINDS)("%s is told otherwise in German", (kind) => {
    const state = stateOf(RUNNING, { outcome: outcomeOf(kind, { verb: "stop", breaks }) });
    expect(notices(state, NOW, de)[0]!.text).not.toBe(notices(state, NOW, en)[0]!.text);
  });
});

describe("what is told at a time", () => {
  const good: Notice = { tone: "good", text: "Saved.", remedy: null };
  const note: Notice = { tone: "note", text: "Kept here.", remedy: null };
  const bad: Notice = { tone: "bad", text: "Not saved.", remedy: null };
  it.each<[string, Notice[], Notice[]]>([
    ["all of it, where nothing is wrong", [good, note], [good, note]],
    ["no good news beside bad", [bad, good, note], [bad, note]],
    ["no good news before bad", [good, bad], [bad]],
    ["nothing, where there is nothing", [], []],
  ])("is %s", (_title, all, told) => {
    expect(consistent(all)).toEqual(told);
  });
});

describe("all there is to tell", () => {
  const offline = of("unreachable");
  const HEARD = "Last update from awork: 11:00 AM.";
  it.each<[string, Timer | null, Partial<State>, (string | RegExp)[]]>([
    ["nothing, when all is well", RUNNING, {}, []],
    [
      "since when nothing was heard",
      RUNNING,
      { at: NOW - HOUR, trouble: offline },
      [/^No connection/, HEARD],
    ],
    ["since when, when that is long ago", RUNNING, { at: NOW - HOUR }, [HEARD]],
    ["not that, when it is ten minutes ago", RUNNING, { at: NOW - 10 * MINUTE }, []],
    ["not that, when nothing was ever heard", null, { at: null, trouble: offline }, [/^No connection/]],
    [
      "the outcome first, then other trouble",
      PAUSED,
      { at: NOW - HOUR, trouble: offline, outcome: outcomeOf("alreadyRunning") },
      ["Already running.", /^No connection/, HEARD],
    ],
    [
      "trouble once, when the outcome tells it along",
      PAUSED,
      { at: NOW - HOUR, trouble: offline, outcome: outcomeOf("failed", { trouble: offline }) },
      [/^Not resumed\. No connection/, HEARD],
    ],
    [
      "other trouble that came since, beside what the outcome tells",
      PAUSED,
      { at: NOW - HOUR, trouble: of("signInEnded"), outcome: outcomeOf("failed", { trouble: offline }) },
      [/^Not resumed\. There was no connection/, /^Your sign-in with awork has expired/, HEARD],
    ],
    [
      "an entry that starts in the future",
      timer({ start: NOW + MINUTE }),
      {},
      [/entry starts in the future/],
    ],
    ["not when it is awork's clock that is ahead", timer({ start: NOW + MINUTE }), { offset: MINUTE }, []],
    ["a break that starts in the future", timer({ breaks: [pause(-MINUTE)] }), {}, [/break starts in the/]],
    ["a clock that was set back", RUNNING, { at: NOW + MINUTE }, [/clock has changed/]],
    ["nothing about a stopped entry", STOPPED, {}, []],
  ])("%s", (_title, timer, given, texts) => {
    const told = notices(stateOf(timer, given), NOW, en).map(({ text }) => text);
    expect(told).toEqual(texts.map((text) => expect.stringMatching(text)));
  });

  it.each([
    ["never heard", null, false],
    ["heard just now", NOW, false],
    ["heard a little ahead", NOW + 5 * SECOND, false],
    ["heard too far ahead", NOW + 5 * SECOND + 1, true],
  ])("a clock that was set back shows: %s", (_title, at, isBack) => {
    expect(isClockBack(stateOf(null, { at }), NOW)).toBe(isBack);
  });
});

describe("since when nothing was heard, by the time zone that the computer is in", () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  const since = (at: string, now: string) => {
    const [told] = notices(stateOf(RUNNING, { at: Date.parse(at) }), Date.parse(now), createTestWords("de"));
    return told!.text;
  };
  it.each([
    ["in Berlin", "Europe/Berlin", "2026-08-26T10:00Z", "2026-08-26T11:00Z", "12:00"],
    ["in New York", "America/New_York", "2026-08-26T10:00Z", "2026-08-26T11:00Z", "6:00"],
    ["in Kathmandu", "Asia/Kathmandu", "2026-08-26T10:00Z", "2026-08-26T11:00Z", "15:45"],
    ["over midnight", "Europe/Berlin", "2026-08-26T21:00Z", "2026-08-27T05:00Z", "gestern, 23:00"],
    ["over the year's end", "Europe/Berlin", "2026-12-31T21:00Z", "2027-01-01T05:00Z", "gestern, 22:00"],
    ["over 29 February", "Europe/Berlin", "2028-02-29T21:00Z", "2028-03-01T05:00Z", "gestern, 22:00"],
    ["over the night that is short", "Europe/Berlin", "2026-03-29T00:30Z", "2026-03-29T06:00Z", "1:30"],
    ["over the night that is long", "Europe/Berlin", "2026-10-25T01:30Z", "2026-10-25T06:00Z", "2:30"],
    [
      "of a day ahead in the new zone",
      "Pacific/Auckland",
      "2026-08-26T10:00Z",
      "2026-08-26T13:00Z",
      "gestern, 22:00",
    ],
  ])("%s", (_title, zone, at, now, told) => {
    vi.stubEnv("TZ", zone);
    expect(since(at, now)).toContain(` ${told}`);
  });
});
