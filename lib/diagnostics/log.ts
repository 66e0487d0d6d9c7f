import * as v from "valibot";
import { Event } from "./event";
import { createTurns } from "@/lib/async/turns";
import { createItem } from "@/lib/platform/storage";

/** What happened last, the newest at the end. Written by the background alone. */
export const logItem = createItem("log", v.array(Event), []);

/** So many events are kept. */
const MOST = 50;

const inTurn = createTurns();

/**
 * Adds to the log. It never fails: whatever is done is worth more than the note that it was done, so where there is no
 * room for the note, it is dropped, knowingly and for good.
 */
export async function log(events: Event[]): Promise<void> {
  if (events.length > 0) await inTurn(() => add(events)).catch(() => undefined);
}

/** Adds to the log what happens now. */
export const happened = (what: Event["what"], ...detail: Event["detail"]): Promise<void> =>
  log([{ at: Date.now(), what, detail }]);

async function add(events: Event[]): Promise<void> {
  const kept = [...(await logItem.get())];
  for (const event of events) {
    // Of what happens over and over, the first and the last tell enough, and leave room for the rest.
    const [one, two] = kept.slice(-2).map(said);
    if (one === two && two === said(event)) kept.pop();
    kept.push(event);
  }
  await logItem.set(kept.slice(-MOST));
}

const said = ({ what, detail }: Event) => `${what} ${detail}`;
