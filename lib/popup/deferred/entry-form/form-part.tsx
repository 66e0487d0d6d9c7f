import { useLayoutEffect } from "preact/hooks";
import { nameOfDay } from "@/components/popup/deferred/days/days";
import { ChooseBookedOn } from "@/components/popup/deferred/entry-form/choose-booked-on";
import { EntryForm as Form } from "@/components/popup/deferred/entry-form/entry-form";
import type { FieldNote } from "@/components/popup/deferred/entry-form/field-notes";
import { nameOf } from "@/components/popup/deferred/entry-name";
import { short } from "@/components/popup/subject";
import { goToDay } from "@/lib/popup/deferred/day/go-to-day";
import type { DeferredModels } from "@/lib/popup/deferred/models";
import { breakLength, hoursMinutes } from "@/lib/timer/clock";
import { elapsed } from "@/lib/timer/elapsed";
import { type Values, valueOf } from "@/lib/timer/editing/edit";
import { type TimeFault, fieldTime, kindOf } from "@/lib/timer/editing/entry-form/times";
import type { WhyNot } from "@/lib/timer/rules/why-not";
import { whyNotText } from "@/lib/timer/rules/why-not-text";
import { isUsable } from "@/lib/timer/start/choice";
import type { Timer } from "@/lib/timer/timer";
import { localDayOf } from "@/lib/timer/today";
import type { Instant } from "@/lib/timer/time";
import { comesTwice } from "@/lib/timer/typed/start-field";
import { hourMinute, timeAndDay, timeOfDay, timeSpan, zoneName } from "@/lib/timer/typed/time-of-day";
import { refreshed } from "@/lib/start/pins";
import { whose } from "@/lib/tracker-store/account";

type Props = { models: DeferredModels };

const FIELDS = {
  since: ["from"],
  span: ["from", "to", "worked"],
  length: ["worked"],
  new: ["from", "to", "worked"],
} as const;

/** The field that says why awork will refuse. */
const PLACE: Record<WhyNot, "bookedOn" | "typeOfWorkId" | "note" | null> = {
  trackingOff: null,
  noteRequired: "note",
  done: "bookedOn",
  pastDay: null,
  billed: null,
  archivedType: "typeOfWorkId",
  privateTask: "bookedOn",
};

/** The open form of an entry. */
export function FormPart({ models }: Props) {
  const { model, form, rules, offer, projectTypes, days, words } = models;
  const { locale } = words;
  const entry = form.entry.value;
  const { bookedOn, typeOfWorkId, typeOfWork, note, isBillable } = form.values.value;
  const { start, end, worked, breaks } = form.times.value;
  const kind = kindOf(entry);
  const own = projectTypes.of(bookedOn.projectId);
  const types = (own?.length ? own : offer.offered.value.types) ?? undefined;
  const isAllowed = typeOfWorkId === null || isUsable(typeOfWorkId, own ?? undefined);
  const typeName = typeOfWork || (types?.find(({ id }) => id === typeOfWorkId)?.name ?? null);
  const today = days.today.value;
  const day = start === null ? form.day.value : localDayOf(start);
  const dayName = day === today ? words("today") : nameOfDay(day, today, words);
  const subject = { ...bookedOn, typeOfWork: typeName, note: null };
  const isEmpty = !bookedOn.task && !bookedOn.project && !typeName;
  const name = isEmpty && !entry ? words("newEntry") : nameOf(subject, words);
  const why = form.whyNot.value;
  const whyDelete = form.whyNotDelete.value;
  const reason = (each: WhyNot) => whyNotText(each, rules.value, today, words);

  const when = () => {
    if (start !== null && end !== null)
      return `${dayName}, ${fieldTime(start, locale)} – ${localDayOf(end) === day ? fieldTime(end, locale) : timeOfDay(end, start, locale)}`;
    if (start !== null)
      return `${dayName}, ${kind === "since" ? words("breakSince", fieldTime(start, locale)) : fieldTime(start, locale)}`;
    return worked === null ? dayName : `${dayName}, ${hoursMinutes(worked)}`;
  };
  const faultText = (fault: TimeFault) =>
    words(fault, fault === "startNotATime" ? hourMinute(14, 5, locale) : breakLength(breaks));
  const notes: Record<string, FieldNote> = {};
  for (const field of form.changedInAwork.value)
    notes[placeOf(field)] = {
      inAwork: entry && valueText(entry, field, models),
      onTake: () => form.take(field),
    };
  for (const [field, fault] of form.faults.value) notes[field] = { ...notes[field], fault: faultText(fault) };
  const isTypeMissing = typeOfWorkId === null && form.refusals.value > 0;
  if (isTypeMissing || !isAllowed)
    notes.typeOfWorkId = {
      ...notes.typeOfWorkId,
      fault: isTypeMissing ? words("typeMissing") : words("typeNotAllowed", typeName ?? "…"),
    };
  const now = model.now.peek();
  const isTyped = Object.values(form.input.value.times).some(Boolean);
  /** What the fields don't show: another day, or which of two equal hours. */
  const isHidden =
    day !== form.day.value ||
    (end !== null && (localDayOf(end) !== day || comesTwice(end))) ||
    (start !== null && comesTwice(start));
  const zone = (at: Instant) => (comesTwice(at) ? ` (${zoneName(at, locale)})` : "");
  const meaning =
    isTyped && isHidden && start !== null && form.faults.value.length === 0
      ? end === null
        ? timeAndDay(start, now, locale) + zone(start)
        : timeSpan(start, end, now, locale) + zone(end)
      : "";
  const isDefault = form.open.value?.isDefaultBillable;

  return (
    <Form
      name={name}
      when={when()}
      remark={form.isGone.value ? words("entryGone") : form.open.value?.restored ? words("draftKept") : ""}
      bookedOn={[bookedOn.task, bookedOn.project].filter(Boolean).join(" · ")}
      typeOfWorkId={typeOfWorkId}
      typeOfWork={typeName}
      types={types}
      whyNoTypes={types ? null : offer.offered.value.faults.types}
      note={note}
      isBillable={isBillable}
      isDefaultOther={isDefault !== null && isDefault !== undefined && isDefault !== isBillable}
      notes={notes}
      why={why && { text: reason(why), field: PLACE[why] }}
      removal={
        // An active entry is discarded in its menu.
        entry && kind !== "since" && !form.isGone.value
          ? {
              question: words(
                "deleteQuestion",
                short(nameOf(entry.subject, words)),
                hoursMinutes(elapsed(entry, now)),
              ),
              why: whyDelete && reason(whyDelete),
            }
          : null
      }
      openings={form.openings.value}
      refusals={form.refusals.value}
      times={{
        fields: FIELDS[kind],
        texts: form.texts.value,
        notes,
        meaning,
        overlapping: form.overlapping.value.map(({ entry: { id, subject }, length, shorter }) => {
          const other = short(nameOf(subject, words));
          const isEnd = shorter?.field !== "start";
          const at = isEnd ? start! : (end ?? now);
          return {
            id,
            text: words("formOverlaps", other, breakLength(length)),
            offer: shorter && words(isEnd ? "shortenEnd" : "shortenStart", other, fieldTime(at, locale)),
            isChosen: form.open.value?.shorten.includes(id) ?? false,
          };
        }),
        onType: form.type,
        onShorten: form.shorten,
      }}
      search={form.open.value?.search !== null && <Search models={models} />}
      words={words}
      onSearch={form.openSearch}
      onTypeOfWork={form.typeOfWork}
      onWantTypes={() => {
        offer.load();
        void projectTypes.load(bookedOn.projectId);
      }}
      onNote={form.note}
      onBillable={form.billable}
      onSave={() => void form.save()}
      onCancel={form.cancel}
      onRemove={() => void form.remove()}
    />
  );
}

function Search({ models: { model, form, offer, pins, picks, choices, search, words } }: Props) {
  const account = model.account.value;
  const of = account && whose(account);
  const known = choices.value?.of === of ? choices.value : null;
  const { assigned, faults } = offer.offered.value;
  return (
    <ChooseBookedOn
      text={form.open.value?.search ?? ""}
      pinned={refreshed(pins.all.value, assigned ?? [])}
      recent={picks.value.find((each) => each.of === of)?.choices ?? []}
      assigned={assigned ?? known?.assigned ?? undefined}
      fault={faults.assigned}
      found={search.found.value}
      words={words}
      onText={form.searchFor}
      onTake={form.book}
      onClose={form.closeSearch}
    />
  );
}

/** The field of the form that shows a value. */
const placeOf = (field: keyof Values) =>
  field === "start" ? "from" : field === "end" ? "to" : field === "duration" ? "worked" : field;

function valueText(entry: Timer, field: keyof Values, { words, typeName }: DeferredModels): string {
  const value = valueOf(entry, field);
  if (value === null || value === "") return words("nothingThere");
  switch (field) {
    case "start":
    case "end":
      return fieldTime(value as number, words.locale);
    case "duration":
      return hoursMinutes(value as number);
    case "isBillable":
      return words(value ? "yes" : "no");
    case "typeOfWorkId":
      return typeName(value as string) ?? entry.subject.typeOfWork ?? words("otherType");
    case "bookedOn":
      return [entry.subject.task, entry.subject.project].filter(Boolean).join(" · ") || words("nothingThere");
    case "note":
      return short(value as string);
  }
}

/** Moves the focus to the row of the entry that the form was open for, or else to its day. */
export function useReturn({ form, days }: Pick<DeferredModels, "form" | "days">): void {
  const last = form.closed.value;
  useLayoutEffect(() => {
    if (!last) return;
    form.closed.value = null;
    const row = last.id && document.querySelector<HTMLElement>(`[aria-describedby~="about-${last.id}"]`);
    if (row) row.focus();
    else goToDay(last.day, days.today.peek());
  }, [last]);
}
