import { type Truth, badgeOf, seconds, truthOf } from "../e2e/truth.ts";
import { type Entry, isTimer, localDay, worked } from "../fake-awork/entry.ts";
import type { Habit } from "../fake-awork/habits.ts";
import { dayOf, wallClock } from "../fake-awork/instant.ts";
import { homeZone } from "../fake-awork/people.ts";
import { type Marks, isTimeOf, marksOf } from "./marks.ts";
import type { Seen, SeenPopup } from "./seen.ts";
import type { Telling } from "./tellings.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** How what is shown stands to the books. `told`: as awork last said, and it is not time yet to ask again. */
export type Standing = "right" | "told" | "marked" | "sign";

/** `timer`: what is current. `all`: the last days as well. */
export type Asked = "nothing" | "timer" | "all";

/** What can be on show, as far as the world outside of the extension tells. */
export type Scene = {
  /** What awork's books have now. */
  entry: Entry | null;
  /**
   * A stopped entry that started after the timer, and was known before that slipped behind it: the timer is found where
   * all is read, and not by a poll.
   */
  before: Entry | null;
  /** All that awork's books have, what is planned as well, and how awork behaves. */
  entries: readonly Entry[];
  habits: readonly Habit[];
  /** How far awork's clock is ahead of the computer's, now and at times before. */
  ahead: number;
  aheads: readonly number[];
  /** What awork has told, as far as it can be on show: see `Tellings.possible`. */
  inToolbar: readonly Telling[];
  inPopup: readonly Telling[];
  /** Nothing is in the way, and awork has been asked for so much: that has to be right, and not marked. */
  asked: Asked;
  /**
   * awork has refused for its limit, and who was refused may ask less often for a while, for their company's sake; or a
   * cache has given older answers than what is known, so that nothing new is heard, and nothing fails.
   */
  isBusy: boolean;
  /** When a person last pressed something, and how often that was posted. */
  pressedAt: number;
  posts: number;
};

export type Verdict = {
  badge: Standing | null;
  tooltip: Standing | null;
  popup: Standing | null;
  faults: string[];
};

/** Without a mark, what was told may be this old: a poll each minute or two, half a minute late, and answered late. */
const OLDEST = { running: 110 * SECOND, paused: 140 * SECOND, stopped: 140 * SECOND, none: 140 * SECOND };

/** Nothing heard for ten minutes shows in the badge's colour, from the next minute on. */
const FADES = 11 * MINUTE;
const CONFIDENT = ["26,127,55", "138,90,0"];

/** So far off a clock that is known only roughly can be. */
const ROUGHLY = Array.from({ length: 17 }, (_, place) => (place - 8) * SECOND);

/** The longest rest after failures, with what is added to spread a company. */
const LONGEST_REST = 20 * MINUTE;

/** A posted action is settled by then, or its fate is told to be unknown. */
const UNDER_WAY = 60 * SECOND;

/** What is claimed of the timer; `worked` in whole units, null where no number is shown. */
type Claim = { state: Truth["state"]; worked: number | null; unit: "second" | "minute"; name: string };

/** Holds what is shown against the books. Without faults, all is right within a second, or marked as old. */
export function verdict(seen: Seen, scene: Scene): Verdict {
  const faults: string[] = [];
  const { badge, tooltip } = ofToolbar(seen, scene, (fault) => faults.push(`toolbar: ${fault}`));
  const popup = seen.popup && ofPopup(seen.popup, seen.at, scene, (fault) => faults.push(`popup: ${fault}`));
  if (seen.popup && popup && tooltip) {
    const isMarked = (lines: string[]) => marksOf(lines).heard !== null;
    if (isMarked(noticesOf(seen.popup)) !== isMarked(seen.title.split("\n")))
      faults.push("popup and tooltip do not agree on whether awork is heard");
  }
  const wait = seen.alarm === null ? null : seen.alarm - seen.at;
  if (wait === null) faults.push("alarm: nothing will wake the worker");
  else if (wait < -3 * SECOND) faults.push(`alarm: it should have rung ${-wait} ms ago`);
  else if (wait > (seen.title.startsWith("Running") ? MINUTE + 2 * SECOND : LONGEST_REST))
    faults.push(`alarm: it rings only in ${wait} ms`);
  if (scene.posts > 1) faults.push(`one press was posted ${scene.posts} times`);
  return { badge, tooltip, popup, faults };
}

type Say = (fault: string) => void;

function ofToolbar(seen: Seen, scene: Scene, say: Say): Pick<Verdict, "badge" | "tooltip"> {
  const { badge, colour, title, at } = seen;
  const [first = "", ...lines] = title.split("\n");
  const claim = claimOfTooltip(first);
  const marks = marksOf(lines);
  if (!claim) {
    say(`the tooltip can't be read: ${first}`);
    return { badge: null, tooltip: null };
  }
  const isUnderWay = at - scene.pressedAt < UNDER_WAY || lines.length > 0;
  const signs: Record<string, boolean> = {
    "!": lines.length > 0,
    "…": isUnderWay && scene.asked === "nothing",
    "?": marks.isClockDoubted,
  };
  const isSign = badge in signs;
  if (isSign && !signs[badge]) say(`the badge says "${badge}", and nothing says why`);
  if (!isSign && badge !== badgeFor(claim)) say(`the badge says "${badge}", and the tooltip "${first}"`);
  const last = scene.inToolbar.at(-1);
  if (
    !isSign &&
    (badge !== "" || isInIcon(claim)) &&
    marks.heard &&
    last &&
    at - last.heardAt > FADES &&
    CONFIDENT.includes(colour.join())
  )
    say("the badge's colour does not say that it is old");
  if (claim === "nothing") {
    if (!isUnderWay || scene.asked !== "nothing") say("no timer is told of");
    return { badge: "sign", tooltip: "sign" };
  }
  const tooltip = standingOf(claim, marks, at, scene, scene.inToolbar, say);
  return { badge: tooltip && isSign ? "sign" : tooltip, tooltip };
}

function ofPopup(popup: SeenPopup, at: number, scene: Scene, say: Say): Standing | null {
  const { heading, time, text, breaks } = popup;
  if (heading === null) {
    const isSaid = popup.alerts.length > 0 || at - scene.pressedAt < UNDER_WAY;
    if (!isSaid || scene.asked !== "nothing") say("no timer is told of");
    return "sign";
  }
  const state = HEADINGS[heading];
  if (!state || (time !== null && !/^\d+:\d\d:\d\d$/.test(time))) {
    say(`"${heading}", "${time}" can't be read`);
    return null;
  }
  const claim: Claim = {
    state: state === "stopped" && time === null ? "none" : state,
    worked: time === null ? null : seconds(time),
    unit: "second",
    name: text,
  };
  const marks = marksOf(noticesOf(popup));
  const standing = standingOf(claim, marks, at, scene, scene.inPopup, say);
  const minutes = breaks && /(\d+):(\d\d)$/.exec(breaks);
  if (standing && minutes && !isWaitingForClock(marks, scene.inPopup, scene)) {
    const said = Number(minutes[1]) * 60 + Number(minutes[2]);
    const isRight = scene.inPopup.some(({ entry, ahead }) =>
      [scene.ahead, ahead, ...scene.aheads].some((off) =>
        isNear(said, truthOf(entry, at + off, true).breaks, "minute"),
      ),
    );
    if (!isRight) say(`it says "${breaks}"`);
  }
  if (scene.asked === "all") judgeToday(popup.today ?? "", at + scene.ahead, scene, say);
  return standing;
}

/** Today's sum: of what has begun, and not sure where an entry may be missing that nobody can read. */
function judgeToday(shown: string, now: number, { entries, habits }: Scene, say: Say): void {
  const today = dayOf(wallClock(now, homeZone()));
  const begun = entries.filter(
    (entry) => localDay(entry) === today && (entry.start === null || entry.start <= now),
  );
  // How long one has run that runs beside the current one, nobody can say.
  if (entries.filter((entry) => isTimer(entry) && entry.start! <= now).length > 1) return;
  const sum = begun.reduce((seconds, entry) => seconds + Math.floor(worked(entry, now) / SECOND), 0);
  const found = /^Today (≈ )?(\d+):(\d\d)( of .*)?$/u.exec(shown);
  if (!found) return say(`today's sum can't be read: "${shown}"`);
  const minutes = Number(found[2]) * 60 + Number(found[3]);
  // Each entry has seconds of its own.
  const possible = [-1, 0, 1].map((off) => Math.floor(Math.max(0, sum + off * (begun.length + 1)) / 60));
  if (!possible.includes(minutes)) say(`it says "${shown}", and today's sum is ${sum} s`);
  const isSure = found[1] === undefined;
  if (isSure === habits.includes("lostEntry"))
    say(`it says "${shown}", and an entry is ${isSure ? "missing" : "not missing"}`);
}

const HEADINGS: Record<string, Truth["state"]> = {
  Running: "running",
  Paused: "paused",
  "Nothing running": "stopped",
};

const noticesOf = ({ alerts, statuses }: SeenPopup) => [...alerts, ...statuses];

/** Until awork answers, a clock that was set makes all wrong that is worked out by it, and it is said. */
const isWaitingForClock = ({ isClockDoubted }: Marks, tellings: readonly Telling[], { ahead }: Scene) =>
  isClockDoubted && tellings.some((telling) => telling.ahead !== ahead);

/** Whether a claim is right, as told, or marked. */
function standingOf(
  claim: Claim,
  marks: Marks,
  at: number,
  scene: Scene,
  tellings: readonly Telling[],
  say: Say,
): Standing | null {
  const { ahead, aheads, entry, before, asked } = scene;
  const { heard } = marks;
  if (marks.isRough) {
    const isNearby = (telling: Telling) =>
      ROUGHLY.some((off) => fits(claim, telling.entry, at + ahead + off, true));
    if (!tellings.some(isNearby)) say("it is off by more than a few seconds");
    return "marked";
  }
  const isRight = fits(claim, entry, at + ahead);
  // Of two timers, as where a planned one begins, one can be followed until all is read.
  const timers = scene.entries.filter((each) => isTimer(each) && each.start! <= at + ahead);
  const others = [before, ...(timers.length > 1 ? timers : [])];
  const isExcused =
    asked === "timer" && others.some((other) => other !== null && fits(claim, other, at + ahead));
  const told = tellings.filter((telling) => fits(claim, telling.entry, at + ahead, true));
  if (asked !== "nothing" && !isRight && !isExcused) say("it has to be right by now, and is not");
  if (asked !== "nothing" && (heard || marks.isClockDoubted))
    say("it is right by now, and says that it may not be");
  const isWaiting = isWaitingForClock(marks, tellings, scene);
  if (heard) {
    const since = tellings.filter((telling) => isTimeOf(heard, telling.heardAt));
    const wasTold = since.some((telling) =>
      [ahead, telling.ahead, ...aheads].some((off) => fits(claim, telling.entry, at + off, true)),
    );
    if (since.length === 0) say("it names another time than that of awork's last answer");
    else if (!wasTold && !isWaiting) say("it is not what awork said at the time that it names");
    return "marked";
  }
  if (isWaiting) return "marked";
  if (asked === "nothing" && told.length === 0 && isUnknowable(claim, at, tellings, ahead)) return "told";
  if (told.length === 0) {
    say("it is wrong, and not marked");
    return null;
  }
  const age = at - Math.max(...told.map(({ heardAt }) => heardAt));
  if (age > (scene.isBusy ? FADES : OLDEST[claim.state]))
    say(`it is ${Math.round(age / SECOND)} s old, and not marked`);
  return isRight ? "right" : "told";
}

/**
 * Whether the clock was set back by as long as the computer had slept since awork was heard: to a worker that was not
 * there meanwhile it is as if no time had gone by, so it goes on with awork's clock as it was then.
 */
const isUnknowable = (claim: Claim, at: number, tellings: readonly Telling[], ahead: number): boolean =>
  tellings.some((telling) => {
    const age = at - telling.heardAt;
    const isOfNow = age >= 0 && age <= OLDEST[claim.state];
    return telling.ahead !== ahead && isOfNow && fits(claim, telling.entry, at + telling.ahead, true);
  });

function fits(claim: Claim, entry: Entry | null, now: number, isAsTold = false): boolean {
  const { state, worked } = truthOf(entry, now, isAsTold);
  if (claim.state !== state) return false;
  if (!entry) return claim.worked === null;
  const name = entry.task?.name ?? entry.typeOfWork.name;
  return (
    claim.name.includes(name) &&
    claim.worked !== null &&
    isNear(claim.worked, Math.max(0, worked), claim.unit)
  );
}

/** Within one second. A number of minutes is right in the second before and after its minute as well. */
function isNear(shown: number, actual: number, unit: Claim["unit"]): boolean {
  if (unit === "second") return Math.abs(shown - actual) <= 1;
  const minute = (second: number) => Math.floor(Math.max(0, second) / 60);
  return minute(actual - 1) <= shown && shown <= minute(actual + 1);
}

const TOOLTIPS: [RegExp, Truth["state"]][] = [
  [/^Running (\d+):(\d\d)( · .*)?$/u, "running"],
  [/^Paused (\d+):(\d\d)( · .*)?$/u, "paused"],
  [/^Nothing running · last (\d+):(\d\d)( · .*)?$/u, "stopped"],
];

/** `nothing`: not even that nothing runs. */
function claimOfTooltip(line: string): Claim | "nothing" | null {
  if (line === "Timer for awork") return "nothing";
  if (line === "Nothing running") return { state: "none", worked: null, unit: "minute", name: "" };
  for (const [form, state] of TOOLTIPS) {
    const found = form.exec(line);
    if (!found) continue;
    return { state, worked: Number(found[1]) * 60 + Number(found[2]), unit: "minute", name: found[3] ?? "" };
  }
  return null;
}

/** What is drawn into the icon has the badge's colour. */
const isInIcon = (claim: Claim | "nothing") =>
  claim !== "nothing" && ["running", "paused"].includes(claim.state) && badgeFor(claim) === "";

/** The badge that goes with the tooltip. From ten hours on the time is in the icon, which no page can read. */
function badgeFor(claim: Claim | "nothing"): string {
  if (claim === "nothing" || claim.worked === null || claim.state === "stopped") return "";
  return badgeOf(claim.worked * 60);
}
