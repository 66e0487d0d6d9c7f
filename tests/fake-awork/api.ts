import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { answerOf, textOf, type Answer } from "./answer.ts";
import type { Books } from "./books.ts";
import type { Clock } from "./clock.ts";
import type { Journal } from "./journal.ts";
import type { Limits } from "./limits.ts";
import { misbehave } from "./misbehaviour.ts";
import { errorBody, unauthorized, usualRefusal } from "./refusal.ts";
import { createRoutes } from "./routes.ts";
import type { Script } from "./script.ts";
import type { Door } from "./sign-in/door.ts";
import { createWire } from "./wire.ts";

type Parts = { books: Books; clock: Clock; door: Door; journal: Journal; limits: Limits; script: Script };

/** Answers one request to the API: into the journal first, then past the limits and the script to the routes. */
export function createApi({ books, clock, door, journal, limits, script }: Parts) {
  const routes = createRoutes(books);

  /** Whose token it is, and for which workspace: a fixed token, or one that was issued at the sign-in. */
  function callerOf({ headers }: IncomingMessage) {
    const token = /^bearer (\S+)$/i.exec(headers.authorization ?? "")?.[1];
    if (!token) return null;
    const person = books.people.find(({ tokens }) => tokens.includes(token));
    return person ? { person, workspace: books.workspace } : door.callerOf(token);
  }

  return async (message: IncomingMessage, response: ServerResponse, url: URL, closed: AbortSignal) => {
    const method = message.method ?? "GET";
    const query = Object.fromEntries(url.searchParams);
    const caller = callerOf(message);
    const allowance = limits.take();
    response.once("close", limits.end);
    const hasBody =
      Number(message.headers["content-length"] ?? 0) > 0 || "transfer-encoding" in message.headers;
    const body = hasBody ? await text(message) : "";
    const contentType = message.headers["content-type"] ?? "";
    const request = journal.write({
      method,
      path: url.pathname,
      query,
      status: null,
      at: clock.now(),
      origin: message.headers.origin ?? null,
      hasBody,
      user: caller?.person.id ?? null,
      ...door.trace(method, url.pathname, body),
    });
    let acted: Answer | null = null;
    let isAsActed = false;
    const answered = (answer: Answer) => {
      request.status = answer.status;
      isAsActed = answer.status === acted?.status && textOf(answer) === textOf(acted);
    };
    response.once("close", () => journal.ended(request, isAsActed && response.writableFinished));
    const wire = createWire({ response, clock, headers: allowance.headers, closed, answered });

    const rule = allowance.exceeded ? null : script.take(request);
    if (allowance.exceeded) return wire.send({ status: 429, body: errorBody(usualRefusal(429)) });
    const act = (): Answer => {
      const date = new Date(clock.now()).toUTCString();
      const answer = answerOf(() => {
        const open = door.find(method, url.pathname);
        if (open)
          return open({ query: url.searchParams, headers: message.headers, body, journaled: request });
        const found = routes.find(method, url.pathname);
        if (!caller) throw unauthorized("The access token is missing or not valid.");
        return found.answer({ ...caller, id: found.id, query, body, contentType });
      });
      acted = { ...answer, headers: { date, ...answer.headers } };
      journal.acted(request, acted);
      return acted;
    };
    if (rule) await misbehave(rule, act, wire, clock);
    else wire.send(act());
  };
}
