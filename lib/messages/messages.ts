import { sendMessage } from "@/lib/platform/runtime";
import type { SignInError } from "@/lib/notices/sign-in-error";
import type { PageAddress } from "@/lib/timer/start/page-address";
import type { Choice } from "@/lib/timer/start/choice";
import type { Edit as Change } from "@/lib/timer/editing/edit";
import type { Action } from "@/lib/tracker/actions/action";
import type { ConnectionCheck } from "@/lib/diagnostics/connection-check-result";
import type { Outcome } from "@/lib/tracker/actions/outcome";
import type { Addition } from "@/lib/tracker/edits/additions";
import type { Deletion } from "@/lib/tracker/edits/deletions";
import type { SyncError } from "@/lib/tracker/sync-error";
import type { Offer } from "@/lib/start/choice-items";
import type { Replacement } from "@/lib/sign-in/awork-sign-in";

/** The messages from our pages to the background: the data that is sent, and the answer that comes back. */
export type Messages = {
  /**
   * A person is looking: poll, unless awork was polled just now. False: awork's answer can't be stored, and
   * what is stored is older.
   */
  refresh: { data: null; answer: boolean };
  /**
   * A person is viewing the popup: read what is due of their hours, the company's rules and the current task's plan.
   * Answered when that is done.
   */
  viewed: { data: null; answer: void };
  /** Carries out the person's action on the timer. */
  act: { data: Action; answer: Outcome };
  /** The person has answered the open question: nothing is to be done. */
  dismiss: { data: null; answer: void };
  /** Stores an edit of an entry, and sends it to awork. */
  edit: { data: Change; answer: void };
  /** Stores edits of one entry that were made together, and sends them together. */
  editTogether: { data: Change[]; answer: void };
  /** For an edit that awork does not have: `retryEdit` sends it again, `dropEdit` forgets it. */
  retryEdit: { data: Change; answer: void };
  dropEdit: { data: Change; answer: void };
  /** Stores an entry to add, and sends it to awork. Once for each id, which is the sender's own. */
  add: { data: Pick<Addition, "id" | "entry">; answer: void };
  /** For an entry that awork did not add, by its id: `retryAddition` sends it again, `dropAddition` forgets it. */
  retryAddition: { data: string; answer: void };
  dropAddition: { data: string; answer: void };
  /** Stores that an entry is to be deleted, and deletes it in awork ten seconds later. */
  remove: { data: Pick<Deletion, "id" | "name">; answer: void };
  /** Undoes a deletion by the entry's id. False: awork has already been asked to delete it. */
  undoRemove: { data: string; answer: boolean };
  /** Sends a deletion again that awork refused. */
  retryRemove: { data: string; answer: void };
  /** What is offered to start a timer on without a search. */
  choices: { data: null; answer: Offer };
  /** What a page of awork's web app is about; null if there is nothing to start on, or awork can't be asked. */
  page: { data: PageAddress; answer: Choice | null };
  /** What awork finds for a term, which must not be empty. */
  search: { data: string; answer: Choice[] | SyncError };
  /** The types of work that a project allows, by its id; null if awork doesn't tell them. */
  typesOf: { data: string; answer: Choice[] | null };
  /** Remembers what the person chose to start a timer on. */
  picked: { data: Choice; answer: void };
  /**
   * Checks whether awork behaves as the code assumes; changes nothing. Null: nobody is connected any more.
   */
  checkConnection: { data: null; answer: ConnectionCheck | null };
  /** Connects with an access token; `userId` is empty unless the token is an API key. Null: connected. */
  connect: { data: { token: string; userId: string }; answer: SignInError | null };
  /**
   * Signs out. Whether awork confirmed that the sign-in is revoked; null: there was no sign-in with awork to
   * revoke.
   */
  disconnect: { data: null; answer: boolean | null };
  /** Begins a sign-in with awork, and answers with the URL to send the person to. */
  beginSignIn: { data: null; answer: { url: string } | SignInError };
  /** Sends the URL that awork redirected to; null: the person gave up. Answers null if signed in. */
  finishSignIn: { data: string | null; answer: SignInError | Replacement | null };
  /** Sends whether the newly signed-in account replaces the previous one. Answers null when done. */
  replace: { data: boolean; answer: SignInError | null };
};

export type Name = keyof Messages;

/**
 * Sends a message to the background. Rejects if the worker dies before it answers: then the result is
 * unknown.
 */
export const send = <N extends Name>(name: N, data: Messages[N]["data"]): Promise<Messages[N]["answer"]> =>
  sendMessage({ name, data });

/**
 * Sends again if the service worker stopped during the message. Only for messages whose handler does nothing a
 * second time that must be done once.
 */
export const withRetry = <T>(request: () => Promise<T>): Promise<T> => request().catch(request);
