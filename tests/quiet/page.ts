import type { Asker } from "../e2e/ask.ts";
import type { Line } from "./pipe.ts";

/** What an expression in a page comes to, once it has. */
export async function evaluate<T>(page: Line, expression: string): Promise<T> {
  const options = { expression, awaitPromise: true, returnByValue: true };
  const { result, exceptionDetails } = await page.send<{
    result: { value: T };
    exceptionDetails?: { text: string; exception?: { description?: string } };
  }>("Runtime.evaluate", options);
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}

/** The same page, to ask the background from. */
export const askerOf = (page: Line): Asker => ({ evaluate: (expression) => evaluate(page, expression) });
