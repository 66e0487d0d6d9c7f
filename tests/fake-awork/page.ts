import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { json } from "node:stream/consumers";
import { answerOf } from "./answer.ts";
import type { Books } from "./books.ts";
import type { Clock } from "./clock.ts";
import { createPageActions, type PageForm } from "./page-actions.ts";
import { pageState } from "./page-state.ts";

const FILES: Record<string, [file: string, type: string]> = {
  "/page.js": ["page.js", "text/javascript"],
  "/page.css": ["page.css", "text/css"],
};

const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:";

/** awork's web app in small, for the default person: a page, and the few calls that only this page may make. */
export function createPage(books: Books, clock: Clock) {
  const actions = createPageActions(books, clock);

  async function answer(message: IncomingMessage, path: string): Promise<[number, string, string | Buffer]> {
    const jsonType = "application/json";
    if (path.startsWith("/app/") && !isSameOrigin(message)) return [403, jsonType, "{}"];
    const action = Object.hasOwn(actions, path) ? actions[path] : undefined;
    if (message.method === "POST" && action) {
      const form = (await json(message)) as PageForm;
      const { status, body } = answerOf(() => {
        action(form);
        return { status: 200, body: pageState(books, clock) };
      });
      return [status, jsonType, JSON.stringify(body)];
    }
    if (message.method !== "GET") return [405, jsonType, "{}"];
    if (path === "/app/state") return [200, jsonType, JSON.stringify(pageState(books, clock))];
    const isView = path === "/" || /^\/(tasks|projects)\/[^/]+(\/details)?$/.test(path);
    const [file, type] = isView ? ["page.html", "text/html"] : (FILES[path] ?? []);
    if (!file) return [404, "text/plain", "Not found"];
    return [200, `${type}; charset=utf-8`, await readFile(new URL(file, import.meta.url))];
  }

  return async (message: IncomingMessage, response: ServerResponse, url: URL) => {
    const [status, type, body] = await answer(message, url.pathname);
    response.writeHead(status, {
      date: new Date(clock.now()).toUTCString(),
      "content-type": type,
      "content-security-policy": POLICY,
      "cache-control": "no-store",
    });
    response.end(body);
  };
}

/** Browsers say where a request comes from; what says nothing is no browser, and may be asked for by a test. */
function isSameOrigin({ headers }: IncomingMessage) {
  const site = headers["sec-fetch-site"] ?? "same-origin";
  const origin = headers.origin ?? `http://${headers.host}`;
  return (site === "same-origin" || site === "none") && origin === `http://${headers.host}`;
}
