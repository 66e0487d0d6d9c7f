import type { Client } from "@/lib/awork/client";
import type { Shortfall } from "@/lib/awork/pages";
import { Gone, Refused, Unreachable } from "@/lib/awork/api-error";
import { type ResponseMeta, responseMeta } from "@/lib/awork/response-meta";
import { toApiError } from "@/lib/awork/to-api-error";
import type { Answer } from "@/lib/awork/request";
import { DAY, type Instant, MINUTE } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import type { Habit } from "../fake-awork/habits.ts";
import { type AworkHabits, NO_HABITS } from "./awork-habits.ts";
import { type Book, dayOf } from "./book.ts";
import type { Count } from "./limit.ts";
import type { Random } from "./random.ts";

/** Only what looks like awork's own refusal is believed (lib/awork/to-api-error). */
const BUSY = JSON.stringify({ code: "rate-limit-exceeded", description: "Too many requests." });

export type Awork = ReturnType<typeof createAwork>;

/** awork as the whole company shares it, as far as its limit goes: it answers at once, refuses with 429, or is gone. */
export function createAwork(count: Count, now: () => Instant, habits: AworkHabits = NO_HABITS) {
  const awork = {
    now,
    habits,
    isOut: false,
    /** When requests came, the refused ones among them. */
    requests: [] as Instant[],
    refused: [] as Instant[],

    /** One request: what the head of its answer says. Throws only a `Failure`. */
    take(): ResponseMeta {
      if (awork.isOut) throw new Unreachable("out");
      const at = now();
      awork.requests.push(at);
      const { exceeded, headers } = count();
      const head = new Headers(headers);
      const said = responseMeta(head, at, at);
      if (!exceeded) return said;
      awork.refused.push(at);
      throw toApiError({ status: 429, headers: head, body: BUSY, meta: said }, "", at);
    },
  };
  return awork;
}

/** A token that was seen to be good after a 401 is not tried again for so long (lib/sign-in/tokens/refused-token). */
const PROVEN = 10 * MINUTE;

const NO_RULES = {
  isTrackingOff: false,
  isNoteRequired: false,
  isDoneClosed: false,
  pastDays: null,
  isAdmin: false,
};

/** The calls of one person's computer, in the shapes of the real ones. */
export function createClient(awork: Awork, book: Book, random: Random): Client {
  const { concerns, refuses, ...habits } = awork.habits;
  const isConcerned = habits.inLists.size > 0 && random.next() < concerns;
  const inLists = isConcerned ? habits.inLists : new Set<Habit>();
  const isLossy = inLists.has("lostEntry");
  let provenAt = -Infinity;

  async function ask<T>(answer: () => T): Promise<Answer<T>> {
    const said = awork.take();
    return { value: answer(), meta: said };
  }

  /** A change, or awork refuses it with 401, and the token is tried. */
  function verb<T>(change: () => T): Promise<Answer<T>> {
    return ask(() => {
      if (refuses === 0 || random.next() >= refuses) return change();
      if (awork.now() - provenAt >= PROVEN) {
        awork.take();
        provenAt = awork.now();
      }
      throw new Refused("The call to Project was blocked due to insufficient permissions.");
    });
  }

  /** Few people may see it. */
  function mostlyRefused(): Promise<Answer<never[]>> {
    return ask(() => {
      throw new Refused("The call to WorkspaceAbsences was blocked due to insufficient permissions.");
    });
  }

  /** A list is read on where something of it never comes, unless that is known. */
  async function list<T>(answer: () => T, isKnown = false): Promise<Answer<T>> {
    if (isLossy && !isKnown) awork.take();
    return ask(answer);
  }

  /** The last days; `known` as of an earlier reading. */
  function since(known: Shortfall | null) {
    const count = book.entries.length;
    const shortfall = isLossy ? { total: count + 1, count } : null;
    const answer = () => ({ timers: book.entries.toReversed(), ...missing(), shortfall });
    return list(answer, known?.count === count);
  }

  function existing(id: string): Timer {
    const timer = book.entries.find((each) => each.id === id);
    if (!timer) throw new Gone("404");
    return timer;
  }

  function missing() {
    const isWhole = inLists.size === 0;
    return { isWhole, unsure: isLossy ? null : isWhole ? [] : [dayOf(awork.now() - DAY)] };
  }

  return {
    last: () => ask(book.last),
    activeHiddenBy: () => list(() => null),
    activeTimer: () => ask(() => null),
    activeAmong: async () => null,
    at: async () => ({ value: null }),
    start: () => verb(book.start),
    pause: () => verb(book.pause),
    keep: () => verb(book.keep),
    stop: () => verb(book.stop),
    removeBreaks: () => verb(book.removeBreaks),
    discard: () => verb(() => (book.entries.pop(), null)),
    entry: (id) => ask(() => ({ timer: existing(id), form: {} })),
    add: () => verb(book.start),
    update: (id) => ask(() => existing(id)),
    since: (_first, _last, known = null) => since(known),
    weeklyHours: () => ask(() => null),
    absences: () => ask(() => []),
    holidays: () => mostlyRefused(),
    taskTime: () => ask(() => null),
    typesOfWork: () => ask(() => []),
    typesOf: () => ask(() => null),
    rules: () => (awork.take(), ask(() => NO_RULES)),
    assigned: () => ask(() => []),
    search: () => ask(() => []),
    check: async () => ({ findings: [], failure: null }),
  };
}
