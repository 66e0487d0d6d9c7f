import type { Client } from "@/lib/awork/client";
import { Gone, Unreachable } from "@/lib/awork/failure";
import { type Heard, heard } from "@/lib/awork/heard";
import { refusal } from "@/lib/awork/refusal";
import type { Answer } from "@/lib/awork/request";
import type { Instant } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import type { Book } from "./book.ts";
import type { Count } from "./limit.ts";

export type Awork = ReturnType<typeof createAwork>;

/** awork as the whole company shares it, as far as its limit goes: it answers at once, refuses with 429, or is gone. */
export function createAwork(count: Count, now: () => Instant) {
  const awork = {
    isOut: false,
    /** When requests came, the refused ones among them. */
    requests: [] as Instant[],
    refused: [] as Instant[],

    /** One request: what the head of its answer says. Throws only a `Failure`. */
    take(): Heard {
      if (awork.isOut) throw new Unreachable("out");
      const at = now();
      awork.requests.push(at);
      const { exceeded, headers } = count();
      const head = new Headers(headers);
      const said = heard(head, at, at);
      if (!exceeded) return said;
      awork.refused.push(at);
      throw refusal({ status: 429, headers: head, body: "", heard: said }, "", at);
    },
  };
  return awork;
}

/** The calls of one person's computer, in the shapes of the real ones. */
export function createClient(awork: Awork, book: Book): Client {
  async function ask<T>(answer: () => T): Promise<Answer<T>> {
    const said = awork.take();
    return { value: answer(), heard: said };
  }

  function existing(id: string): Timer {
    const timer = book.entries.find((each) => each.id === id);
    if (!timer) throw new Gone("404");
    return timer;
  }

  return {
    last: () => ask(book.last),
    runningHiddenBy: () => ask(() => null),
    goesOn: () => ask(() => null),
    goesOnAmong: async () => null,
    start: () => ask(book.start),
    pause: () => ask(book.pause),
    keep: () => ask(book.keep),
    stop: () => ask(book.stop),
    removeBreaks: () => ask(book.removeBreaks),
    discard: () => ask(() => (book.entries.pop(), null)),
    entry: (id) => ask(() => ({ timer: existing(id), form: {} })),
    update: (id) => ask(() => existing(id)),
    since: () => ask(() => ({ timers: book.entries.toReversed(), isWhole: true, unsure: [] })),
    typesOfWork: () => ask(() => []),
    assigned: () => ask(() => []),
    search: () => ask(() => []),
    check: async () => ({ findings: [], failure: null }),
  };
}
