import { describe, expect, it } from "vitest";
import { HOUR, MINUTE, SECOND } from "@/lib/timer/time";
import { RULES_BY_KEY, type Rules } from "@/lib/timer/rules/rules";
import type { Purpose } from "@/lib/timer/start/choice";
import type { Timer } from "@/lib/timer/timer";
import type { Action, Verb } from "@/lib/tracker/actions/action";
import { decide } from "@/lib/tracker/actions/decide";
import { NOTE_REQUIRED, NOW, PAUSED, PURPOSE, RUNNING, STOPPED, pause, timer, wish } from "../states";

const TIMERS: Record<string, Timer | null> = {
  "none at all": null,
  "a running timer": RUNNING,
  "a paused timer": PAUSED,
  "a stopped entry": STOPPED,
};

/** From the popup, which showed the timer `id`, once its question has been answered. */
const seen = (verb: Verb, id: string | null, given: Partial<Action> = {}) =>
  wish(verb, { id, asked: true, ...given });

/** From a button of the popup, before anything has been asked. */
const button = (verb: Verb, given: Partial<Action> = {}) => wish(verb, { id: "one", ...given });

type Kinds = [none: string, running: string, paused: string, stopped: string];

describe("whether to send", () => {
  const TABLE: Record<Exclude<Verb, "start">, { popup: Kinds; key: Kinds }> = {
    resume: {
      popup: ["changed", "alreadyRunning", "send", "changed"],
      key: ["nothing", "alreadyRunning", "send", "nothing"],
    },
    keep: {
      popup: ["changed", "alreadyRunning", "send", "changed"],
      key: ["nothing", "alreadyRunning", "send", "nothing"],
    },
    removeBreaks: {
      popup: ["changed", "alreadyRunning", "changed", "changed"],
      key: ["nothing", "alreadyRunning", "nothing", "nothing"],
    },
    pause: {
      popup: ["changed", "send", "alreadyPaused", "changed"],
      key: ["nothing", "send", "alreadyPaused", "nothing"],
    },
    stop: {
      popup: ["changed", "send", "send", "alreadyStopped"],
      key: ["nothing", "send", "send", "alreadyStopped"],
    },
    discard: {
      popup: ["changed", "send", "send", "send"],
      key: ["nothing", "send", "send", "send"],
    },
  };
  const CASES = Object.entries(TABLE).flatMap(([verb, { popup, key }]) =>
    Object.entries(TIMERS).flatMap(([title, current], place) => [
      { title, current, how: "from the popup", action: seen(verb as Verb, "one"), kind: popup[place]! },
      { title, current, how: "from the keyboard", action: wish(verb as Verb), kind: key[place]! },
      {
        title,
        current,
        how: "from a popup that showed another",
        action: seen(verb as Verb, "two"),
        kind: "changed",
      },
    ]),
  );

  it.each(CASES)("$action.verb, $how, with $title: $kind", ({ current, action, kind }) => {
    expect(decide(current, action, NOW, HOUR).kind).toBe(kind);
  });

  it.each(CASES.filter(({ kind }) => kind === "send"))(
    "$action.verb, $how, with $title: to that one, and for nothing new",
    ({ current, action }) => {
      expect(decide(current, action, NOW, HOUR)).toMatchObject({ id: current!.id, purpose: null });
    },
  );
});

describe("whether to stop as of before", () => {
  const rested = timer({ breaks: [pause(40 * MINUTE, 10 * MINUTE)] });
  it.each<[string, Timer, number, string]>([
    ["since when the timer has run", RUNNING, NOW - 25 * MINUTE, "send"],
    ["now", RUNNING, NOW, "send"],
    ["a moment after the start", RUNNING, NOW - HOUR + SECOND, "send"],
    ["the start", RUNNING, NOW - HOUR, "wrongEnd"],
    ["before the start", RUNNING, NOW - 2 * HOUR, "wrongEnd"],
    ["the future", RUNNING, NOW + SECOND, "wrongEnd"],
    ["when a break ended", rested, NOW - 30 * MINUTE, "send"],
    ["a break", rested, NOW - 35 * MINUTE, "wrongEnd"],
    ["before a break", rested, NOW - 50 * MINUTE, "wrongEnd"],
    ["before it was paused", PAUSED, NOW - 25 * MINUTE, "wrongEnd"],
    ["when it was paused", PAUSED, NOW - 5 * MINUTE, "wrongEnd"],
  ])("to %s", (_title, current, end, kind) => {
    expect(decide(current, seen("stop", "one", { end }), NOW, HOUR).kind).toBe(kind);
  });

  it("is not asked of what is stopped, or another", () => {
    const end = NOW - 25 * MINUTE;
    expect(decide(STOPPED, seen("stop", "one", { end }), NOW, HOUR).kind).toBe("alreadyStopped");
    expect(decide(RUNNING, seen("stop", "two", { end }), NOW, HOUR).kind).toBe("changed");
  });
});

describe("a stop where the company requires a note", () => {
  const noted = (timer: Timer, note: string | null): Timer => ({
    ...timer,
    subject: { ...timer.subject, note },
  });
  const ask = { kind: "ask", about: "note", id: "one" };

  it.each<[string, Timer | null, Action, object]>([
    ["asks for it", RUNNING, wish("stop"), ask],
    ["asks for it while paused", PAUSED, seen("stop", "one"), ask],
    ["asks for it where the note is blank", noted(RUNNING, " \n"), wish("stop"), ask],
    [
      "asks for it where something is to be started after it",
      RUNNING,
      seen("stop", "one", { purpose: PURPOSE, end: NOW - MINUTE }),
      ask,
    ],
    ["is sent where there is one", noted(RUNNING, "Draft"), wish("stop"), { kind: "send" }],
    ["is sent where it was stopped before", STOPPED, wish("stop"), { kind: "alreadyStopped" }],
    ["is not asked where another runs", RUNNING, seen("stop", "two"), { kind: "changed" }],
  ])("%s", (_title, current, action, verdict) => {
    expect(decide(current, action, NOW, HOUR, NOTE_REQUIRED)).toMatchObject(verdict);
  });

  it("concerns no other action, no other company, and no admin", () => {
    expect(decide(RUNNING, wish("stop"), NOW, HOUR, { ...NOTE_REQUIRED, isAdmin: true }).kind).toBe("send");
    expect(decide(RUNNING, wish("pause"), NOW, HOUR, NOTE_REQUIRED).kind).toBe("send");
    expect(decide(RUNNING, wish("stop"), NOW, HOUR).kind).toBe("send");
  });
});

describe("whether to start", () => {
  const KNOWN = { taskId: "logo", projectId: "web", typeOfWorkId: "design", isBillable: true };
  const NOTE = { ...STOPPED.subject, note: "Second draft" };
  const about = (timer: Timer): Timer => ({ ...timer, about: KNOWN, subject: NOTE });
  const AGAIN = { ...KNOWN, note: "Second draft" };
  const key = wish("start");
  const popup = (id: string | null) => seen("start", id, { purpose: PURPOSE });

  it.each<[string, Timer | null, Action, object]>([
    ["on something, when there is nothing", null, popup(null), { kind: "send", id: null, purpose: PURPOSE }],
    [
      "on something, after a stopped entry",
      STOPPED,
      popup(null),
      { kind: "send", id: "one", purpose: PURPOSE },
    ],
    ["on something, knowing what runs", RUNNING, popup("one"), { kind: "send", id: "one", purpose: PURPOSE }],
    [
      "on something, knowing what is paused",
      PAUSED,
      popup("one"),
      { kind: "send", id: "one", purpose: PURPOSE },
    ],
    ["on something, not knowing what runs", RUNNING, popup(null), { kind: "changed" }],
    ["on something, not knowing what is paused", PAUSED, popup(null), { kind: "changed" }],
    ["on something, knowing another", RUNNING, popup("two"), { kind: "changed" }],
    ["on something, knowing one that is gone", null, popup("one"), { kind: "changed" }],
    ["on something, knowing one that is stopped", STOPPED, popup("one"), { kind: "changed" }],
    ["by key, when there is nothing", null, key, { kind: "nothing" }],
    ["by key, what was last", about(STOPPED), key, { kind: "send", id: "one", purpose: AGAIN }],
    ["by key, when it is not known what was last for", STOPPED, key, { kind: "nothing" }],
    ["by key, while it runs", about(RUNNING), key, { kind: "alreadyRunning" }],
    ["by key, while it is paused", about(PAUSED), key, { kind: "alreadyPaused" }],
    [
      "the same again, knowing what runs",
      about(RUNNING),
      seen("start", "one"),
      { kind: "send", id: "one", purpose: AGAIN },
    ],
  ])("%s", (_title, current, action, verdict) => {
    expect(decide(current, action, NOW, 0)).toMatchObject({ ...verdict, breaks: 0 });
  });
});

it("a start by key continues the last entry that the person has left, and is compared with awork's", () => {
  const about = { taskId: "logo", projectId: "web", typeOfWorkId: "design", isBillable: true };
  const left = { ...STOPPED, id: "before", about };
  const again = { kind: "send", id: "one", purpose: { ...about, note: null } };
  expect(decide(STOPPED, wish("start"), NOW, 0, null, left)).toMatchObject(again);
  expect(decide({ ...STOPPED, about }, wish("start"), NOW, 0, null, null).kind).toBe("nothing");
  // The time of the deleted one is free.
  const since = seen("start", null, { purpose: PURPOSE, since: NOW - 10 * MINUTE });
  const ended = { ...left, end: NOW - 20 * MINUTE };
  expect(decide(STOPPED, since, NOW, 0, null, ended).kind).toBe("send");
  expect(decide(STOPPED, since, NOW, 0, null).kind).toBe("changed");
});

describe("a start that awork would refuse", () => {
  const OFF = { ...NOTE_REQUIRED, isTrackingOff: true };
  const CLOSED = { ...NOTE_REQUIRED, isDoneClosed: true };
  const WEB = { taskId: null, projectId: "web", typeOfWorkId: "design", isBillable: true };
  const on = (timer: Timer, about: Partial<Timer["about"]> = {}): Timer => ({
    ...timer,
    about: { ...WEB, ...about },
  });
  const done = on(STOPPED, { isProjectDone: true });
  const archived = on(STOPPED, { isTypeArchived: true });
  const key = wish("start");
  const popup = (id: string | null, given: Partial<Purpose> = {}) =>
    seen("start", id, { purpose: { ...WEB, note: null, ...given } });
  const since = seen("stop", "one", { purpose: { ...WEB, note: null }, end: NOW - MINUTE });
  const held = (why: string) => ({ kind: "held", why, breaks: 0 });

  it.each<[string, Timer | null, Action, Rules | null, object]>([
    ["where nobody can track, by key", on(STOPPED), key, OFF, held("trackingOff")],
    ["where nobody can track, by key, without an entry", null, key, OFF, held("trackingOff")],
    ["where nobody can track, on something", null, popup(null), OFF, held("trackingOff")],
    ["in the place of a timer that runs", on(RUNNING), popup("one"), OFF, held("trackingOff")],
    ["after a stop as of before", on(RUNNING), since, OFF, held("trackingOff")],
    ["after a stop, on what is done", on(RUNNING, { isProjectDone: true }), since, CLOSED, held("done")],
    ["on what is done, by key", done, key, CLOSED, held("done")],
    ["on what is done", done, popup(null), CLOSED, held("done")],
    ["with an archived type of work, by key", archived, key, null, held("archivedType")],
    ["with an archived type of work", archived, popup(null), null, held("archivedType")],
  ])("is held: %s", (_title, current, action, rules, verdict) => {
    expect(decide(current, action, NOW, HOUR, rules)).toEqual(verdict);
  });

  it.each<[Verb, Timer, object]>([
    ["pause", RUNNING, { kind: "held", why: "apiKey" }],
    ["keep", PAUSED, { kind: "held", why: "apiKey" }],
    ["pause", PAUSED, { kind: "alreadyPaused" }],
    ["keep", RUNNING, { kind: "alreadyRunning" }],
    ["stop", RUNNING, { kind: "send" }],
    ["resume", PAUSED, { kind: "send" }],
    ["discard", RUNNING, { kind: "send" }],
  ])("with an API key: %s", (verb, current, verdict) => {
    expect(decide(current, seen(verb, "one"), NOW, HOUR, RULES_BY_KEY)).toMatchObject(verdict);
    expect(decide(current, seen(verb, "one"), NOW, HOUR, null).kind).not.toBe("held");
  });

  it.each<[string, Timer | null, Action, Rules | null]>([
    ["where the rules are unknown", done, key, null],
    ["by an admin", done, key, { ...OFF, ...CLOSED, isAdmin: true }],
    ["on another project, of which nobody knows", done, popup(null, { projectId: "app" }), CLOSED],
    ["on no project", done, popup(null, { projectId: null }), CLOSED],
    ["with another type of work", archived, popup(null, { typeOfWorkId: "meeting" }), null],
    ["on what is done where that is allowed", done, key, NOTE_REQUIRED],
  ])("is no start %s", (_title, current, action, rules) => {
    expect(decide(current, action, NOW, HOUR, rules).kind).toBe("send");
  });

  it("says that the timer changed before that", () => {
    expect(decide(RUNNING, popup(null), NOW, HOUR, OFF).kind).toBe("changed");
    expect(decide(STOPPED, since, NOW, HOUR, OFF).kind).toBe("alreadyStopped");
  });

  it("concerns nothing else", () => {
    const paused = on(PAUSED, { isProjectDone: true });
    const verbs = ["resume", "keep", "stop", "discard"] as const;
    const kinds = verbs.map(
      (verb) =>
        decide(paused, seen(verb, "one"), NOW, HOUR, { ...OFF, isDoneClosed: true, isNoteRequired: false })
          .kind,
    );
    expect(kinds).toEqual(verbs.map(() => "send"));
  });
});

describe("breaks that would become work", () => {
  const rested = (duration: number) => timer({ start: NOW - 9 * HOUR, breaks: [pause(duration)] });
  const closed = pause(30 * MINUTE, 10 * MINUTE);
  const hadBreak = timer({ breaks: [closed] });
  const twice = { ...PAUSED, breaks: [closed, ...PAUSED.breaks] };

  it.each<[string, Timer, Action, string, number]>([
    ["all count, not only the open one", twice, seen("resume", "one"), "send", 20 * MINUTE],
    ["those of a running timer", hadBreak, seen("removeBreaks", "one"), "send", 10 * MINUTE],
    ["none, where there are none", RUNNING, seen("removeBreaks", "one"), "alreadyRunning", 0],
    ["none, where they stay breaks", twice, seen("keep", "one"), "send", 0],
    ["up to the limit, from the keyboard", rested(HOUR), wish("resume"), "send", HOUR],
    ["above it, from the keyboard", rested(HOUR + SECOND), wish("resume"), "ask", HOUR + SECOND],
    ["above it, when that was asked", rested(8 * HOUR), seen("resume", "one"), "send", 8 * HOUR],
    ["above it, where they stay breaks", rested(8 * HOUR), wish("keep"), "send", 0],
    ["above it, when the timer is stopped", rested(8 * HOUR), wish("stop"), "send", 0],
    ["none, where it already runs", hadBreak, seen("resume", "one"), "alreadyRunning", 0],
    ["as many as nobody can tell: the open one lies ahead", rested(-MINUTE), wish("resume"), "ask", 0],
    ["not those that a clock's last seconds make lie ahead", rested(-SECOND), wish("resume"), "send", 0],
    ["as many as nobody can tell, when that was asked", rested(-MINUTE), seen("resume", "one"), "send", 0],
    ["as many as nobody can tell, where they stay breaks", rested(-MINUTE), wish("keep"), "send", 0],
    ["as many as nobody can tell, when it is stopped", rested(-MINUTE), wish("stop"), "send", 0],
  ])("%s", (_title, current, action, kind, breaks) => {
    expect(decide(current, action, NOW, HOUR)).toMatchObject({ kind, breaks });
  });
});

describe("the limit holds whichever way the wish came", () => {
  const NIGHT = 23 * HOUR + 2 * MINUTE;
  const night = timer({ start: NOW - 30 * HOUR, breaks: [pause(NIGHT + HOUR, NIGHT)] });
  const long = timer({ start: NOW - 9 * HOUR, breaks: [pause(HOUR + SECOND)] });
  const short = timer({ start: NOW - 9 * HOUR, breaks: [pause(HOUR)] });

  it.each<[string, Timer, Action, string]>([
    ["Remove breaks, by button, over a night", night, button("removeBreaks"), "ask"],
    ["Remove breaks, by key, over a night", night, wish("removeBreaks"), "ask"],
    ["Resume, by button, above the limit", long, button("resume"), "ask"],
    ["Resume, by key, above the limit", long, wish("resume"), "ask"],
    ["Resume, by button, up to the limit", short, button("resume"), "send"],
    ["Resume and keep the break, by button", long, button("keep"), "send"],
    ["Stop, by button", long, button("stop"), "send"],
    ["Resume, answered with what is so", long, seen("resume", "one", { agreed: HOUR + SECOND }), "send"],
    ["answered a minute before", long, seen("resume", "one", { agreed: HOUR - 59 * SECOND }), "send"],
  ])("%s", (_title, current, action, kind) => {
    expect(decide(current, action, NOW, HOUR)).toMatchObject({
      kind,
      ...(kind === "ask" && { about: "breaks" }),
    });
  });

  it.each<[string, number, number, string]>([
    ["by less than the limit", 2 * HOUR - SECOND, 30 * MINUTE, "send"],
    ["by more than the limit", 3 * HOUR, 30 * MINUTE, "ask"],
    ["by a moment, where every break is asked about", HOUR + 5 * SECOND, 0, "send"],
    ["by more than a minute, where every break is asked about", HOUR + 2 * MINUTE, 0, "ask"],
  ])("an answer is not one to breaks that have grown since, elsewhere: %s", (_title, breaks, guard, kind) => {
    const current = timer({ start: NOW - 9 * HOUR, breaks: [pause(breaks)] });
    const agreed = guard ? 2 * HOUR - 20 * MINUTE : HOUR;
    expect(decide(current, seen("resume", "one", { agreed }), NOW, guard).kind).toBe(kind);
  });
});

describe("a timer of an earlier day", () => {
  const EVENING = 18 * HOUR;
  const paused = timer({ start: NOW - 26 * HOUR, breaks: [pause(EVENING)] });
  const running = timer({ start: NOW - EVENING });
  const thisMorning = timer({ start: NOW - EVENING, breaks: [pause(3 * HOUR)] });
  const ahead = timer({ start: NOW - HOUR, breaks: [pause(-HOUR)] });

  it.each<[string, Timer, Action, string]>([
    ["paused since yesterday, by the key that resumes", paused, wish("resume"), "ask"],
    ["paused since yesterday, by the key that keeps breaks", paused, wish("keep"), "ask"],
    ["paused since yesterday, by the button", paused, button("resume"), "ask"],
    ["paused since yesterday, by the button that keeps breaks", paused, button("keep"), "ask"],
    ["running since yesterday, by the key that resumes", running, wish("resume"), "ask"],
    ["running since yesterday, by the key that keeps breaks", running, wish("keep"), "ask"],
    ["running since yesterday, by the key that starts", running, wish("start"), "ask"],
    ["paused since yesterday, once it was asked", paused, seen("keep", "one"), "send"],
    ["paused since yesterday, to stop it", paused, wish("stop"), "send"],
    ["running since yesterday, to pause it", running, wish("pause"), "send"],
    ["paused this morning, running since yesterday", thisMorning, wish("keep"), "send"],
    ["paused in the future, of which a clock is to blame", ahead, wish("keep"), "send"],
  ])("%s", (_title, current, action, kind) => {
    const verdict = decide(current, action, NOW, 24 * HOUR);
    expect(verdict).toMatchObject({ kind, ...(kind === "ask" && { about: "earlierDay" }) });
  });

  it("is one by this computer's days: a pause over midnight, however short", () => {
    const midnight = Date.parse("2026-08-25T22:00:00Z");
    const current = timer({
      start: midnight - HOUR,
      breaks: [{ start: midnight - SECOND, end: null, duration: 0 }],
    });
    expect(decide(current, wish("keep"), midnight, HOUR)).toMatchObject({ kind: "ask", about: "earlierDay" });
    expect(decide(current, wish("keep"), midnight - SECOND, HOUR).kind).toBe("send");
  });
});
