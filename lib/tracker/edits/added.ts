import * as v from "valibot";

/**
 * An addition that awork has: `id` is ours, as an open form or a message may still name it, and `aworkId` is that of
 * awork's entry.
 */
export const Added = v.object({ id: v.string(), aworkId: v.string() });

export type Added = v.InferOutput<typeof Added>;

/** How many are kept. A form that was opened before awork had its entry finds it by these. */
const MOST = 20;

/** The valid ones of a stored list. */
export const AddedList: v.GenericSchema<unknown, Added[]> = v.pipe(
  v.array(v.unknown()),
  v.transform((list) => list.filter((each) => v.is(Added, each)).map((each) => v.parse(Added, each))),
);

/** The list with one more, the newest last. */
export const withAdded = (added: Added[], one: Added): Added[] =>
  [...added.filter(({ id }) => id !== one.id), one].slice(-MOST);

/** awork's id of an addition; null if awork doesn't have it, as far as known. */
export const aworkIdOf = (added: readonly Added[], id: string): string | null =>
  added.find((each) => each.id === id)?.aworkId ?? null;
