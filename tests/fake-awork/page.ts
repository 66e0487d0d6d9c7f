import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { json } from "node:stream/consumers";
import type { Books } from "./books.ts";
import { TASKS, taskOf } from "./catalogue.ts";
import { DAY, MINUTE, type Clock } from "./clock.ts";
import { isPaused, isTimer, rested, startForOrder, worked, type Entry } from "./entry.ts";
import { instantOf, wallClock } from "./instant.ts";
import { PERSON_ID } from "./people.ts";

const FILES: Record<string, [file: string, type: string]> = {
  "/page.js": ["page.js", "text/javascript"],
  "/page.css": ["page.css", "text/css"],
};

const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:";

/** awork's web app in small, for the default person: a page, and the few calls that only this page may make. */
export function createPage(books: Books, clock: Clock) {
  const entryState = (entry: Entry) => ({
    id: entry.id,
    task: entry.task?.name ?? null,
    project: entry.project?.name ?? null,
    client: entry.project?.company?.name ?? null,
    note: entry.note,
    start: entry.start,
    end: entry.end,
    worked: worked(entry, clock.now()),
    breaks: rested(entry),
    state: isPaused(entry) ? "paused" : isTimer(entry) ? "running" : "stopped",
  });

  const person = () => books.people.find(({ id }) => id === PERSON_ID)!;

  function state() {
    const now = clock.now();
    const timer = books.current(PERSON_ID);
    const { timezone, firstName, lastName } = person();
    const midnight = Math.floor(wallClock(now, timezone) / DAY) * DAY;
    const today = books.entries.filter(
      (entry) =>
        entry.userId === PERSON_ID &&
        (entry === timer || wallClock(startForOrder(entry), timezone) >= midnight),
    );
    today.sort((one, other) => startForOrder(other) - startForOrder(one));
    return {
      /** The person's wall clock, written as if it were in UTC. */
      wallClock: new Date(wallClock(now, timezone)).toISOString(),
      timezone,
      person: `${firstName} ${lastName}`,
      tasks: TASKS.map(({ id, name, project }) => ({ id, name, project: project?.name ?? null })),
      timer: timer && entryState(timer),
      today: today.map(entryState),
    };
  }

  /** `start` is what the person's wall clock shows, "2026-08-26T09:30"; the field knows no zone. */
  type Form = { taskId?: string; start?: string; minutes?: number };

  const actions: Record<string, (form: Form) => unknown> = {
    "/app/start": ({ taskId }) => books.start(PERSON_ID, { task: taskOf(taskId ?? "") }),
    "/app/pause": () => books.pause(PERSON_ID),
    "/app/resume": () => books.resume(PERSON_ID),
    "/app/stop": () => books.stop(PERSON_ID),
    "/app/entries": ({ taskId, start, minutes = 0 }) => {
      const { timezone } = person();
      books.add({
        task: taskOf(taskId ?? ""),
        start: start ? instantOf(Date.parse(`${start}Z`), timezone) : clock.now(),
        duration: minutes * MINUTE,
        byHand: true,
      });
    },
  };

  async function answer(message: IncomingMessage, path: string): Promise<[number, string, string | Buffer]> {
    const jsonType = "application/json";
    if (path.startsWith("/app/") && !isSameOrigin(message)) return [403, jsonType, "{}"];
    if (message.method === "POST" && actions[path]) {
      actions[path]((await json(message)) as Form);
      return [200, jsonType, JSON.stringify(state())];
    }
    if (message.method !== "GET") return [405, jsonType, "{}"];
    if (path === "/app/state") return [200, jsonType, JSON.stringify(state())];
    const isView = path === "/" || /^\/(tasks|projects)\/[^/]+$/.test(path);
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
