import { Trouble } from "../../scripts/main.ts";
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

/** Connects with an access token from any page of the extension, as the settings do. */
export async function connect(page: Line, token: string): Promise<void> {
  const message = JSON.stringify({ name: "connect", data: { token, userId: "" } });
  const refusal = await evaluate<object | null>(page, `chrome.runtime.sendMessage(${message})`);
  if (refusal !== null) throw new Trouble(`The extension did not connect: ${JSON.stringify(refusal)}`);
}
