import { badge } from "@/lib/timer/badge";
import { doubt } from "@/lib/timer/doubt";
import type { Instant } from "@/lib/timer/time";
import { type Phase, phase } from "@/lib/timer/timer";
import { tooltip } from "@/lib/timer/tooltip";
import { worked } from "@/lib/timer/worked";
import type { Words } from "@/lib/timer/words";
import type { Account } from "./account";
import { isClockBack, isOld, needsPerson, notices } from "./notice";
import { isWell } from "./outcome";
import type { State } from "./state";

/** The shape of the icon. */
export type Icon = "running" | "paused" | "nothing" | "attention";

/** What the toolbar shows. `text` never needs more than a badge has; `colour` is the badge's. */
export type Face = { icon: Icon; text: string; colour: string; title: string };

const ICON: Record<Phase, Icon> = {
  running: "running",
  paused: "paused",
  stopped: "nothing",
  none: "nothing",
};

/** White is legible on each of them (contrast at least 4.5). */
const COLOUR = { running: "#1a7f37", paused: "#8a5a00", unsure: "#59636e", attention: "#c0212b" };

/** The toolbar's picture of the state; `wall` is now on this computer's clock. */
export function face(state: State, account: Account | null, wall: Instant, words: Words): Face {
  if (!account)
    return { icon: "attention", text: "", colour: COLOUR.attention, title: words("tooltipConnect") };
  const what = state.at === null ? words("appName") : tooltip(state.timer, wall + state.offset, words);
  const told = notices(state, wall, words).filter(({ tone }) => tone !== "good");
  return {
    icon: needsPerson(state) ? "attention" : ICON[phase(state.timer)],
    ...sign(state, wall),
    title: [what, ...told.map(({ text }) => text)].join("\n"),
  };
}

function sign(state: State, wall: Instant): Pick<Face, "text" | "colour"> {
  const { timer, pending, outcome } = state;
  if (outcome && !isWell(outcome)) return { text: "!", colour: COLOUR.attention };
  if (pending) return { text: "…", colour: COLOUR.paused };
  const now = wall + state.offset;
  if (doubt(timer, now) || isClockBack(state, wall)) return { text: "?", colour: COLOUR.unsure };
  const ticking = phase(timer);
  if (!timer || (ticking !== "running" && ticking !== "paused")) return { text: "", colour: COLOUR.paused };
  return {
    text: badge(worked(timer, now)),
    colour: needsPerson(state) ? COLOUR.attention : isOld(state, wall) ? COLOUR.unsure : COLOUR[ticking],
  };
}
