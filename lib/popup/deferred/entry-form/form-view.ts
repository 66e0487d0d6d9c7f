import { type ReadonlySignal, computed } from "@preact/signals";
import type { Entries } from "@/lib/popup/deferred/entries";
import type { Model } from "@/lib/popup/model";
import { type Edit, type Values, edited, holds } from "@/lib/timer/editing/edit";
import {
  type Given as Input,
  changesOf,
  newEntryOf,
  placed,
  shownIn,
} from "@/lib/timer/editing/entry-form/given";
import { type Neighbour, neighbours } from "@/lib/timer/editing/entry-form/neighbours";
import { isUnfinished, readTimes, textsOf } from "@/lib/timer/editing/entry-form/times";
import type { Rules } from "@/lib/timer/rules/rules";
import { type WhyNot, whyNoAddition, whyNoDeletion, whyNoEdit } from "@/lib/timer/rules/why-not";
import type { Timer } from "@/lib/timer/timer";
import type { Words } from "@/lib/timer/words";
import { EMPTY, type FormState } from "./form-state";

export type FormView = ReturnType<typeof createFormView>;

export type Given = {
  model: Pick<Model, "now">;
  /** The current entry as the popup shows it. */
  shown: ReadonlySignal<Timer | null>;
  /** The entries of the last days. */
  entries: () => readonly Timer[];
  /** Whether awork has listed them. */
  isListed: () => boolean;
  today: ReadonlySignal<string>;
  rules: ReadonlySignal<Rules | null>;
  changes: Pick<Entries, "addition">;
};

/** What the open form shows: the entry as it is now, with what was given for it, and what is wrong with that. */
export function createFormView(
  { model, shown, entries, isListed, today, rules, changes }: Given,
  { open, refusals }: Pick<FormState, "open" | "refusals">,
  { locale }: Pick<Words, "locale">,
) {
  const find = (id: string): Timer | null =>
    shown.value?.id === id
      ? shown.value
      : (entries().find((entry) => entry.id === id) ?? changes.addition(id));

  /** The entry as it is now; while the list lacks it, as it was. Null: a new one. */
  const entry = computed(() => {
    const before = open.value?.entry;
    return before ? (find(before.id) ?? before) : null;
  });
  const isGone = computed(() => entry.value !== null && isListed() && find(entry.value.id) === null);
  const input = computed((): Input => open.value?.given ?? EMPTY.given);
  const day = computed(() => entry.value?.day ?? open.value?.day ?? today.value);
  const times = computed(() =>
    readTimes({
      entry: entry.value,
      typed: input.value.times,
      day: day.value,
      others: entries(),
      now: model.now.value,
      locale,
    }),
  );
  const values = computed(() => shownIn(entry.value, input.value));
  const hasFault = computed(() => Object.keys(times.value.faults).length > 0);

  const overlapping = computed((): Neighbour[] => {
    const { start } = times.value;
    if (hasFault.value || start === null) return [];
    const self = placed(entry.value, times.value, day.value);
    const found = neighbours(self, entries(), shown.value, model.now.value);
    return found.map((each) => (canBeShorter(each) ? each : { ...each, shorter: null }));
  });

  /** Whether awork will not refuse the change that shortens the neighbour, as far as known. */
  function canBeShorter({ entry: other, shorter }: Neighbour): boolean {
    if (!shorter) return false;
    return whyNoEdit(rules.value, other, edited(other, [shorter]), today.value) === null;
  }

  /** Whether awork doesn't have the entry yet. */
  const isAddition = ({ id }: Timer): boolean => changes.addition(id) !== null;

  /** Why awork will refuse to save; null if nothing is known against it. */
  const whyNot = computed((): WhyNot | null => {
    const { bookedOn, note } = values.value;
    const before = entry.value;
    if (!open.value) return null;
    if (!before || isGone.value) {
      const wanted = newEntryOf(day.value, input.value, times.value);
      return whyNoAddition(rules.value, { note, day: wanted?.day ?? day.value }, bookedOn, today.value);
    }
    const after = edited(before, changesNow(before));
    if (!isAddition(before)) return whyNoEdit(rules.value, before, after, today.value);
    // awork hasn't seen it before.
    const added = { note: after.subject.note, day: after.day };
    return whyNoAddition(rules.value, added, after.about, today.value);
  });

  /** What was changed in awork since the person changed it here, by its field. */
  const changedInAwork = computed((): (keyof Values)[] => {
    const now = entry.value;
    if (!open.value || !now) return [];
    return Object.entries(open.value.seen).flatMap(([field, value]) => {
      const edit = { id: now.id, field, from: value, to: value } as Edit;
      return holds(now, edit) === "other" ? [edit.field] : [];
    });
  });

  function changesNow(before: Timer, save = ""): Edit[] {
    return changesOf(before, input.value, times.value, save);
  }

  return {
    find,
    entry,
    isGone,
    input,
    day,
    times,
    values,
    texts: computed(() => textsOf(times.value, input.value.times, locale)),
    hasFault,
    /** The faults to show: those of a text that may be half typed only after a save. */
    faults: computed(() =>
      Object.entries(times.value.faults).filter(([, fault]) => refusals.value > 0 || !isUnfinished(fault)),
    ),
    overlapping,
    whyNot,
    whyNotDelete: computed(() =>
      entry.value && !isAddition(entry.value) ? whyNoDeletion(rules.value, entry.value, today.value) : null,
    ),
    changedInAwork,
    changesNow,
  };
}
