import * as v from "valibot";
import { browser } from "wxt/browser";
import type { Refusal } from "@/lib/tracker/connect";
import type { Outcome } from "@/lib/tracker/state";
import type { Replacement } from "./awork-sign-in";

/** What our pages can ask of the background: the data that goes there, and the answer that comes back. */
type Messages = {
  /** A person is looking: is what is known still right? */
  attend: { data: null; answer: void };
  /** Resumes the entry with this id, whose breaks the person has seen. */
  resume: { data: string; answer: Outcome };
  /** Connects with an access token; `userId` is empty unless the token is an API key. Null: connected. */
  connect: { data: { token: string; userId: string }; answer: Refusal | null };
  disconnect: { data: null; answer: void };
  /** Where to send the person for a sign-in with awork. */
  beginSignIn: { data: null; answer: { url: string } | Refusal };
  /** The address that awork sent the person back to; null: the person gave up. Null: signed in. */
  finishSignIn: { data: string | null; answer: Refusal | Replacement | null };
  /** Whether the account that was signed in to last takes the place of the one before. */
  replace: { data: boolean; answer: void };
};

type Name = keyof Messages;
type Handler<N extends Name> = (data: Messages[N]["data"]) => Promise<Messages[N]["answer"]>;

/** Asks the background. Rejects when the worker died under the question: then nobody knows what came of it. */
export function send<N extends Name>(name: N, data: Messages[N]["data"]): Promise<Messages[N]["answer"]> {
  return browser.runtime.sendMessage({ name, data });
}

/** The data of a message is checked like everything that comes from outside. */
const SHAPES: { [N in Name]: v.GenericSchema<unknown, Messages[N]["data"]> } = {
  attend: v.null(),
  resume: v.string(),
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
export function serve(handlers: { [N in Name]: Handler<N> }): void {
  browser.runtime.onMessage.addListener(async (message: unknown, sender: Sender) => {
    if (!isOurs(sender)) throw new Error("refused: not one of this extension's own pages");
    const { name, data } = v.parse(Envelope, message);
    return (handlers[name] as (data: unknown) => Promise<unknown>)(v.parse(SHAPES[name], data));
  });
}

type Sender = { id?: string; url?: string };

const isOurs = ({ id, url }: Sender) =>
  id === browser.runtime.id && url?.startsWith(browser.runtime.getURL("/")) === true;
