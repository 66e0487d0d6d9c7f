import * as fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { HOUR, MINUTE, SECOND } from "@/lib/timer/time";
import type { Verb } from "@/lib/tracker/actions/action";
import { isWaiting } from "@/lib/tracker/edits/edits";
import { API } from "@/tests/fake-awork/match";
import { type FakeAwork, startFakeAwork } from "@/tests/fake-awork/server";
import { type Played, play } from "./play";
import { type Weights, anySteps } from "./steps";
import { type World, addPaused, createWorld, expectDays, expectTruth } from "./world";

/** Of each of the four files that play. */
const RUNS = 525;

/**
 * The same sequences each time, so that a failure is the change's own. `AWORK_TIMER_SEED=any` plays others, and says
 * of which seed they were when one fails; a number plays those again.
 */
const seed = process.env.AWORK_TIMER_SEED ?? "826";

const REQUESTS: [verbs: Verb[], method: string, path: RegExp][] = [
  [["resume", "removeBreaks"], "POST", /removebreaks$/],
  [["keep"], "POST", /timetracking\/resume$/],
  [["pause"], "POST", /pause$/],
  [["stop"], "POST", /stop$/],
  [["start"], "POST", /start$/],
  [["discard"], "DELETE", /./],
];

/** Whatever happens, in whatever order: nothing is done twice or lost, and in the end known is what awork says. */
export function itHolds(title: string, weights: Weights): void {
  let awork: FakeAwork;
  /** Every note that awork was brought. */
  let brought = new Set<string | null | undefined>();
  beforeAll(async () => {
    awork = await startFakeAwork();
    const { edit } = awork.books;
    awork.books.edit = (id, changes) => {
      const entry = edit(id, changes);
      brought.add(changes.note);
      return entry;
    };
  });
  afterAll(() => awork.close());

  const count = (method: string, path?: RegExp) => awork.journal.count({ method, ...(path && { path }) });

  function expectOnce({ wishes }: Played) {
    const wanted = [...wishes.values()];
    for (const [verbs, method, path] of REQUESTS) {
      const most = wanted.filter((verb) => verbs.includes(verb)).length;
      expect(count(method, path), verbs.join()).toBeLessThanOrEqual(most);
    }
  }

  /** Each is saved, or refused with a word and kept, and none is sent that was not read before. */
  function expectNoneLost(world: World, { edits, rebilled }: Played) {
    const words = world.writes.flatMap(({ outcome }) =>
      outcome?.verb === "edit" && outcome.kind !== "saved" ? [outcome] : [],
    );
    for (const { id, field, to } of edits) {
      const path = new RegExp(`${API}/timeentries/${id}$`);
      expect(count("PUT", path)).toBeLessThanOrEqual(count("GET", path));
      const isKept = world.edits.some((each) => each.id === id && each.field === field && each.to === to);
      if (field === "note") expect(brought.has(to) || isKept, `${to}`).toBe(true);
      const entry = awork.books.find(id);
      if (!entry || words.length > 0) continue;
      const last = edits.findLast((each) => each.id === id && each.field === field)!.to;
      if (field === "isBillable" && !rebilled.has(id)) expect(entry.isBillable).toBe(last);
      if (field === "typeOfWorkId") expect(entry.typeOfWork.id).toBe(last);
      if (field === "start")
        expect(Math.floor(entry.start! / SECOND)).toBe(Math.floor(Number(last) / SECOND));
    }
  }

  it(
    title,
    () =>
      fc.assert(
        fc.asyncProperty(anySteps(weights), async (steps) => {
          const world = createWorld(awork);
          brought = new Set();
          addPaused(awork);
          const played = await play(world, awork, steps);
          expectOnce(played);

          // Nothing is done that a person has not asked for, however much time goes by.
          const sent = count("POST") + count("DELETE");
          world.pass(HOUR);
          await world.tracker.tick();
          await world.live(10 * MINUTE);
          expect(count("POST") + count("DELETE")).toBe(sent);
          expect(world.stored).toMatchObject({ pending: null, trouble: null, backoff: null, failures: 0 });
          // What awork has refused is kept until the person decides about it.
          expect(world.edits.filter(isWaiting)).toEqual([]);
          expectNoneLost(world, played);
          expectTruth(world, awork);
          await world.tracker.refresh();
          expectDays(world, awork);
        }),
        { numRuns: RUNS, ...(seed !== "any" && { seed: Number(seed) }) },
      ),
    240_000,
  );
}
