import * as v from "valibot";
import { onMessage } from "@/lib/platform/runtime";
import { Action } from "@/lib/tracker/actions/action";
import { NewEntry } from "@/lib/tracker/edits/additions";
import { Edit } from "@/lib/tracker/edits/edits";
import { Choice } from "@/lib/start/choice-items";
import type { Messages, Name } from "./messages";

type Handler<N extends Name> = (data: Messages[N]["data"]) => Promise<Messages[N]["answer"]>;

/** A message's data is checked like all input from outside. */
const SHAPES: { [N in Name]: v.GenericSchema<unknown, Messages[N]["data"]> } = {
  refresh: v.null(),
  viewed: v.null(),
  act: Action,
  dismiss: v.null(),
  edit: Edit,
  editTogether: v.array(Edit),
  retryEdit: Edit,
  dropEdit: Edit,
  add: v.object({ id: v.string(), entry: NewEntry }),
  retryAddition: v.string(),
  dropAddition: v.string(),
  remove: v.object({ id: v.string(), name: v.string() }),
  undoRemove: v.string(),
  retryRemove: v.string(),
  choices: v.null(),
  page: v.object({ kind: v.picklist(["task", "project"]), key: v.pipe(v.string(), v.nonEmpty()) }),
  search: v.pipe(v.string(), v.trim(), v.nonEmpty()),
  typesOf: v.string(),
  picked: Choice,
  checkConnection: v.null(),
  connect: v.object({ token: v.string(), userId: v.string() }),
  disconnect: v.null(),
  beginSignIn: v.null(),
  finishSignIn: v.nullable(v.string()),
  replace: v.boolean(),
};

const Envelope = v.object({
  name: v.picklist(Object.keys(SHAPES) as Name[]),
  data: v.unknown(),
});

/** Answers messages from our own pages and rejects all others. */
export const serve = (handlers: { [N in Name]: Handler<N> }): void =>
  onMessage(async (message) => {
    const { name, data } = checked(Envelope, message);
    return (handlers[name] as (data: unknown) => Promise<unknown>)(checked(SHAPES[name], data));
  });

/**
 * The value if it matches the schema. The schema's own error would repeat the value, which can contain a
 * token.
 */
function checked<Shape extends v.GenericSchema>(shape: Shape, value: unknown): v.InferOutput<Shape> {
  const result = v.safeParse(shape, value);
  if (result.success) return result.output;
  throw new Error("refused: not a message of ours");
}
