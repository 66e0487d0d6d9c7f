import type { JournalEntry } from "./journal.ts";
import type { Limits } from "./limits.ts";
import { isMatch, type Match } from "./match.ts";

/**
 * An answer as it is given; a body in words is sent as it stands. A status from 400 on without a body gets
 * awork's own body for it; a header that is null is left out; headers alone are added to the ordinary answer.
 * With `acted` the books change before.
 */
export type PlainAnswer = {
  status?: number;
  body?: unknown;
  headers?: Record<string, string | null>;
  acted?: boolean;
};

/** What to do in place of an ordinary answer. "Act" means what the request asks for: read or change the books. */
export type Behaviour =
  | PlainAnswer
  /** Acts and answers so many milliseconds late. */
  | { delay: number }
  /** Answers when released: "before" (the same as true) acts before it holds, "after" acts at the release. */
  | { hold: true | "before" | "after" }
  /** Neither acts nor answers, until the fake is closed. */
  | { silent: true }
  /** Ends the connection without an answer; "after": when it has acted. */
  | { drop: true | "after" }
  /** Acts, and ends the connection in the middle of the answer. */
  | { truncated: true }
  /** Does not act: 200 and a web page, as from a hotel's network, whose clock is ahead by so many milliseconds. */
  | { html: true; ahead?: number }
  /** Acts, and answers 200 without a body. */
  | { empty: true }
  /** Acts, and answers 200 with half of the JSON. */
  | { malformed: true }
  /** Does not act: 401 and awork's words, as for a booking on a finished project. The token is good. */
  | { blocked: true }
  /** Acts, and answers with an entry that belongs to another person. */
  | { foreign: true }
  /** Acts, and answers as a cache does that keeps what awork said so many seconds ago. */
  | { aged: number }
  /** Acts as usual once something else has happened in awork. */
  | { meanwhile: () => void };

/** A request that was caught by a rule. */
export type Caught = {
  /** Resolves when the first request that the rule fits has arrived. */
  arrived: Promise<JournalEntry>;
  /** Lets what `hold` holds go on, now and from now on. */
  release(): void;
};

export type Rule = {
  behaviour: Behaviour;
  released: Promise<void>;
  /** Aborts when the rule is forgotten, and what it keeps waiting with it. */
  forgotten: AbortSignal;
};

export type Script = ReturnType<typeof createScript>;

/** How the fake misbehaves. The rule that was made first wins, those of `next` before those of `always`. */
export function createScript(limits: Limits) {
  type Line = Rule & { match: Match; times: number; arrive(request: JournalEntry): void; release(): void };
  let lines: Line[] = [];
  let forgetting = new AbortController();

  function write(match: Match, times: number, behaviour: Behaviour): Caught {
    const arrived = Promise.withResolvers<JournalEntry>();
    const released = Promise.withResolvers<void>();
    const line = { match, times, behaviour, released: released.promise, forgotten: forgetting.signal };
    lines.push({ ...line, arrive: arrived.resolve, release: released.resolve });
    return { arrived: arrived.promise, release: released.resolve };
  }

  function clear(): void {
    for (const line of lines) line.release();
    lines = [];
    limits.reset();
  }

  return {
    next: ({ times = 1, ...match }: Match & { times?: number }, behaviour: Behaviour) =>
      write(match, times, behaviour),
    always: (match: Match, behaviour: Behaviour) => write(match, Number.POSITIVE_INFINITY, behaviour),
    /** Sets the limits, or how many requests are still allowed: see `createLimits`. */
    limits: limits.set,
    /** Forgets all rules, releases what they hold, and sets the limits back. */
    clear,
    /** The same, and what still waits is dropped, and never done: whoever asked for it is gone. */
    reset() {
      forgetting.abort();
      forgetting = new AbortController();
      clear();
    },
    /** The rule for a request that has arrived. */
    take(request: JournalEntry): Rule | null {
      const fitting = lines.filter((line) => line.times > 0 && isMatch(request, line.match));
      const line = fitting.find(({ times }) => Number.isFinite(times)) ?? fitting[0];
      if (!line) return null;
      line.times -= 1;
      line.arrive(request);
      return line;
    },
  };
}
