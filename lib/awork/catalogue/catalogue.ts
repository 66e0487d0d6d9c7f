import * as v from "valibot";
import type { Choice } from "@/lib/timer/choice";
import { project, task, typeOfWork } from "./choice";
import { truncate } from "@/lib/awork/truncate";
import { pages } from "@/lib/awork/pages";
import { parse } from "@/lib/awork/parse";
import { query } from "@/lib/awork/query";
import { type Answer, type Connection, request } from "@/lib/awork/request";
import { attempt, understood } from "@/lib/awork/readable-items";

/** awork takes no longer term (API reference, search). */
const LONGEST_TERM = 50;

const hits = v.nullish(v.object({ hits: v.nullish(v.array(v.unknown()), []) }), { hits: [] });
const TaskResults = v.object({ taskHits: hits });
const ProjectResults = v.object({ projectHits: hits });
const Hit = v.object({ score: v.fallback(v.number(), 0), entity: v.unknown() });

/**
 * What a timer can be started for, by whoever the token stands for. Each throws only a `Failure`; what in a list
 * can't be understood is left out.
 */
export function createCatalogue(connection: Connection) {
  async function list(
    path: string,
    part: { size: number; most: number },
    read: (value: unknown) => Choice | null,
  ): Promise<Answer<Choice[]>> {
    const { value, meta } = await pages(connection, path, part);
    return { value: understood(value.items, read).items, meta };
  }

  return {
    /** All that are not archived, in awork's order. */
    typesOfWork: () => list("/typeofwork", { size: 100, most: 10 }, typeOfWork),

    /** The person's tasks that are not done, in awork's order; 50 at most. */
    assigned: () => list("/me/assignedtasks", { size: 50, most: 1 }, task),

    /** Tasks and projects by what people call them, the best first. The term must not be blank; a long one is cut. */
    async search(term: string): Promise<Answer<Choice[]>> {
      const searchTerm = truncate(term.trim(), LONGEST_TERM);
      if (!searchTerm) throw new RangeError("nothing to search for");
      const asked = query({ searchTerm, searchTypes: "task,project", top: "20" });
      const { value, meta } = await request(connection, "GET", `/search${asked}`);
      // What is wrong with the one kind costs nothing of the other.
      const [tasks, projects] = [
        attempt(() => parse(TaskResults, value).taskHits.hits),
        attempt(() => parse(ProjectResults, value).projectHits.hits),
      ];
      const found = [
        ...(tasks.value ?? []).map((hit) => ({ hit, read: task })),
        ...(projects.value ?? []).map((hit) => ({ hit, read: project })),
      ];
      const odd = tasks.failure ?? projects.failure;
      if (odd && found.length === 0) throw odd;
      const { items } = understood(found, ({ hit, read }) => {
        const { score, entity } = parse(Hit, hit);
        const choice = read(entity);
        return choice && { id: choice.id, score, choice };
      });
      const best = items.toSorted((a, b) => b.score - a.score);
      return { value: best.map(({ choice }) => choice), meta };
    },
  };
}
