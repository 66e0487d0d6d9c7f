import type { Answer } from "./answer.ts";
import { isMatch, type Match } from "./match.ts";

export type JournalEntry = {
  method: string;
  /** As it was asked for, with `/api/v1`, without the query. */
  path: string;
  query: Record<string, string>;
  /** Null until it is answered, and for ever when it never is. */
  status: number | null;
  /** When it arrived, by the fake's clock. */
  at: number;
  /** The `Origin` header. */
  origin: string | null;
  hasBody: boolean;
  /** Whose token it was, or whose code; null for none or an unknown one. The token itself is never kept. */
  user: string | null;
  /** Of the token endpoint: the `grant_type` that it was asked for. */
  grant?: string;
  /** Of the token endpoint: see `hashOf`, for the code or the refresh token that was presented. */
  tokenHash?: string;
  /** Of the token endpoint: what was presented had been used before. */
  reused?: true;
};

export type JournalFilter =
  (Match & { status?: number | null; user?: string | null }) | ((request: JournalEntry) => boolean);

/** Someone who looks over the fake's shoulder. */
export type Follower = {
  /** The books have just answered, and have not changed since; what goes over the wire can be something else. */
  acted(request: JournalEntry, answer: Answer): void;
  /** `isWhole`: what the books answered went out as it was, and to its end. Each request ends once. */
  ended(request: JournalEntry, isWhole: boolean): void;
};

export type Journal = ReturnType<typeof createJournal>;

function fits(request: JournalEntry, filter: JournalFilter = {}) {
  if (typeof filter === "function") return filter(request);
  if (filter.status !== undefined && filter.status !== request.status) return false;
  if (filter.user !== undefined && filter.user !== request.user) return false;
  return isMatch(request, filter);
}

/** Every API request, in the order of arrival. */
export function createJournal() {
  let requests: JournalEntry[] = [];
  const waiting = new Set<(request: JournalEntry) => void>();
  const followers = new Set<Follower>();

  return {
    all: (filter?: JournalFilter): readonly JournalEntry[] =>
      requests.filter((request) => fits(request, filter)),
    count: (filter?: JournalFilter) => requests.filter((request) => fits(request, filter)).length,
    clear() {
      requests = [];
    },
    /** Tells of every request as it goes on; returns how to leave off. */
    follow(follower: Follower) {
      followers.add(follower);
      return () => followers.delete(follower);
    },
    acted(request: JournalEntry, answer: Answer) {
      for (const { acted } of followers) acted(request, answer);
    },
    ended(request: JournalEntry, isWhole: boolean) {
      for (const { ended } of followers) ended(request, isWhole);
    },
    /** Written when a request arrives; the server fills in the status of what it was given back. */
    write(request: JournalEntry) {
      requests.push(request);
      for (const look of waiting) look(request);
      return request;
    },
    /** Resolves with the first matching request, at once if it is already in the journal: `clear` before a wait for a new one. */
    waitFor(filter: JournalFilter, timeoutMs = 5000): Promise<JournalEntry> {
      const known = requests.find((request) => fits(request, filter));
      if (known) return Promise.resolve(known);
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(look);
          const seen = requests.map(({ method, path }) => `${method} ${path}`).join(", ");
          reject(new Error(`No such request within ${timeoutMs} ms. Seen: ${seen || "none"}`));
        }, timeoutMs);
        const look = (request: JournalEntry) => {
          if (!fits(request, filter)) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(request);
        };
        waiting.add(look);
      });
    },
  };
}
