import * as v from "valibot";
import { Event } from "./event";
import { createTurns } from "@/lib/async/turns";
import { createItem } from "@/lib/platform/storage";

/** The last events, newest last. Only the background writes it. */
export const logItem = createItem("log", v.array(Event), []);

/** The log keeps this many events. */
const MOST = 50;

const inTurn = createTurns();

/**
 * Adds to the log. Never rejects: if the events can't be stored they are dropped, because the logged work
 * matters more.
 */
export async function log(events: Event[]): Promise<void> {
  if (events.length > 0) await inTurn(() => add(events)).catch(() => undefined);
}

/** Logs an event that happens now. */
export const happened = (what: Event["what"], ...detail: Event["detail"]): Promise<void> =>
  log([{ at: Date.now(), what, detail }]);

async function add(events: Event[]): Promise<void> {
  const kept = [...(await logItem.get())];
  for (const event of events) {
    // Of a repeated event keep only the first and the last, to leave room for others.
    const [one, two] = kept.slice(-2).map(said);
    if (one === two && two === said(event)) kept.pop();
    kept.push(event);
  }
  await logItem.set(kept.slice(-MOST));
}

const said = ({ what, detail }: Event) => `${what} ${detail}`;
