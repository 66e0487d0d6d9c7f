import { Days } from "@/components/popup/deferred/days/days";
import { FollowOffer } from "@/components/popup/deferred/follow-offer";
import { nameOf } from "@/components/popup/deferred/entry-name";
import { LeftDraft } from "@/components/popup/deferred/unsaved/left-draft";
import { Unsaved } from "@/components/popup/deferred/unsaved/unsaved";
import { Week } from "@/components/popup/deferred/week/week";
import { goToDay } from "@/lib/popup/deferred/day/go-to-day";
import type { DeferredModels } from "./models";

type Props = { models: DeferredModels };

/** What is below the entry: unsaved input and the last days. */
export const BelowEntry = ({ models }: Props) => (
  <>
    <LeftDrafts models={models} />
    <UnsavedEdits models={models} />
    <OfferToFollow models={models} />
    <LastDays models={models} />
    <ThisWeek models={models} />
  </>
);

function LeftDrafts({ models: { left, words } }: Props) {
  return left.drafts.value.map((draft) => {
    const entry = left.entryOf(draft);
    return (
      <LeftDraft
        key={`${draft.field} ${draft.id}`}
        draft={draft}
        name={entry ? nameOf(entry.subject, words) : null}
        words={words}
        onSave={draft.field !== "start" ? () => left.saveNote(draft) : null}
        onDiscard={() => left.discard(draft)}
      />
    );
  });
}

function UnsavedEdits({ models: { model, edits, typeName, words } }: Props) {
  const unsaved = edits.unsaved.value;
  if (unsaved.length === 0) return null;
  return (
    <Unsaved
      edits={unsaved}
      now={model.state.value.at ?? model.now.peek()}
      words={words}
      typeName={typeName}
      onRetry={(edit) => edits.decide("retryEdit", edit)}
      onDrop={(edit) => edits.decide("dropEdit", edit)}
    />
  );
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
function LastDays({ models: { model, edits, days, day, whyNoStart, panel, words } }: Props) {
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
      onContinue={panel.startLike}
    />
  );
}

function ThisWeek({ models: { days, day, words } }: Props) {
  return <Week week={day.week} words={words} onDay={(each) => goToDay(each, days.today.peek())} />;
}
