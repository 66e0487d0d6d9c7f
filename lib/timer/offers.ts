import { isForKey } from "./rules/api-key";
import { type Timer, phase } from "./timer";

/** What a person can have done to the current timer at a press. */
export type Press = "resume" | "keep" | "removeBreaks" | "pause" | "stop" | "continue";

/**
 * What is offered for a timer, the main action first. `isPerson`: API calls run as the person, not with an API key.
 * `keeps`: the main action on a paused timer keeps the break, if awork allows it.
 */
export function offers(timer: Timer | null, isPerson: boolean, keeps: boolean): Press[] {
  return all(timer, keeps).filter((what) => isPerson || isForKey(what));
}

function all(timer: Timer | null, keeps: boolean): Press[] {
  switch (phase(timer)) {
    case "running":
      return ["pause", "stop"];
    case "paused":
      return keeps ? ["keep", "resume", "stop"] : ["resume", "keep", "stop"];
    default:
      // Also if it is archived: the person then chooses another.
      return timer && timer.about.typeOfWorkId !== null ? ["continue"] : [];
  }
}
