import { PERSON_TOKEN } from "../fake-awork/people.ts";

/** A page of the extension's, whatever drives its browser. */
export type Asker = { evaluate<T>(expression: string): Promise<T> };

/** Asks the background, as a page of the extension does; resolves to its answer. */
export const ask = <T>(page: Asker, name: string, data: unknown = null): Promise<T> =>
  page.evaluate<T>(`chrome.runtime.sendMessage(${JSON.stringify({ name, data })})`);

/** Connects with an access token, as the settings page does when somebody fills in its form. */
export async function connect(page: Asker, token = PERSON_TOKEN, userId = ""): Promise<void> {
  const refusal = await ask<object | null>(page, "connect", { token, userId });
  if (refusal !== null) throw new Error(`The extension did not connect: ${JSON.stringify(refusal)}`);
}

const WIPE = `Promise.all(["sync", "local", "session"].map((area) => chrome.storage[area].clear()))`;

/** Signs out and forgets all: what the background knows of, which paints the toolbar as well, and what it does not. */
export async function forget(page: Asker): Promise<void> {
  await page.evaluate(WIPE);
  await ask(page, "disconnect");
  await page.evaluate(WIPE);
}
