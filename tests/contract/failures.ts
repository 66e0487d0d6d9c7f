import type { Behaviour } from "../fake-awork/script.ts";
import { playCall, type Call } from "./calls.ts";
import type { Stage } from "./stage.ts";

type KeyOf<Each> = Each extends unknown ? keyof Each : never;

const STATUSES = [400, 401, 402, 403, 404, 405, 409, 415, 429, 500, 502, 503, 504];

/** Every way in which the stand-in misbehaves: the compiler asks for those that are missing. */
const FAILURES: Record<KeyOf<Behaviour>, Behaviour[]> = {
  status: STATUSES.map((status) => ({ status })),
  body: [{ status: 400, body: { code: "invalid-operation", description: "No." } }],
  headers: [
    { headers: { "retry-after": "5" } },
    { status: 429, headers: { "retry-after": "5" } },
    { headers: { age: "60", date: "unknown" } },
  ],
  acted: [{ status: 500, acted: true }],
  delay: [{ delay: 1 }],
  hold: [{ hold: true }, { hold: "before" }, { hold: "after" }],
  silent: [{ silent: true }],
  drop: [{ drop: true }, { drop: "after" }],
  truncated: [{ truncated: true }],
  html: [{ html: true }],
  ahead: [{ html: true, ahead: 3_600_000 }],
  empty: [{ empty: true }],
  malformed: [{ malformed: true }],
  blocked: [{ blocked: true }],
  foreign: [{ foreign: true }],
  aged: [{ aged: 1800 }],
  meanwhile: [{ meanwhile: () => {} }],
};

/** Those that put something in the place of awork's answer, or take something out of it. */
const OF_NETWORK: KeyOf<Behaviour>[] = ["html", "ahead", "empty", "malformed", "truncated"];

/** Nothing comes for so long before a call is given up. */
const PATIENCE = 20;

/** Every failure, on each of the calls. `begin` puts the stand-in in order before each. */
export async function playFailures(stage: Stage, calls: Call[], begin: () => void) {
  for (const [name, behaviours] of Object.entries(FAILURES)) {
    for (const behaviour of behaviours) {
      const network = (OF_NETWORK as string[]).includes(name) ? name : undefined;
      const situation = `with ${name} ${JSON.stringify(behaviour)}`;
      for (const call of calls) {
        stage.reset();
        begin();
        await playFailure(stage, call, behaviour, situation, network);
      }
    }
  }
}

async function playFailure(
  stage: Stage,
  { prepare, ...call }: Call,
  behaviour: Behaviour,
  situation: string,
  network?: string,
) {
  await stage.product(`${call.title}, ${situation}: read first`, async () => prepare?.());
  const caught = stage.awork.script.always({}, behaviour);
  void caught.arrived.then(() => caught.release());
  if ("silent" in behaviour) stage.connection.timeout = PATIENCE;
  await playCall(stage, call, situation, network);
  delete stage.connection.timeout;
}
