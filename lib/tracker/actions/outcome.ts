import * as v from "valibot";
import { Verb } from "./action";
import { SyncError } from "@/lib/tracker/sync-error";

/**
 * The result of an action or an edit.
 *
 * - Done: `resumed` and `breaksRemoved` (`breaks` ms became work), `kept`, `paused`, `stopped`, `discarded`,
 *   `started`, `saved`, `added`, `deleted`.
 * - `already…`: nothing to do, the timer was already in that phase.
 * - `ask`: not sent, the person has to answer something first (see `Question`).
 * - `wrongEnd`: not sent, the timer has not run without a break since the requested end.
 * - `changed`, `nothing`: not sent, the current timer is not (or no longer) the one it was for.
 * - `held`: not sent, awork would refuse it; `why` says for what reason.
 * - `notDone`: sent, and awork shows that it had no effect.
 * - `failed`: refused, or not sent.
 * - `unknown`: sent, no answer yet.
 * - `uncertain`: sent, and awork no longer shows what it did.
 * - `other…`: sent, but applied to another timer that became current just before awork received it.
 */
export const Outcome = v.object({
  verb: v.picklist([...Verb.options, "edit", "add", "delete"]),
  kind: v.picklist([
    "resumed",
    "kept",
    "breaksRemoved",
    "paused",
    "stopped",
    "discarded",
    "started",
    "saved",
    "added",
    "deleted",
    "alreadyRunning",
    "alreadyPaused",
    "alreadyStopped",
    "ask",
    "wrongEnd",
    "changed",
    "nothing",
    "held",
    "notDone",
    "failed",
    "unknown",
    "uncertain",
    "otherPaused",
    "otherKept",
    "otherStopped",
  ]),
  /** When the result was known, on this computer's clock. */
  at: v.number(),
  breaks: v.number(),
  trouble: v.nullable(SyncError),
  /** When the entry should have ended, by awork's clock, if the person said so. */
  end: v.optional(v.number()),
  /** When the started entry should have begun, by awork's clock, if the person said so. */
  since: v.optional(v.number()),
  /** Why awork would refuse. */
  why: v.optional(v.picklist(["trackingOff", "done", "archivedType", "apiKey"])),
  /** Whether it goes on, as a second entry, from the end of the one before, for the same purpose. */
  goesOn: v.optional(v.boolean()),
});

export type Outcome = v.InferOutput<typeof Outcome>;

/** Whether the person got what they wanted. */
export const isWell = ({ kind }: Outcome): boolean => !BAD.includes(kind);

/** Whether the toolbar needn't call attention to it: nothing is lost, and the popup shows it or asks. */
export const isHarmless = ({ verb, kind }: Outcome): boolean =>
  kind === "ask" ||
  kind === "nothing" ||
  kind === "held" ||
  (kind === "changed" && verb !== "edit" && verb !== "start");

const BAD: Outcome["kind"][] = [
  "ask",
  "wrongEnd",
  "changed",
  "nothing",
  "held",
  "notDone",
  "failed",
  "unknown",
  "uncertain",
  "otherPaused",
  "otherKept",
  "otherStopped",
];
