import * as v from "valibot";
import type { PageAddress } from "@/lib/timer/start/page-address";
import type { Choice } from "@/lib/timer/start/choice";
import { project, task, typeOfWork } from "./choice";
import { truncate } from "@/lib/timer/truncate";
import { pages } from "@/lib/awork/pages";
import { Forbidden, Gone, Refused } from "@/lib/awork/api-error";
import { parse } from "@/lib/awork/parse";
import { query } from "@/lib/awork/query";
import { type Answer, type Connection, request, withoutRenewal } from "@/lib/awork/request";
import { attempt, understood } from "@/lib/awork/readable-items";

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The longest search term that awork accepts (API reference, search). */
const LONGEST_TERM = 50;

const hits = v.nullish(v.object({ hits: v.nullish(v.array(v.unknown()), []) }), { hits: [] });
const TaskResults = v.object({ taskHits: hits });
const ProjectResults = v.object({ projectHits: hits });
const Hit = v.object({ score: v.fallback(v.number(), 0), entity: v.unknown() });

/**
 * What the token's user can start a timer for. Each call throws only an `ApiError`. Items that can't be
 * understood are left out.
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
    /** All types of work that are not archived, in awork's order. */
    typesOfWork: () => list("/typeofwork", { size: 100, most: 10 }, typeOfWork),

    /**
     * The types of work that a project allows, without archived ones, in awork's order. Null where awork doesn't
     * tell: it refuses this to people who may not read planning data, and then all of the workspace are allowed.
     */
    async typesOf(projectId: string): Promise<{ value: Choice[] | null }> {
      const path = `/projects/${encodeURIComponent(projectId)}/typeofwork`;
      try {
        const { value } = await request(withoutRenewal(connection), "GET", path);
        return { value: understood(parse(v.array(v.unknown()), value), typeOfWork).items };
      } catch (failure) {
        if ([Refused, Gone, Forbidden].some((kind) => failure instanceof kind)) return { value: null };
        throw failure;
      }
    },

    /**
     * The task or project that a page of awork's web app is about, by its key ("HAUS-6") or id. Null if there is
     * none in this workspace, if it is done, or if the person may not see it.
     */
    async at({ kind, key }: PageAddress): Promise<{ value: Choice | null }> {
      const room = `/${kind}s/${UUID.test(key) ? "" : "key/"}${encodeURIComponent(key)}`;
      try {
        const { value } = await request(withoutRenewal(connection), "GET", room);
        return { value: kind === "task" ? task(value) : project(value) };
      } catch (failure) {
        if ([Refused, Gone, Forbidden].some((kind) => failure instanceof kind)) return { value: null };
        throw failure;
      }
    },

    /** The person's tasks that are not done, in awork's order; 50 at most. */
    assigned: () => list("/me/assignedtasks", { size: 50, most: 1 }, task),

    /**
     * Searches tasks and projects by name, best match first. Throws a `RangeError` if the term is blank;
     * truncates a long one.
     */
    async search(term: string): Promise<Answer<Choice[]>> {
      const searchTerm = truncate(term.trim(), LONGEST_TERM);
      if (!searchTerm) throw new RangeError("nothing to search for");
      const asked = query({ searchTerm, searchTypes: "task,project", top: "20" });
      const { value, meta } = await request(connection, "GET", `/search${asked}`);
      // Bad data in one kind does not affect the other.
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
