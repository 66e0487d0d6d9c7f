import { type ReadonlySignal, computed, signal } from "@preact/signals";
import { nameOf } from "@/components/popup/deferred/entry-name";
import { plainNote } from "@/components/popup/deferred/entry/note-field";
import type { PopupDrafts } from "@/lib/popup/deferred/drafts";
import type { Instant } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import { type Since, type SinceFault, lastEnd, readSince } from "@/lib/timer/typed/since";
import { comesTwice, endOf } from "@/lib/timer/typed/start-field";
import { hourMinute, timeAndDay, timeOfDay, zoneName } from "@/lib/timer/typed/time-of-day";
import type { Words } from "@/lib/timer/words";

export type StartDetails = ReturnType<typeof createStartDetails>;

type Given = {
  /** The current entry as the popup shows it. */
  shown: ReadonlySignal<Timer | null>;
  /** The entries of the last days. */
  entries: () => readonly Timer[];
  now: ReadonlySignal<Instant>;
  drafts: Pick<PopupDrafts, "find" | "keep" | "drop">;
};

const FIELDS = ["since", "newNote"] as const;

/** Start time and note of an entry that is about to be started, as typed. Both are kept as drafts. */
export function createStartDetails({ shown, entries, now, drafts }: Given, words: Words) {
  const { locale } = words;
  const texts = { since: signal(""), newNote: signal("") };
  /** How often a start failed because of the typed time; each time its field takes the focus. */
  const refusals = signal(0);

  const read = computed((): Since | SinceFault | null => {
    const text = texts.since.value;
    return text.trim() ? readSince(text, shown.value, entries(), now.value, locale) : null;
  });
  const fault = computed(() => {
    const since = read.value;
    if (!since || !("fault" in since)) return "";
    // The text may be half typed.
    if (since.fault === "startNotATime" && refusals.value === 0) return "";
    const { fault, with: other } = since;
    if (fault === "startNotATime") return words(fault, hourMinute(14, 5, locale));
    if (fault === "sinceUnbroken") return words(fault, nameOf(other!.subject, words));
    const end = other && endOf(other);
    return words(fault, end ? timeOfDay(end, now.value, locale) : "");
  });

  function type(field: (typeof FIELDS)[number], text: string): void {
    texts[field].value = text;
    if (field === "since") refusals.value = 0;
    if (text) drafts.keep({ field, id: null, text, from: null });
    else drafts.drop(field, null);
  }

  return {
    since: texts.since,
    note: texts.newNote,
    refusals,
    type,
    /** Whether anything is typed. */
    isFilled: computed(() => texts.since.value !== "" || texts.newNote.value !== ""),
    /** Why the entry can't begin then; empty if it can. */
    fault,
    /** The typed time as it is understood, with what ends then; empty if nothing is. */
    meaning: computed(() => {
      const since = read.value;
      if (!since || "fault" in since) return "";
      const { at, ends } = since;
      const time = timeAndDay(at, now.value, locale) + (comesTwice(at) ? ` (${zoneName(at, locale)})` : "");
      return ends ? words("sinceEnds", time, nameOf(ends.subject, words)) : time;
    }),
    /** The end of the last entry as a time to begin at; null if none is offered. */
    suggestion: computed(() => {
      const at = lastEnd(shown.value, entries(), now.value);
      return at === null ? null : timeOfDay(at, now.value, locale);
    }),
    /** Takes over what an earlier popup left. */
    restore(): void {
      for (const field of FIELDS) texts[field].value = drafts.find(field, null)?.text ?? "";
    },
    /** What the person gave, or null if the time is no start: then its field says why. */
    given(): { since: Since | null; note: string | null } | null {
      const since = read.value;
      if (since && "fault" in since) {
        refusals.value += 1;
        return null;
      }
      return { since, note: plainNote(texts.newNote.value) };
    },
    /** Empties the fields and keeps the drafts. */
    close(): void {
      for (const field of FIELDS) texts[field].value = "";
      refusals.value = 0;
    },
    dropDrafts: (): void => FIELDS.forEach((field) => drafts.drop(field, null)),
  };
}
