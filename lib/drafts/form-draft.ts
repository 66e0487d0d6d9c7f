import * as v from "valibot";
import type { Values } from "@/lib/timer/editing/edit";
import type { Given as AnyGiven } from "@/lib/timer/editing/entry-form/given";
import type { Timer as AnyTimer } from "@/lib/timer/timer";
import { BookedOn } from "@/lib/tracker/edits/edits";
import { Timer } from "@/lib/tracker/state";

const text = v.optional(v.string());
const instant = v.optional(v.nullable(v.number()));
const at = v.optional(v.object({ text: v.string(), at: v.optional(v.number()) }));

const Given: v.GenericSchema<unknown, AnyGiven> = v.object({
  times: v.object({ from: at, to: at, worked: v.optional(v.object({ text: v.string() })) }),
  bookedOn: v.optional(BookedOn),
  typeOfWork: v.optional(v.object({ id: v.string(), name: v.string() })),
  note: text,
  isBillable: v.optional(v.boolean()),
});

const Seen: v.GenericSchema<unknown, Seen> = v.object({
  note: v.optional(v.nullable(v.string())),
  start: instant,
  end: instant,
  duration: instant,
  isBillable: v.optional(v.nullable(v.boolean())),
  typeOfWorkId: v.optional(v.nullable(v.string())),
  bookedOn: v.optional(v.nullable(BookedOn)),
});

/** What the entry had when the person first changed each value. */
export type Seen = { [Field in keyof Values]?: Values[Field] | null | undefined };

/**
 * The form of an entry as the person left it. `entry`: the entry at that time, null for a new one. `day`: the day
 * of a new one. `search`: what is typed to find another task or project, null if nothing is searched for.
 * `shorten`: the ids of the neighbours to be shortened. `isDefaultBillable`: the default of the project that was
 * chosen, if known.
 */
export type FormDraft = {
  entry: AnyTimer | null;
  day: string;
  given: AnyGiven;
  seen: Seen;
  search: string | null;
  shorten: string[];
  isDefaultBillable: boolean | null;
};

const FormDraft: v.GenericSchema<unknown, FormDraft> = v.object({
  entry: v.nullable(Timer),
  day: v.string(),
  given: Given,
  seen: Seen,
  search: v.nullable(v.string()),
  shorten: v.array(v.string()),
  isDefaultBillable: v.nullable(v.boolean()),
});

export const writeFormDraft = (draft: FormDraft): string => JSON.stringify(draft);

/** Null if the text is none, for example of another version. */
export function readFormDraft(text: string): FormDraft | null {
  try {
    const read = v.safeParse(FormDraft, JSON.parse(text));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}
