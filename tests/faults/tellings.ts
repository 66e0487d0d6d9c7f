import type { Books } from "../fake-awork/books.ts";
import type { Entry } from "../fake-awork/entry.ts";
import type { JournalEntry } from "../fake-awork/journal.ts";
import type { FakeAwork } from "../fake-awork/server.ts";

/** What awork said of the timer in one answer that went out whole. Instants are epoch ms. */
export type Telling = {
  /** A copy as the books had it when the request acted; null: there was none. */
  entry: Entry | null;
  /** Its place among the deeds: an answer can go out after a newer one. */
  order: number;
  /** When awork wrote the answer: whoever had kept one before that had not kept this one. */
  actedAt: number;
  /** When the answer went out, or was new if a cache gave it, and how far awork's clock was ahead then, in milliseconds. */
  heardAt: number;
  ahead: number;
  /** Whoever heard it shows nothing that was told before. */
  isSure: boolean;
  /** The worker did not die of it before it can have painted the toolbar, which it does when it wakes again. */
  isPainted: boolean;
  isRead: boolean;
};

const SECOND = 1000;

/** `followed`: a timer that a later entry hides from `last` is followed by its id. */
type Kind = "last" | "verb" | "hidden" | "followed" | "list";

/** What a worker may need to paint what it has kept. */
export const PAINTING = 500;

/** What a press may need to reach the worker, which then leaves what it was reading. */
const REACHING = 150;

/** More than these are not looked at. */
const MANY = 100;

/**
 * Keeps what awork has told, from the side of awork: what can be on show, if all is well. `ageOf`: how old answers to
 * such requests say to be, in milliseconds.
 */
export function createTellings(awork: FakeAwork, ageOf: (request: JournalEntry) => number = () => 0) {
  const open = new Map<JournalEntry, Telling | null>();
  let told: Telling[] = [];
  let doubtUntil = 0;
  let acts = 0;

  const leave = awork.journal.follow({
    acted(request, { status, body }) {
      const kind = kindOf(request);
      if (!kind || status > 299) return;
      const found = entryOf(kind, status, body, awork.books);
      if (found === undefined) return;
      const isGoingOn = found !== null && found.end === null && found.duration === 0;
      const isSure =
        kind === "verb" ||
        (kind === "last" && (!found || isGoingOn)) ||
        (["hidden", "followed"].includes(kind) && isGoingOn);
      // A question that a press calls off may be answered to nobody.
      const isCalledOff = request.method === "GET" && Date.now() < doubtUntil;
      const ahead = awork.clock.now() - Date.now();
      const age = ageOf(request);
      open.set(request, {
        entry: found && copyOf(found),
        order: (acts += 1),
        actedAt: Date.now(),
        // Until it ends: how long before that it was new.
        heardAt: -age,
        ahead,
        // What is older than what is known is not shown.
        isSure: isSure && !isCalledOff && age === 0,
        isPainted: true,
        isRead: request.method === "GET",
      });
    },
    ended(request, isWhole) {
      const telling = open.get(request);
      open.delete(request);
      if (!telling || !isWhole) return;
      const all = [...told.slice(-MANY), { ...telling, heardAt: telling.heardAt + Date.now() }];
      told = all.toSorted((one, other) => one.order - other.order);
    },
  });

  const doubt = (keptAt: number, isConcerned: (telling: Telling) => boolean) => {
    for (const telling of told) if (isConcerned(telling) && telling.actedAt >= keptAt) telling.isSure = false;
  };

  return {
    leave,
    /** What may be on show, in the popup or in the toolbar, oldest first: the last that is sure, and all since. */
    possible(place: "popup" | "toolbar"): readonly Telling[] {
      const last = told.findLastIndex(({ isSure, isPainted }) => isSure && (isPainted || place === "popup"));
      return told.slice(Math.max(0, last));
    },

    /**
     * The worker died, and had kept what it was told until `keptAt`: what came after that, and what is under way, is
     * told to nobody.
     */
    die(keptAt: number) {
      // What is under way may be another worker's already.
      for (const telling of open.values()) if (telling) telling.isSure = false;
      doubt(keptAt, () => true);
      for (const telling of told) if (Date.now() - telling.heardAt < PAINTING) telling.isPainted = false;
    },

    /** Awork can't be reached from here on: what is under way, and was not kept until `keptAt`, may be told to nobody. */
    cut(keptAt: number) {
      for (const telling of open.values()) if (telling) telling.isSure = false;
      doubt(keptAt, () => true);
    },

    /** The worker was woken, whatever died before it: all that is kept is painted. */
    wake() {
      for (const telling of told) telling.isPainted = true;
    },

    /** Something is pressed: what the worker was reading by itself, and has not kept, it leaves. */
    callOff(keptAt: number) {
      doubtUntil = Date.now() + REACHING;
      for (const telling of open.values()) if (telling?.isRead) telling.isSure = false;
      doubt(keptAt, ({ isRead }) => isRead);
    },

    /** All instants, when the coordinates change. */
    move(by: number) {
      for (const telling of told) {
        telling.heardAt += by;
        telling.actedAt += by;
        if (telling.entry) moveEntry(telling.entry, by);
      }
    },
  };
}

export function moveEntry(entry: Entry, by: number) {
  if (entry.start !== null) entry.start += by;
  if (entry.end !== null) entry.end += by;
  entry.createdAt += by;
  entry.updatedAt += by;
  for (const pause of entry.breaks) {
    pause.start += by;
    if (pause.end !== null) pause.end += by;
  }
}

/** Breaks go over the wire in whole seconds: as they are told, so they are moved. */
const copyOf = (entry: Entry): Entry => ({
  ...entry,
  breaks: entry.breaks.map(({ start, end }) => ({
    start: second(start),
    end: end === null ? null : second(end),
  })),
});

const second = (instant: number) => Math.floor(instant / SECOND) * SECOND;

function kindOf({ method, path, query }: JournalEntry): Kind | null {
  if (method === "POST" && /\/me\/timetracking\/|\/removebreaks$/.test(path)) return "verb";
  if (method !== "GET") return null;
  if (path.endsWith("/me/timeentries/last")) return "last";
  if (/\/timeentries\/[^/]+$/.test(path)) return "followed";
  if (!path.endsWith("/timeentries")) return null;
  return query.filterby?.startsWith("endTimeUtc") ? "hidden" : "list";
}

/** Undefined: it says nothing of what is current. */
function entryOf(kind: Kind, status: number, body: unknown, books: Books): Entry | null | undefined {
  if (kind === "hidden" || kind === "list") return books.current() ?? books.last();
  if (status === 204) return kind === "last" ? null : undefined;
  const { id } = body as { id: string };
  // The entry of an action is read by its id as well, and need not be what is current; of two timers either is followed.
  const found = books.find(id);
  const isFollowed = books.current()?.id === id || (found?.end === null && found.duration === 0);
  return kind === "followed" && !isFollowed ? undefined : (found ?? undefined);
}
