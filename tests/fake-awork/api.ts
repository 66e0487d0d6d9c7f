import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { answerOf, type Answer } from "./answer.ts";
import type { Books } from "./books.ts";
import type { Clock } from "./clock.ts";
import type { Journal } from "./journal.ts";
import type { Limits } from "./limits.ts";
import { misbehave } from "./misbehaviour.ts";
import { errorBody, unauthorized, usualRefusal } from "./refusal.ts";
import { createRoutes } from "./routes.ts";
import type { Script } from "./script.ts";
import { createWire } from "./wire.ts";

type Parts = { books: Books; clock: Clock; journal: Journal; limits: Limits; script: Script };

/** Answers one request to the API: into the journal first, then past the limits and the script to the routes. */
export function createApi({ books, clock, journal, limits, script }: Parts) {
  const route = createRoutes(books);

  function personOf({ headers }: IncomingMessage) {
    const token = /^bearer (\S+)$/i.exec(headers.authorization ?? "")?.[1];
    return (token && books.people.find((person) => person.tokens.includes(token))) || null;
  }

  return async (message: IncomingMessage, response: ServerResponse, url: URL, closed: AbortSignal) => {
    const method = message.method ?? "GET";
    const query = Object.fromEntries(url.searchParams);
    const person = personOf(message);
    const allowance = limits.take();
    const request = journal.write({
      method,
      path: url.pathname,
      query,
      status: null,
      at: clock.now(),
      origin: message.headers.origin ?? null,
      hasBody: Number(message.headers["content-length"] ?? 0) > 0 || "transfer-encoding" in message.headers,
      user: person?.id ?? null,
    });
    const answered = (status: number) => {
      request.status = status;
    };
    const wire = createWire({ response, clock, headers: allowance.headers, closed, answered });

    const rule = allowance.exceeded ? null : script.take(request);
    const body = await text(message);
    if (allowance.exceeded) return wire.send({ status: 429, body: errorBody(usualRefusal(429)) });
    const act = (): Answer => {
      const date = new Date(clock.now()).toUTCString();
      const answer = answerOf(() => {
        const found = route(method, url.pathname);
        if (!person) throw unauthorized("The access token is missing or not valid.");
        return found.answer({ person, id: found.id, query, body });
      });
      return { ...answer, headers: { date, ...answer.headers } };
    };
    if (rule) await misbehave(rule, act, wire);
    else wire.send(act());
  };
}
