import type { BrowserContext, ConsoleMessage } from "@playwright/test";

/** Sees what a browser does that nobody may be able to make it do. Begin it before the pages that it is to see. */
export function createOnlooker(context: BrowserContext) {
  const asked = new Set<string>();
  const said: string[] = [];
  const accidents: string[] = [];
  const hear = (message: ConsoleMessage) => {
    said.push(message.text());
    // A policy that had to stop something was the last wall, not the first.
    if (/Content Security Policy|Trusted/.test(message.text())) accidents.push(message.text());
  };
  context.on("request", (request) => asked.add(request.url()));
  context.on("console", hear);
  context.on("dialog", (dialog) => {
    accidents.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on("weberror", (error) => accidents.push(String(error.error())));
  for (const worker of context.serviceWorkers()) worker.on("console", hear);
  context.on("serviceworker", (worker) => worker.on("console", hear));

  return {
    /** What was said in the consoles of all pages and of the worker. */
    said,
    /** Dialogs, errors that nobody caught, and what the browser's policy had to stop. */
    accidents,
    /** Every address that was asked for. */
    asked: () => [...asked],
    /** The hosts among them; those of extensions and of the browser itself left out. */
    hosts: () => [
      ...new Set(
        [...asked]
          .map((url) => new URL(url))
          .filter(({ protocol }) => !["chrome-extension:", "chrome:", "data:"].includes(protocol))
          .map(({ origin }) => origin),
      ),
    ],
  };
}
