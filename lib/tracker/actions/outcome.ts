import * as v from "valibot";
import { Verb } from "./action";
import { SyncError } from "@/lib/tracker/sync-error";

/**
 * What came of an action or of an edit.
 * Carried out: `resumed` and `breaksRemoved` (`breaks` count as work), `kept`, `paused`, `stopped`, `discarded`,
 * `started`, `saved`. So already: `already…`. `ask`: not sent, since the person is to answer something first (see `Question`).
 * `wrongEnd`: not sent, since the timer has not run all the time since it was to end.
 * `changed`, `nothing`: not sent, since what is current was not what it was for (any more). `notDone`: sent, and awork
 * shows that nothing came of it. `failed`: refused, or not sent. `unknown`: sent, and no answer yet. `uncertain`: sent,
 * and awork no longer shows what came of it. `other…`: sent, and done to another timer that had become current just
 * before awork got it.
 */
export const Outcome = v.object({
  verb: v.picklist([...Verb.options, "edit"]),
  kind: v.picklist([
    "resumed",
    "kept",
    "breaksRemoved",
    "paused",
    "stopped",
    "discarded",
    "started",
    "saved",
    "alreadyRunning",
    "alreadyPaused",
    "alreadyStopped",
    "ask",
    "wrongEnd",
    "changed",
    "nothing",
    "notDone",
    "failed",
    "unknown",
    "uncertain",
    "otherPaused",
    "otherKept",
    "otherStopped",
  ]),
  /** When it was known, on this computer's clock. */
  at: v.number(),
  breaks: v.number(),
  trouble: v.nullable(SyncError),
  /** When the entry was to have ended, by awork's clock, where somebody said so. */
  end: v.optional(v.number()),
});

export type Outcome = v.InferOutput<typeof Outcome>;

/** What came about as it was wanted, one way or another. */
export const isWell = ({ kind }: Outcome): boolean => !BAD.includes(kind);

/** What nobody needs to be called to the toolbar for: nothing is lost, and the popup says it, or asks. */
export const isHarmless = ({ verb, kind }: Outcome): boolean =>
  kind === "ask" || kind === "nothing" || (kind === "changed" && verb !== "edit" && verb !== "start");

const BAD: Outcome["kind"][] = [
  "ask",
  "wrongEnd",
  "changed",
  "nothing",
  "notDone",
  "failed",
  "unknown",
  "uncertain",
  "otherPaused",
  "otherKept",
  "otherStopped",
];
