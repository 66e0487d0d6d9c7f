import * as v from "valibot";
import { onMessage } from "@/lib/platform/runtime";
import { Action } from "@/lib/tracker/actions/action";
import { Edit } from "@/lib/tracker/edits/edits";
import { Choice } from "@/lib/start/choice-items";
import type { Messages, Name } from "./messages";

type Handler<N extends Name> = (data: Messages[N]["data"]) => Promise<Messages[N]["answer"]>;

/** The data of a message is checked like everything that comes from outside. */
const SHAPES: { [N in Name]: v.GenericSchema<unknown, Messages[N]["data"]> } = {
  attend: v.null(),
  act: Action,
  dismiss: v.null(),
  edit: Edit,
  retryEdit: Edit,
  dropEdit: Edit,
  choices: v.null(),
  search: v.pipe(v.string(), v.trim(), v.nonEmpty()),
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

/** Answers our own pages, and refuses everybody else. */
export const serve = (handlers: { [N in Name]: Handler<N> }): void =>
  onMessage(async (message) => {
    const { name, data } = checked(Envelope, message);
    return (handlers[name] as (data: unknown) => Promise<unknown>)(checked(SHAPES[name], data));
  });

/** The value, if it has the shape. The schema's own complaint would repeat it, and a token can be in it. */
function checked<Shape extends v.GenericSchema>(shape: Shape, value: unknown): v.InferOutput<Shape> {
  const result = v.safeParse(shape, value);
  if (result.success) return result.output;
  throw new Error("refused: not a message of ours");
}
