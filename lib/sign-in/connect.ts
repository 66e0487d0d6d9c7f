import { createClient, isUser, me } from "@/lib/awork/client";
import { ApiError, NotUnderstood, Refused, SignedOut } from "@/lib/awork/api-error";
import type { Connection } from "@/lib/awork/request";
import type { SignInError } from "@/lib/notices/sign-in-error";
import type { Account } from "@/lib/tracker-store/account";
import { current } from "@/lib/tracker/current";
import { applyAnswer } from "@/lib/tracker/apply-answer";
import { NOTHING_KNOWN, type State } from "@/lib/tracker/state";
import { toSyncError } from "@/lib/tracker/sync-error";

export type Connected = { account: Account; state: State };

/**
 * What an HTTP header can carry. Browsers refuse to send anything else, which would look like being offline.
 */
const PRINTABLE = /^[\x21-\x7e]+$/;
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * Tests a token before anything is stored: whom it belongs to, and whether it may read the timer.
 * `userId`: whose timer to follow with an API key; empty: the token owner's. `clientId`: the OAuth client
 * that the token was issued to, if any.
 */
export async function connect(
  connection: Connection,
  userId: string,
  permitted: () => Promise<boolean>,
  clientId: string | null = null,
): Promise<Connected | SignInError> {
  if (!connection.token) return { kind: "noToken", detail: "" };
  if (!PRINTABLE.test(connection.token)) return { kind: "badToken", detail: "" };
  if (userId && !UUID.test(userId)) return { kind: "badUserId", detail: "" };
  let step: "me" | "last" = "me";
  try {
    const { value: person } = await me(connection);
    const whose = { userId: userId || person.id, byKey: userId !== "" && userId !== person.id };
    step = "last";
    const { answer, hiddenBy } = await current(createClient(connection, whose), null, connection.now());
    if (whose.byKey && answer.value === null && !(await mayBeUser(connection, userId)))
      return { kind: "unknownUser", detail: "" };
    const state = { ...applyAnswer(NOTHING_KNOWN, answer, connection.now()), hiddenBy };
    const { name, workspace } = person;
    return { account: { version: 1, ...whose, name, workspace, clientId }, state };
  } catch (failure) {
    if (!(failure instanceof ApiError)) throw failure;
    // `/me` has just accepted the token, so the user is wrong.
    if (step === "last" && failure.kind === "signedOut") return { kind: "notTheirs", detail: "" };
    if (step === "last" && failure.kind === "gone") return { kind: "unknownUser", detail: "" };
    return toSyncError(failure, await permitted());
  }
}

/** Whether the user exists; true if awork refuses to say. */
async function mayBeUser(connection: Connection, userId: string): Promise<boolean> {
  try {
    return await isUser(connection, userId);
  } catch (failure) {
    if (failure instanceof SignedOut || failure instanceof Refused || failure instanceof NotUnderstood)
      return true;
    throw failure;
  }
}
