import { KNOWN_PERSON } from "@/lib/awork/assumptions/assumptions";
import { checkAssumptions, findingLine } from "@/lib/awork/assumptions/check-assumptions";
import type { Fetch } from "@/lib/awork/call";
import type { Duration, Instant } from "@/lib/timer/time";
import type { Options } from "./options.ts";
import { playTimer } from "./play-timer.ts";

/** What the command takes from outside. */
export type World = {
  fetch: Fetch;
  now(): Instant;
  say(line: string): void;
  wait(ms: Duration): Promise<void>;
  /** Resolves to what the person typed. */
  ask(question: string): Promise<string>;
};

const QUESTION =
  "--write starts a timer of its own in awork, pauses and resumes it, removes its breaks, stops it, and deletes it. Type yes to do so:";

/** Asks awork which assumptions hold, and with `--write` what its verbs do. Resolves to the exit status. */
export async function check({ token, origin, isWriting }: Options, world: World): Promise<number> {
  const { fetch, now, say } = world;
  const connection = { fetch, now, token, origin };
  const { findings } = await checkAssumptions(connection);
  for (const finding of findings) say(findingLine(finding));
  const failed = findings.filter(({ verdict }) => verdict === "fails").length;
  const held = findings.filter(({ verdict }) => verdict === "holds").length;
  say(`\n${held} hold, ${failed} fail, ${findings.length - held - failed} were not seen.`);
  const isKnown = findings.some(({ title, verdict }) => title === KNOWN_PERSON && verdict === "holds");
  const isFine = failed === 0 && isKnown;
  if (!isWriting) return isFine ? 0 : 1;
  if (!isKnown) {
    say("Nothing is written, as it is not known who would be written for.");
    return 1;
  }
  if ((await world.ask(QUESTION)).trim() !== "yes") {
    say("Nothing was written.");
    return isFine ? 0 : 1;
  }
  return (await playTimer(connection, world)) && isFine ? 0 : 1;
}
