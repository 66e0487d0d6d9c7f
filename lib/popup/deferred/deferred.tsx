import type { ComponentChildren } from "preact";
import { Entry } from "@/components/popup/deferred/entry/entry";
import { When } from "@/components/popup/deferred/entry/when";
import { PageTitleContext } from "@/components/popup/deferred/page-title";
import { StopNote } from "@/components/popup/deferred/stop-note";
import { DraftsContext } from "@/components/popup/deferred/unsaved/drafts-context";
import type { DeferredParts } from "@/components/popup/popup";
import type { Press } from "@/lib/timer/offers";
import type { Notice } from "@/lib/notices/notice";
import { ORIGIN } from "@/lib/platform/origin";
import { workspaceUrl } from "@/lib/sign-in/workspace-url";
import { type Timer, phase } from "@/lib/timer/timer";
import type { Words } from "@/lib/timer/words";
import { BelowEntry } from "./below-entry";
import { EntryMenu } from "./entry-menu";
import { FormPart } from "./entry-form/form-part";
import { FindField, loadIfUnknown, openIfEmpty } from "./start/find-field";
import { type DeferredModels, createDeferredModels } from "./models";
import type { Model } from "@/lib/popup/model";

/** The part of the popup that the first frame doesn't need. */
export type DeferredPopup = Awaited<ReturnType<typeof createDeferredPopup>>;

export async function createDeferredPopup(model: Model, words: Words) {
  const models = await createDeferredModels(model, words);
  const { edits, entries, form, panel } = models;
  openIfEmpty(model, entries, panel);
  loadIfUnknown(models);
  return {
    /** The current entry with the edits that awork doesn't have yet. */
    shown: edits.shown,
    /** Requires an account. */
    parts: (): DeferredParts => ({
      entry: entryPart(models),
      when: whenPart(models),
      more: <EntryMenu models={models} />,
      find: form.isOpen.value ? <FormPart key="form" models={models} /> : <FindField models={models} />,
      ask: askPart(models),
      below: <BelowEntry models={models} />,
      isFinding: panel.isOpen.value || form.isOpen.value,
    }),
    /**
     * `removal`: what it means for the day's breaks if those of the timer become work; null if enough are left.
     * `whyNotAgain`: why awork would refuse to start a timer for the same; null if nothing is known against it.
     */
    known: () => ({
      removal: models.day.breaks.removal.value,
      whyNotAgain: models.whyNoStart.again.value,
    }),
    notices: () => notices(models),
    /** Carries out a press that may first need a choice. Whether it is one. */
    press(what: Press, timer: Timer | null): boolean {
      if (what !== "continue" || !timer) return false;
      panel.startLike(timer, timer);
      return true;
    },
    /** Undoes what the last notice offers to undo. */
    undo: () => (models.undoRemove.notice.peek() ? models.undoRemove : models.undoStop).undo(),
    openStartPanel(typed: string): void {
      if (form.isOpen.peek()) return;
      if (typed) panel.type(typed);
      else panel.open();
    },
  };
}

/** Provides drafts and the page's title to the fields of a part. */
const withDrafts = ({ drafts, page }: DeferredModels, part: ComponentChildren) => (
  <DraftsContext.Provider value={drafts}>
    <PageTitleContext.Provider value={page.title.value}>{part}</PageTitleContext.Provider>
  </DraftsContext.Provider>
);

function entryPart(models: DeferredModels) {
  const { model, edits, day, offer, projectTypes, whyNoEdit, whyNoStart, words } = models;
  const timer = edits.shown.value;
  const projectId = timer?.about.projectId ?? null;
  const { types, faults } = offer.offered.value;
  const why = whyNoEdit.any.value;
  return (
    timer &&
    withDrafts(
      models,
      <Entry
        timer={timer}
        url={workspaceUrl(model.account.value!.workspace.url, ORIGIN)}
        types={projectTypes.of(projectId) ?? types ?? undefined}
        whyNoTypes={faults.types}
        whyLocked={phase(timer) === "stopped" && why === whyNoStart.again.value ? why && "" : why}
        whyNot={whyNoEdit.of}
        plan={day.plan}
        words={words}
        onEdit={edits.edit}
        onRebook={whyNoEdit.move.value === null ? models.form.rebook : undefined}
        onWantTypes={() => {
          offer.load();
          void projectTypes.load(projectId);
        }}
      />,
    )
  );
}

function askPart(models: DeferredModels) {
  const { stopNote, words } = models;
  const asked = stopNote.asked.value;
  return (
    asked &&
    withDrafts(
      models,
      <StopNote
        key={`${asked.id} ${asked.isFirst}`}
        {...asked}
        words={words}
        onSave={stopNote.save}
        onCancel={stopNote.cancel}
      />,
    )
  );
}

function whenPart(models: DeferredModels) {
  const { model, edits, entries, whyNoEdit, words } = models;
  const timer = edits.shown.value;
  return (
    timer &&
    withDrafts(
      models,
      <When
        timer={timer}
        others={entries()}
        now={model.now}
        isLocked={whyNoEdit.any.value !== null}
        whyNot={whyNoEdit.of}
        words={words}
        onEdit={edits.edit}
      />,
    )
  );
}

function notices(models: DeferredModels): Notice[] {
  const { model, left, edits, days, day, undoRemove, undoStop, words } = models;
  const all: Notice[] = [];
  // One offer at a time: the button that undoes has no other name.
  const undo = undoRemove.notice.value ?? undoStop.notice.value;
  if (undo) all.push(undo);
  if (left.wasSaved) all.push({ tone: "good", text: words("draftSaved"), remedy: null });
  if (edits.waiting.value.length > 0 && model.state.value.trouble)
    all.push({ tone: "note", text: words("notSavedYet"), remedy: null });
  if (day.breaks.line.value) all.push({ tone: "note", text: day.breaks.line.value, remedy: null });
  if (days.whyOld.value) all.push({ tone: "note", text: days.whyOld.value, remedy: null });
  return all;
}
