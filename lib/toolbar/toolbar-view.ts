import type { Absence } from "@/lib/timer/reminders/away";
import { badge } from "./badge";
import { hoursMinutes } from "@/lib/timer/clock";
import { doubt } from "@/lib/timer/doubt";
import { pixels } from "./time-in-icon";
import type { Settings } from "@/lib/timer/settings";
import type { Duration, Instant } from "@/lib/timer/time";
import { type Phase, isActive, phase } from "@/lib/timer/timer";
import { tooltip } from "@/lib/timer/tooltip";
import { elapsed } from "@/lib/timer/elapsed";
import type { Words } from "@/lib/timer/words";
import type { Account } from "@/lib/tracker-store/account";
import { type Days, todaysTotal } from "@/lib/tracker/days";
import { isClockBack, isOld, isRough, needsPerson, notices } from "@/lib/notices/notice";
import { isHarmless, isWell } from "@/lib/tracker/actions/outcome";
import { absenceText, questionText } from "@/lib/tracker/actions/question";
import type { State } from "@/lib/tracker/state";

/** The shape of the icon. */
export type Icon = "running" | "paused" | "nothing" | "attention";

/**
 * What the toolbar shows. `text` never exceeds the badge capacity; `colour` is that of the badge and of a
 * drawn icon. `pixels`: the time with the sign of the state, in place of the icon (see `lib/toolbar/time-in-icon`).
 */
export type ToolbarView = {
  icon: Icon;
  pixels: string[] | null;
  text: string;
  colour: string;
  title: string;
};

/**
 * How to show a time. `capacity`: of the badge, in narrow characters. `place`: where the person wants the
 * time. `days`: show today's total, calculated with these days; null: show the entry's time. `absence`: the
 * one to ask about.
 */
export type DisplayOptions = {
  capacity: number;
  place: Settings["time"];
  days: Days | null;
  /** Today's target, in ms, to show beside today's total; null if it is unknown. */
  target?: Duration | null;
  absence?: Absence | null;
  /** The last answer from awork could not be stored: what is shown is older. */
  isNotKept?: boolean;
};

const ICON: Record<Phase, Icon> = {
  running: "running",
  paused: "paused",
  stopped: "nothing",
  none: "nothing",
};

/** White text is legible on each of them (contrast at least 4.5). */
const COLOUR = {
  running: "#1a7f37",
  paused: "#8a5a00",
  nothing: "#3d4f66",
  unsure: "#59636e",
  attention: "#c0212b",
};

/** The toolbar view of the state; `wall` is now by this computer's clock. */
export function toolbarView(
  state: State,
  account: Account | null,
  wall: Instant,
  words: Words,
  options: DisplayOptions,
): ToolbarView {
  if (!account)
    return {
      icon: "attention",
      pixels: null,
      text: "",
      colour: COLOUR.attention,
      title: words("tooltipConnect"),
    };
  const today = options.days && todaysTotal(options.days, state, wall);
  const problems = notices(state, wall, words, options.isNotKept).filter(({ tone }) => tone !== "good");
  const now = wall + state.offset;
  const { absence } = options;
  const questions = [
    questionText(state.question, state.timer, now, words),
    absence ? absenceText(absence, state.timer, now, words) : null,
  ].filter((text) => text !== null);
  const isPersonNeeded = needsPerson(state) || options.isNotKept || questions.length > 0;
  const icon = isPersonNeeded ? "attention" : ICON[phase(state.timer)];
  return {
    icon,
    ...(statusBadge(state, wall) ?? time(state, icon, wall, today, options)),
    title: [
      titleLine(state, wall, today, options.target ?? null, words),
      ...questions,
      ...problems.map(({ text }) => text),
    ].join("\n"),
  };
}

type TimeView = Pick<ToolbarView, "text" | "colour" | "pixels">;

type Total = ReturnType<typeof todaysTotal>;

/** The status badge, which takes precedence over any time. */
function statusBadge(state: State, wall: Instant): TimeView | null {
  const { timer, pending, outcome } = state;
  const pixels = null;
  if (outcome && !isWell(outcome) && !isHarmless(outcome))
    return { text: "!", colour: COLOUR.attention, pixels };
  if (pending) return { text: "…", colour: COLOUR.paused, pixels };
  const isDoubted = doubt(timer, wall + state.offset) || isClockBack(state, wall);
  return isDoubted ? { text: "?", colour: COLOUR.unsure, pixels } : null;
}

/**
 * The time in the badge, otherwise in the icon. Today's total has a muted colour when no timer is active, and
 * the colour of an outdated time while it is not sure. If the person has to do something, the icon's shape
 * says so and takes precedence over a time in the icon. If only a question waits, a time that doesn't fit in
 * the badge is drawn into the icon, with the sign and in the colour that call the person.
 */
function time(
  state: State,
  icon: Icon,
  wall: Instant,
  today: Total | null,
  options: DisplayOptions,
): TimeView {
  const { capacity, place, isNotKept } = options;
  const { timer } = state;
  const own = isActive(timer) ? elapsed(timer, wall + state.offset) : null;
  const shown = today && (today.worked || own !== null) ? today.worked : own;
  if (shown === null) return { text: "", colour: COLOUR.paused, pixels: null };
  const isSure = !isNotKept && !isOld(state, wall) && !isRough(state) && (today?.isSure ?? true);
  const colour = isSure || (icon === "attention" && !isNotKept) ? COLOUR[icon] : COLOUR.unsure;
  if (needsPerson(state) || isNotKept) return { text: badge(shown, capacity) ?? "", colour, pixels: null };
  const text = badge(shown, place === "icon" ? 0 : capacity);
  return { text: text ?? "", colour, pixels: text === null ? pixels(shown, icon, isSure) : null };
}

function titleLine(
  state: State,
  wall: Instant,
  today: Total | null,
  target: Duration | null,
  words: Words,
): string {
  if (state.at === null) return words("appName");
  const entry = tooltip(state.timer, wall + state.offset, words);
  if (!today) return entry;
  const worked = hoursMinutes(today.worked);
  const sum = today.isSure ? worked : `≈ ${worked}`;
  const total = target ? words("sumOfTarget", sum, hoursMinutes(target)) : sum;
  return `${entry} · ${words("tooltipToday", total)}`;
}
