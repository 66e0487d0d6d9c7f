import * as v from "valibot";
import type { Edit as Change } from "@/lib/timer/edit";

const TYPES = {
  note: "string",
  start: "number",
  end: "number",
  isBillable: "boolean",
  typeOfWorkId: "string",
};

/** A change of one value, as a person made it. Only a note can become nothing. */
export const Edit = v.custom<Change>(isEdit);

function isEdit(value: unknown): value is Change {
  const { id, field, from, to } = Object(value) as Change;
  const type = Object.hasOwn(TYPES, field) && TYPES[field];
  const isValue = (one: unknown, canBeNull: boolean) => typeof one === type || (canBeNull && one === null);
  return typeof id === "string" && isValue(from, true) && isValue(to, field === "note");
}

/** Edits in the order they were made, each until awork has it or has refused it. */
export const Edits = v.array(Edit);

/** The edits of a list: one that can't be read costs no other. */
export const editsOf = (list: unknown[]): Change[] => list.filter(isEdit);

/** Whether both change the same value. */
export const isSameField = (one: Change, other: Change) => one.id === other.id && one.field === other.field;

/**
 * The edits without the first. Where awork does not have it, the later ones of the same value were made on what never
 * came to be: they go from where the first went from.
 */
export function withoutFirst([first, ...rest]: Change[], isSaved: boolean): Change[] {
  if (!first || isSaved) return rest;
  return rest.map((edit) =>
    isSameField(edit, first) && edit.from === first.to ? ({ ...edit, from: first.from } as Change) : edit,
  );
}
