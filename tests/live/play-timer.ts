import { createClient, me, type Client } from "@/lib/awork/client";
import { ApiError } from "@/lib/awork/api-error";
import type { Answer, Connection } from "@/lib/awork/request";
import { type Instant, SECOND } from "@/lib/timer/time";
import { phase, type Timer } from "@/lib/timer/timer";
import { elapsed } from "@/lib/timer/elapsed";
import type { World } from "./check.ts";
import { playAdditions } from "./play-additions.ts";

/** By this note the entry is known again. */
export const NOTE = "Check by the browser extension: can be deleted";

/** How long each stretch of work and each break lasts: long beside awork's whole seconds. */
const STRETCH = 4 * SECOND;

/** awork rounds to seconds, and an answer takes its time. */
const TOLERANCE = 2 * SECOND;

type Say = World["say"];
type Given = { typeOfWorkId: string; note: string; zone: string };

/**
 * Plays the main job on an entry of its own: start, pause, resume, pause, remove the breaks, stop, delete. Then it
 * adds entries. Says what each verb did. Resolves to whether all of it was as the code assumes; each entry is deleted whatever happens.
 */
export async function playTimer(connection: Connection, world: World): Promise<boolean> {
  const { say } = world;
  try {
    const { id: userId } = (await me(connection)).value;
    const client = createClient(connection, { userId, byKey: false });
    if (await isBusy(client)) {
      say("A timer runs or is paused: starting another one would stop it. Nothing was written.");
      return false;
    }
    const [type] = (await client.typesOfWork()).value;
    if (!type) {
      say("There is no type of work to start with. Nothing was written.");
      return false;
    }
    const given = {
      typeOfWorkId: type.id,
      note: NOTE,
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    };
    const results = [await playOwn(client, world, given), await playAdditions(client, world, given)];
    return results.every(Boolean);
  } catch (failure) {
    if (!(failure instanceof ApiError)) throw failure;
    say(`fails: awork did not do what was asked — ${failure.kind}`);
    return false;
  }
}

async function isBusy(client: Client): Promise<boolean> {
  const last = (await client.last()).value;
  if (last === null) return false;
  return phase(last) !== "stopped" || (await client.activeHiddenBy(last)).value !== null;
}

async function playOwn(client: Client, { say, wait, now }: World, given: Given): Promise<boolean> {
  const { zone, ...what } = given;
  const purpose = { taskId: null, projectId: null, isBillable: false, ...what };
  let id: string | null = null;
  try {
    const started = await client.start(purpose, zone);
    id = started.value.id;
    const own = id;
    const results = [report(say, "start: a timer runs", started.value, phase(started.value) === "running")];
    await wait(STRETCH);
    results.push(paused(say, "pause: the timer is paused", (await client.pause()).value, own, 1));
    await wait(STRETCH);
    const resumed = (await client.keep()).value;
    const isKept = resumed !== null && phase(resumed) === "running" && resumed.breaks.length === 1;
    results.push(report(say, "resume: it runs again, and the break is a break", resumed, isKept));
    await wait(STRETCH);
    const before = (await client.pause()).value;
    results.push(paused(say, "pause again: there are two breaks", before, own, 2));
    await wait(STRETCH);
    if (before) results.push(...breaksRemoved(say, before, await client.removeBreaks(own), now()));
    const stopped = (await client.stop()).value;
    const isStopped = stopped !== null && phase(stopped) === "stopped" && stopped.id === own;
    results.push(report(say, "stop: it has an end and a duration", stopped, isStopped && !!stopped.duration));
    return results.every(Boolean);
  } finally {
    await deleted(client, id, say);
  }
}

function paused(say: Say, title: string, timer: Timer | null, id: string, breaks: number): boolean {
  const isSo =
    timer !== null && timer.id === id && phase(timer) === "paused" && timer.breaks.length === breaks;
  return report(say, title, timer, isSo);
}

/** What `removebreaks` really did to the time worked and to the breaks. */
function breaksRemoved(
  say: Say,
  before: Timer,
  { value: after, meta }: Answer<Timer>,
  now: Instant,
): boolean[] {
  const at = meta.date ?? now;
  const [workedBefore, workedAfter] = [elapsed(before, at), elapsed(after, at)];
  const breakTime = at - (before.start ?? at) - workedBefore;
  say(
    `removebreaks: the time worked went from ${seconds(workedBefore)} to ${seconds(workedAfter)}, with ${seconds(breakTime)} of breaks; ` +
      `there were ${before.breaks.length} breaks, and now there are ${after.breaks.length}`,
  );
  return [
    report(say, "removebreaks: the timer runs", after, phase(after) === "running"),
    report(say, "removebreaks: no break is left, not the open one either", after, after.breaks.length === 0),
    report(
      say,
      "removebreaks: every break became work",
      after,
      Math.abs(workedAfter - workedBefore - breakTime) <= TOLERANCE,
    ),
  ];
}

function report(say: Say, title: string, timer: Timer | null, isSo: boolean): boolean {
  say(`${isSo ? "holds" : "fails"}: ${title} — ${timer === null ? "no entry" : phase(timer)}`);
  return isSo;
}

const seconds = (ms: number) => `${Math.round(ms / SECOND)} s`;

/** Where the answer to the start was lost, the entry is known by its note. */
async function deleted(client: Client, id: string | null, say: Say) {
  try {
    const own = id ?? (await ownId(client));
    if (own === null) return;
    await client.discard(own);
    say("The entry is deleted.");
  } catch (failure) {
    if (!(failure instanceof ApiError)) throw failure;
    say(`The entry may not be deleted (${failure.kind}). Delete it in awork: its note is “${NOTE}”.`);
  }
}

async function ownId(client: Client): Promise<string | null> {
  const last = (await client.last()).value;
  return last?.subject.note === NOTE ? last.id : null;
}
