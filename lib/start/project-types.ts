import * as v from "valibot";
import { answerOf } from "@/lib/capacity/answer-of";
import { createItem } from "@/lib/platform/storage";
import type { Choice as Choosable } from "@/lib/timer/start/choice";
import { DAY, HOUR } from "@/lib/timer/time";
import { whose } from "@/lib/tracker-store/account";
import { accountItem } from "@/lib/tracker-store/state-items";
import type { Tracker } from "@/lib/tracker/tracker";
import { Choice } from "./choice-items";

/** When a project's types are read again: where awork tells them, and where it refuses. */
const TOLD = HOUR;
const REFUSED = DAY;

/** This many projects are remembered. */
const MOST = 20;

/**
 * The types of work of the last projects, newest first, for a workspace and a user (`of`). `until`: awork isn't
 * asked again before, on this computer's clock. `types`: null if awork refuses to tell them.
 */
export const projectTypesItem = createItem(
  "projectTypes",
  v.nullable(
    v.object({
      of: v.string(),
      projects: v.array(v.object({ id: v.string(), until: v.number(), types: v.nullable(v.array(Choice)) })),
    }),
  ),
  null,
);

/**
 * The types of work that a project allows; null if that is unknown, which is usual: then all of the workspace are
 * offered, and awork decides.
 */
export async function typesOf(tracker: Tracker, projectId: string): Promise<Choosable[] | null> {
  const [stored, account] = await Promise.all([projectTypesItem.get(), accountItem.get()]);
  if (!account) return null;
  const of = whose(account);
  const projects = stored?.of === of ? stored.projects : [];
  const known = projects.find(({ id }) => id === projectId);
  const wall = Date.now();
  if (known && wall < known.until && known.until - wall <= REFUSED) return known.types;
  const answer = await answerOf(tracker, (client) => client.typesOf(projectId));
  if (!answer) return known?.types ?? null;
  const types = answer.value;
  // Store nothing for somebody who has signed out meanwhile.
  const now = await accountItem.get();
  if (now && whose(now) === of) {
    const read = { id: projectId, until: wall + (types ? TOLD : REFUSED), types };
    const others = projects.filter(({ id }) => id !== projectId);
    // If it can't be stored, it is read again.
    await projectTypesItem.set({ of, projects: [read, ...others].slice(0, MOST) }).catch(() => {});
  }
  return types;
}
