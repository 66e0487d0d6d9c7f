import { jsonText } from "./json.ts";
import { usualRefusal, errorBody, Refusal } from "./refusal.ts";

/** What goes back over the wire. `text` is sent as it is; otherwise `body` becomes JSON, and without it there is none. */
export type Answer = {
  status: number;
  body?: unknown;
  text?: string;
  headers?: Record<string, string | null>;
};

export const textOf = ({ text, body }: Answer) => text ?? (body === undefined ? "" : jsonText(body));

/** An answer, or awork's words for why there is none. */
export function answerOf(act: () => Answer): Answer {
  try {
    return act();
  } catch (error) {
    const refusal = error instanceof Refusal ? error : usualRefusal(500);
    if (refusal !== error) console.error(error);
    return { status: refusal.status, body: errorBody(refusal) };
  }
}
