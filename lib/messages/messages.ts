import { sendMessage } from "@/lib/platform/runtime";
import type { SignInError } from "@/lib/notices/sign-in-error";
import type { Choice } from "@/lib/timer/choice";
import type { Edit as Change } from "@/lib/timer/edit";
import type { Action } from "@/lib/tracker/actions/action";
import type { ConnectionCheck } from "@/lib/diagnostics/connection-check-result";
import type { Outcome } from "@/lib/tracker/actions/outcome";
import type { SyncError } from "@/lib/tracker/sync-error";
import type { Offer } from "@/lib/start/choice-items";
import type { Replacement } from "@/lib/sign-in/awork-sign-in";

/** What our pages can ask of the background: the data that goes there, and the answer that comes back. */
export type Messages = {
  /** A person is looking: is what is known still right? False: what awork says can't be kept, and what is stored is older. */
  attend: { data: null; answer: boolean };
  /** Does what a person wants with the timer. */
  act: { data: Action; answer: Outcome };
  /** A person wants nothing done of what they were asked about. */
  dismiss: { data: null; answer: void };
  /** Keeps a change of an entry, and brings it to awork. */
  edit: { data: Change; answer: void };
  /** Sends an edit again that awork does not have, or forgets it. */
  retryEdit: { data: Change; answer: void };
  dropEdit: { data: Change; answer: void };
  /** What is offered to start on, before anything is searched for. */
  choices: { data: null; answer: Offer };
  /** What awork finds for a term that is not empty. */
  search: { data: string; answer: Choice[] | SyncError };
  /** What a person has chosen to start on. */
  picked: { data: Choice; answer: void };
  /** Asks awork whether it is as the code assumes; changes nothing. Null: nobody is connected any more. */
  checkConnection: { data: null; answer: ConnectionCheck | null };
  /** Connects with an access token; `userId` is empty unless the token is an API key. Null: connected. */
  connect: { data: { token: string; userId: string }; answer: SignInError | null };
  /**
   * Signs out. Whether awork has ended what the person allowed this extension; null: they had not signed in with awork.
   */
  disconnect: { data: null; answer: boolean | null };
  /** Where to send the person for a sign-in with awork. */
  beginSignIn: { data: null; answer: { url: string } | SignInError };
  /** The address that awork sent the person back to; null: the person gave up. Null: signed in. */
  finishSignIn: { data: string | null; answer: SignInError | Replacement | null };
  /** Whether the account that was signed in to last takes the place of the one before. Null: so it is. */
  replace: { data: boolean; answer: SignInError | null };
};

export type Name = keyof Messages;

/** Asks the background. Rejects when the worker died under the question: then nobody knows what came of it. */
export const send = <N extends Name>(name: N, data: Messages[N]["data"]): Promise<Messages[N]["answer"]> =>
  sendMessage({ name, data });
