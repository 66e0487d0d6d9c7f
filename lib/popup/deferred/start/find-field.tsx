import { effect } from "@preact/signals";
import { Start } from "@/components/popup/deferred/start/start";
import { DraftsContext } from "@/components/popup/deferred/unsaved/drafts-context";
import type { Timer } from "@/lib/timer/timer";
import { whose } from "@/lib/tracker-store/account";
import type { Model } from "@/lib/popup/model";
import type { DeferredModels } from "@/lib/popup/deferred/models";
import type { StartPanel } from "./start-panel";

type Props = { models: DeferredModels };

/** The field for starting or switching, with its list. Requires an account. */
export function FindField({ models }: Props) {
  const { model, edits, search, offer, panel, picks, drafts, words } = models;
  const { assigned, types, faults } = offer.offered.value;
  const account = model.account.value;
  return (
    <DraftsContext.Provider value={drafts}>
      <Start
        isOpen={panel.isOpen.value}
        openings={panel.openings.value}
        text={panel.text.value}
        isRestored={panel.isRestored.value}
        recent={picks.value.find(({ of }) => account && of === whose(account))?.choices ?? []}
        assigned={assigned ?? undefined}
        types={types ?? undefined}
        faults={faults}
        found={search.found.value}
        current={edits.shown.value}
        typeFor={panel.typeFor.value}
        words={words}
        onOpen={() => panel.open()}
        onText={panel.type}
        onTypeFor={panel.chooseTypeFor}
        onStart={panel.startOn}
        onClose={panel.leave}
      />
    </DraftsContext.Provider>
  );
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
