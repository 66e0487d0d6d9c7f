import { effect } from "@preact/signals";
import { PageTitleContext } from "@/components/popup/deferred/page-title";
import { StartDetails } from "@/components/popup/deferred/start/start-details";
import { Start } from "@/components/popup/deferred/start/start";
import { Suggestions } from "@/components/popup/deferred/start/suggestions";
import { DraftsContext } from "@/components/popup/deferred/unsaved/drafts-context";
import { type Choice, isWorkOn, typeToStart } from "@/lib/timer/start/choice";
import { offers } from "@/lib/timer/offers";
import { type Timer, isActive } from "@/lib/timer/timer";
import { refreshed } from "@/lib/start/pins";
import { whose } from "@/lib/tracker-store/account";
import type { Model } from "@/lib/popup/model";
import type { DeferredModels } from "@/lib/popup/deferred/models";
import type { StartPanel } from "./start-panel";

type Props = { models: DeferredModels };

/** So many of the person's tasks fit above the entries of the day. */
const MOST = 3;

/**
 * The field for starting or switching, with its list; while no timer is active also some of the person's
 * tasks. Until the choices are loaded, they are those that were stored.
 */
export function FindField({ models }: Props) {
  const {
    model,
    edits,
    whyNoStart,
    projectTypes,
    pins,
    search,
    offer,
    details,
    panel,
    page,
    picks,
    choices,
    drafts,
    words,
  } = models;
  const account = model.account.value;
  const of = account && whose(account);
  const known = choices.value?.of === of ? choices.value : null;
  const { faults, ...offered } = offer.offered.value;
  const assigned = offered.assigned ?? known?.assigned ?? undefined;
  const types = offered.types ?? known?.types ?? undefined;
  const typeFor = panel.typeFor.value;
  const allowed = projectTypes.of(typeFor?.projectId ?? null);
  const current = edits.shown.value;
  const recent = picks.value.find((each) => each.of === of)?.choices ?? [];
  const whyNone = panel.isOpen.value ? null : whyNoStart.none.value;
  const isIdle = current !== null && !isActive(current) && !panel.isOpen.value;

  function take(choice: Choice): void {
    const typeOfWorkId = typeToStart(choice, types);
    if (typeOfWorkId === null) panel.open(choice);
    else void panel.startOn(choice, typeOfWorkId);
  }

  return (
    <DraftsContext.Provider value={drafts}>
      <Start
        isOpen={panel.isOpen.value}
        openings={panel.openings.value}
        text={panel.text.value}
        isRestored={panel.isRestored.value}
        onPage={page.choice.value}
        pinned={refreshed(pins.all.value, [...(assigned ?? []), ...(types ?? []), ...recent])}
        isPinned={pins.isPinned}
        pinFault={pins.fault.value}
        onPin={pins.toggle}
        recent={recent}
        assigned={assigned}
        types={allowed === null ? types : allowed}
        faults={faults}
        found={search.found.value}
        current={current}
        typeFor={typeFor}
        details={
          <PageTitleContext.Provider value={page.title.value}>
            <StartDetails
              since={details.since.value}
              note={details.note.value}
              meaning={details.meaning.value}
              fault={details.fault.value}
              refusals={details.refusals.value}
              suggestion={details.suggestion.value}
              words={words}
              onType={details.type}
              onDone={() => details.given() !== null}
            />
          </PageTitleContext.Provider>
        }
        isDetailed={details.isFilled.value}
        whyNone={whyNoStart.none.value}
        whyNot={whyNoStart.on}
        words={words}
        onOpen={() => panel.open()}
        onText={panel.type}
        onTypeFor={panel.chooseTypeFor}
        onStart={panel.startOn}
        onClose={panel.leave}
      />
      {whyNone && !offers(current, true, false).includes("continue") && (
        // Otherwise "Continue" says so.
        <p id="about-continue" class="quiet">
          {whyNone}
        </p>
      )}
      {page.choice.value && !panel.isOpen.value && (
        <Suggestions
          group="onThisPage"
          tasks={[page.choice.value]}
          isActive={isActive(current)}
          whyNot={whyNoStart.on}
          words={words}
          onTake={take}
        />
      )}
      {isIdle && assigned && (
        // The last entry's task has "Continue".
        <Suggestions
          group="groupAssigned"
          tasks={assigned.filter((task) => !isWorkOn(current, task)).slice(0, MOST)}
          whyNot={whyNoStart.on}
          words={words}
          onTake={take}
        />
      )}
    </DraftsContext.Provider>
  );
}

/** Loads the choices if none are stored and no timer is active, since some of them are shown then. */
export function loadIfUnknown({
  model,
  choices,
  offer,
}: Pick<DeferredModels, "model" | "choices" | "offer">) {
  effect(() => {
    const { at, timer, trouble } = model.state.value;
    const account = model.account.value;
    const isIdle = account !== null && at !== null && !trouble && !isActive(timer);
    if (isIdle && choices.value?.of !== whose(account)) offer.load();
  });
}

/**
 * Opens the list once awork has said that there is no entry, since starting one is all there is to do. Does
 * nothing if there is an entry, or if the person has already gone elsewhere.
 */
export function openIfEmpty(
  { state, account }: Pick<Model, "state" | "account">,
  entries: () => readonly Timer[],
  panel: Pick<StartPanel, "open">,
): void {
  let isDecided = false;
  effect(() => {
    if (isDecided || !account.value || state.value.at === null) return;
    isDecided = true;
    const { activeElement, body } = document;
    const isFree = activeElement === body || activeElement?.matches(".verbs");
    if (state.value.timer === null && entries().length === 0 && isFree) panel.open();
  });
}
