import * as fc from "fast-check";
import { type Duration, HOUR, MINUTE, SECOND } from "@/lib/timer/time";
import type { Verb } from "@/lib/tracker/actions/action";
import type { Behaviour } from "@/tests/fake-awork/script";

/** What can happen, and to whom: the tracker, the person at the popup or the keys, awork's own page, or the wire. */
export type Step =
  | { do: "look"; how: "poll" | "tick" | "refresh" }
  | { do: "popup"; verb: Verb; purpose: number }
  | { do: "key"; verb: Verb }
  | { do: "edit"; field: "note" | "isBillable" | "typeOfWorkId" }
  | { do: "move"; by: Duration }
  | { do: "elsewhere"; what: Elsewhere }
  | { do: "script"; method: string; behaviour: Behaviour }
  | { do: "release"; which: number }
  | { do: "pass"; duration: Duration }
  | { do: "wait" | "settle" | "kill" };

const ELSEWHERE = ["start", "pause", "resume", "stop", "book", "discard", "note", "billable"] as const;

export type Elsewhere = (typeof ELSEWHERE)[number];

/** How often each kind of step comes, beside the others. */
export type Weights = Partial<Record<Step["do"], number>>;

const USUAL: Required<Weights> = {
  look: 5,
  popup: 5,
  key: 3,
  edit: 3,
  move: 1,
  elsewhere: 3,
  script: 5,
  release: 4,
  pass: 3,
  wait: 2,
  settle: 3,
  kill: 1,
};

const VERBS: Verb[] = ["resume", "keep", "removeBreaks", "pause", "stop", "discard", "start", "start"];

const NOT_ACTED: Behaviour[] = [
  { drop: true },
  { html: true },
  { status: 400 },
  { status: 401 },
  { status: 403 },
  { status: 404 },
  { status: 409 },
  { status: 429, headers: { "retry-after": "30" } },
  { status: 500 },
];

const ACTED: Behaviour[] = [
  { hold: "before" },
  { hold: "before" },
  { drop: "after" },
  { truncated: true },
  { malformed: true },
  { empty: true },
  { status: 500, acted: true },
];

// A change of an entry that awork makes half a minute late, over all that came since, can't be undone from here.
const LATE: Behaviour[] = [{ hold: "after" }, { hold: "after" }];

const script = fc.oneof(
  fc.record({
    method: fc.constantFrom("GET", "POST", "DELETE"),
    behaviour: fc.constantFrom(...ACTED, ...NOT_ACTED, ...LATE),
  }),
  fc.record({ method: fc.constant("PUT"), behaviour: fc.constantFrom(...ACTED, ...NOT_ACTED) }),
);

const KINDS: Record<Step["do"], fc.Arbitrary<object>> = {
  look: fc.record({ how: fc.constantFrom("poll", "tick", "refresh") }),
  popup: fc.record({ verb: fc.constantFrom(...VERBS), purpose: fc.nat(4) }),
  key: fc.record({ verb: fc.constantFrom("resume", "pause", "stop", "start") }),
  edit: fc.record({ field: fc.constantFrom("note", "note", "isBillable", "typeOfWorkId") }),
  move: fc.record({ by: fc.constantFrom(-30 * MINUTE, -MINUTE, MINUTE, 2 * HOUR) }),
  elsewhere: fc.record({ what: fc.constantFrom(...ELSEWHERE, "pause", "start") }),
  script,
  release: fc.record({ which: fc.nat() }),
  pass: fc.record({ duration: fc.constantFrom(SECOND, 7 * SECOND, MINUTE, 20 * MINUTE) }),
  wait: fc.record({}),
  settle: fc.record({}),
  kill: fc.record({}),
};

export function anySteps(weights: Weights): fc.Arbitrary<Step[]> {
  const kinds = Object.entries(KINDS).map(([name, given]) => ({
    weight: weights[name as Step["do"]] ?? USUAL[name as Step["do"]],
    arbitrary: given.map((more) => ({ do: name, ...more }) as Step),
  }));
  return fc.array(fc.oneof(...kinds), { minLength: 5, maxLength: 30 });
}
