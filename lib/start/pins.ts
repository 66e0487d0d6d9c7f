import * as v from "valibot";
import { createTurns } from "@/lib/async/turns";
import { getSynced, onStored, setSynced } from "@/lib/platform/synced-storage";
import type { Choice } from "@/lib/timer/start/choice";
import { truncate } from "@/lib/timer/truncate";

/** So many fit into one item of `storage.sync`, if their names are short. */
export const MOST_PINS = 20;

/** In characters. A pin that awork lists has its whole name from there. */
const LONGEST = { name: 40, project: 24 };

/** In bytes of JSON; `storage.sync` takes 8,192 with the key. */
const ROOM = 8_000;

const text = v.nullish(v.string(), null);

/** A pin as it is stored: values that are null are left out. */
const Pin = v.object({
  kind: v.picklist(["task", "project", "typeOfWork"]),
  id: v.string(),
  name: v.string(),
  key: text,
  projectId: text,
  project: text,
  client: text,
  typeOfWorkId: text,
  typeOfWork: text,
  isBillable: v.nullish(v.boolean(), null),
});

const keyOf = (workspaceId: string) => `pins ${workspaceId}`;
const isOf =
  ({ kind, id }: Pick<Choice, "kind" | "id">) =>
  (other: Choice) =>
    other.kind === kind && other.id === id;

/** What the person has pinned in a workspace, in the order in which they did. It follows with the settings. */
export async function readPins(workspaceId: string): Promise<Choice[]> {
  const key = keyOf(workspaceId);
  const stored = (await getSynced([key]))[key];
  const list: unknown[] = Array.isArray(stored) ? stored : [];
  return list.flatMap((each) => {
    const pin = v.safeParse(Pin, each);
    return pin.success ? [pin.output] : [];
  });
}

/** Calls back when something was pinned or unpinned in a workspace, here or on another computer. */
export const onPins = (workspaceId: string, changed: () => void): void =>
  onStored([keyOf(workspaceId)], changed);

const inTurn = createTurns();

/**
 * Pins a choice, or unpins it. False: there are too many. Rejects if the browser can't store it.
 */
export const setPinned = (workspaceId: string, choice: Choice, isPinned: boolean): Promise<boolean> =>
  inTurn(async () => {
    const pins = await readPins(workspaceId);
    const others = pins.filter((pin) => !isOf(choice)(pin));
    const next = (isPinned ? [...others, choice] : others).map(compact);
    const isTooMany = next.length > MOST_PINS || new TextEncoder().encode(JSON.stringify(next)).length > ROOM;
    if (isPinned && isTooMany) return false;
    await setSynced({ [keyOf(workspaceId)]: next });
    return true;
  });

/** The pins, each as awork lists it now if it does. */
export const refreshed = (pins: readonly Choice[], listed: readonly Choice[]): Choice[] =>
  pins.map((pin) => listed.find(isOf(pin)) ?? pin);

function compact({ kind, id, name, project, ...others }: Choice): Record<string, unknown> {
  const { key, projectId, typeOfWorkId, isBillable } = others;
  const short = {
    name: truncate(name, LONGEST.name),
    project: project && truncate(project, LONGEST.project),
  };
  const all = { kind, id, ...short, key, projectId, typeOfWorkId, isBillable };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
}
