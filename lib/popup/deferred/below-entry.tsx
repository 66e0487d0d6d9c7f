import { Days, nameOfDay } from "@/components/popup/deferred/days/days";
import { FollowOffer } from "@/components/popup/deferred/follow-offer";
import { nameOf } from "@/components/popup/deferred/entry-name";
import { readFormDraft } from "@/lib/drafts/form-draft";
import type { Draft } from "@/lib/timer/editing/draft";
import { hoursMinutes } from "@/lib/timer/clock";
import { timeSpan } from "@/lib/timer/typed/time-of-day";
import { shownIn } from "@/lib/timer/editing/entry-form/given";
import { LeftDraft } from "@/components/popup/deferred/unsaved/left-draft";
import { type Unsent, Unsaved } from "@/components/popup/deferred/unsaved/unsaved";
import { Week } from "@/components/popup/deferred/week/week";
import { goToDay } from "@/lib/popup/deferred/day/go-to-day";
import { useReturn } from "./entry-form/form-part";
import type { DeferredModels } from "./models";

type Props = { models: DeferredModels };

/** What is below the entry: unsaved input and the last days. */
export function BelowEntry({ models }: Props) {
  useReturn(models);
  return (
    <>
      <LeftDrafts models={models} />
      <UnsavedEdits models={models} />
      <OfferToFollow models={models} />
      <LastDays models={models} />
      <ThisWeek models={models} />
    </>
  );
}

function LeftDrafts({ models: { left, form, words } }: Props) {
  return left.drafts.value.map((draft) => {
    if (draft.field === "form") return <LeftForm key={draft.id} form={form} draft={draft} words={words} />;
    const entry = left.entryOf(draft);
    return (
      <LeftDraft
        key={`${draft.field} ${draft.id}`}
        draft={draft}
        text={draft.text}
        name={entry ? nameOf(entry.subject, words) : null}
        words={words}
        onSave={draft.field !== "start" ? () => left.saveNote(draft) : null}
        onDiscard={() => left.discard(draft)}
      />
    );
  });
}

/** The form of an entry that awork no longer has: it can be added as a new one. */
function LeftForm({ form, draft, words }: Pick<DeferredModels, "form" | "words"> & { draft: Draft }) {
  const kept = readFormDraft(draft.text);
  if (!kept?.entry) return null;
  const { entry, given } = kept;
  const { bookedOn, typeOfWork, note } = shownIn(entry, given);
  const times = Object.values(given.times).flatMap((each) => each?.text ?? []);
  const typed = [nameOf({ ...bookedOn, typeOfWork, note }, words), times.join(" – "), note];
  return (
    <LeftDraft
      draft={draft}
      text={typed.filter(Boolean).join("\n")}
      name={nameOf(entry.subject, words)}
      words={words}
      onSave={() => form.addLost(entry, kept)}
      onDiscard={() => form.forget(entry.id)}
    />
  );
}

function UnsavedEdits({ models }: Props) {
  const { model, edits, typeName, words } = models;
  const unsaved = edits.unsaved.value;
  const also = notTaken(models);
  if (unsaved.length + also.length === 0) return null;
  return (
    <Unsaved
      edits={unsaved}
      also={also}
      now={model.state.value.at ?? model.now.peek()}
      words={words}
      typeName={typeName}
      onRetry={(edit) => edits.decide("retryEdit", edit)}
      onDrop={(edit) => edits.decide("dropEdit", edit)}
    />
  );
}

/** The entries that awork didn't add or delete. */
function notTaken({ model, changes, form, typeName, words }: DeferredModels): Unsent[] {
  const now = model.now.peek();
  const added = changes.notAdded.value.map(({ id, entry, why }) => {
    const { bookedOn, note, start, end, duration, day } = entry;
    const typeOfWork = entry.typeOfWork ?? typeName(entry.typeOfWorkId);
    const name = nameOf({ ...bookedOn, typeOfWork, note }, words);
    const when =
      start !== null && end !== null
        ? timeSpan(start, end, now, words.locale)
        : `${nameOfDay(day, day, words)}, ${hoursMinutes(duration ?? 0)}`;
    return {
      key: id,
      title: words("notAdded"),
      name,
      text: [when, bookedOn.project, typeOfWork, note].filter(Boolean).join("\n"),
      why,
      onEdit: () => {
        const timer = changes.addition(id);
        if (timer) form.edit(timer);
      },
      onRetry: () => void changes.retryAddition(id),
      onDrop: () => void changes.dropAddition(id),
    };
  });
  const deleted = changes.notDeleted.value.map(({ id, name, why, isFinal }) => ({
    key: id,
    title: words("notDeleted"),
    name: null,
    text: name,
    why,
    onRetry: () => void changes.retryRemove(id),
    onDrop: isFinal ? () => void changes.undoRemove(id) : null,
  }));
  return [...added, ...deleted];
}

function OfferToFollow({ models: { followOffer, words } }: Props) {
  const hosts = followOffer.hosts.value;
  return (
    hosts && (
      <FollowOffer
        hosts={hosts}
        words={words}
        onAccept={followOffer.accept}
        onDismiss={followOffer.dismiss}
      />
    )
  );
}

/** Renders when an entry changes, not every second: there can be hundreds of entries. */
function LastDays({ models }: Props) {
  const { model, edits, changes, days, day, form, whyNoStart, panel, words } = models;
  return (
    <Days
      days={days.byDay.value}
      fault={days.whyNone.value}
      today={days.today.value}
      total={days.total}
      target={day.target}
      isWholeOn={days.isWholeOn}
      gaps={day.stretches.gaps.value}
      overlaps={day.stretches.overlaps.value}
      current={edits.shown.value}
      now={model.now}
      words={words}
      whyNot={({ about }) => whyNoStart.on(about)}
      onContinue={(entry) => panel.startLike(entry)}
      waiting={changes.waiting.value}
      rowOf={changes.rowOf}
      onAdd={form.add}
      onAddOn={form.addOn}
      onEdit={form.edit}
    />
  );
}

function ThisWeek({ models: { days, day, form, words } }: Props) {
  const toDay = (each: string) => goToDay(each, days.today.peek());
  return <Week week={day.week} words={words} onDay={toDay} onAddOn={form.addOn} />;
}
