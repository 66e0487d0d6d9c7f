import { type Timer, phase } from "./timer";

/** What a person can have done to the current timer at a press. */
export type Press = "resume" | "keep" | "removeBreaks" | "pause" | "stop" | "continue";

/**
 * What is offered for a timer, the main action first. `isPerson`: API calls run as the person; with an API key,
 * awork doesn't allow pausing, or resuming with the break kept. `keeps`: the main action on a paused timer keeps
 * the break, if awork allows it.
 */
export function offers(timer: Timer | null, isPerson: boolean, keeps: boolean): Press[] {
  const own = (what: Press): Press[] => (isPerson ? [what] : []);
  switch (phase(timer)) {
    case "running":
      return [...own("pause"), "stop"];
    case "paused":
      return keeps && isPerson ? ["keep", "resume", "stop"] : ["resume", ...own("keep"), "stop"];
    default:
      // Also if it is archived: the person then chooses another.
      return timer && timer.about.typeOfWorkId !== null ? ["continue"] : [];
  }
}
