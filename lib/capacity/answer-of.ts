import { ApiError, Gone, Refused } from "@/lib/awork/api-error";
import type { Client } from "@/lib/awork/client";
import type { Tracker } from "@/lib/tracker/tracker";

type Answer<T> = { value: T | null; isRefused: boolean };

/**
 * What awork answers to a side question. A refusal is an answer too: it would be the same again. Null: awork
 * has not answered.
 */
export async function answerOf<T>(
  tracker: Tracker,
  question: (client: Client) => Promise<{ value: T }>,
): Promise<Answer<T> | null> {
  try {
    return { value: await tracker.consult(question), isRefused: false };
  } catch (failure) {
    if (!(failure instanceof ApiError)) throw failure;
    const isRefused = failure instanceof Refused || failure instanceof Gone;
    return isRefused ? { value: null, isRefused } : null;
  }
}
