import { computed, effect } from "@preact/signals";
import { accountItem } from "@/lib/tracker-store/state-items";
import { addedItem, additionsItem, daysItem, deletionsItem, editsItem } from "@/lib/tracker-store/day-items";
import { followOfferItem } from "@/lib/follow/follow-items";
import { draftsItem } from "@/lib/drafts/draft-items";
import { send } from "@/lib/messages/messages";
import { ofTrouble } from "@/lib/notices/notice";
import { hoursItem, rulesOf } from "@/lib/capacity/hours-item";
import { taskTimesItem } from "@/lib/capacity/task-times-item";
import { choicesItem, picksItem } from "@/lib/start/choice-items";
import type { Words } from "@/lib/timer/words";
import type { SyncError } from "@/lib/tracker/sync-error";
import { isPanel, onPanelSeen } from "@/lib/platform/windows/panel";
import { activePage } from "@/lib/platform/windows/tabs";
import { createDay } from "@/lib/popup/deferred/day/day";
import { createActivity } from "@/lib/popup/activity";
import { createDrafts } from "./drafts";
import { createEdits } from "./edits";
import { createEntries } from "./entries";
import { createFollowOffer } from "./follow/follow-offer";
import { createLastDays } from "./last-days";
import { restoreDrafts } from "./left-drafts";
import { type Model, signalsOf } from "@/lib/popup/model";
import { takeNotes } from "./start/take-notes";
import { createPageOffer } from "./start/page-offer";
import { createOffer } from "./start/offer";
import { startPolling } from "./polling";
import { inTime } from "./retry";
import { createProjectTypes } from "./start/project-types";
import { createSearch } from "./start/search";
import { createPins } from "./start/pins";
import { createStartDetails } from "./start/start-details";
import { createEntryForm } from "./entry-form/entry-form";
import { createStopNote } from "./stop-note";
import { createUndoRemove } from "./undo-remove";
import { createUndoStop } from "./undo-stop";
import { createWhyNoEdit } from "./entry-form/why-no-edit";
import { createWhyNoStart } from "./start/why-no-start";
import { createStartPanel } from "./start/start-panel";

export type DeferredModels = Awaited<ReturnType<typeof createDeferredModels>>;

/** The models that the popup's first frame doesn't need, connected to each other. */
export async function createDeferredModels(model: Model, words: Words) {
  const { state, account, now, refresh, ask } = model;
  const [
    [stored, storedEdits, additions, deletions, added, picks, choices, hours, tasks, followAnswered],
    storedDrafts,
  ] = await Promise.all([
    signalsOf(
      ...([daysItem, editsItem, additionsItem, deletionsItem, addedItem] as const),
      ...([picksItem, choicesItem, hoursItem, taskTimesItem, followOfferItem] as const),
    ),
    draftsItem.get(),
  ]);
  const followOffer = await createFollowOffer(account, followAnswered);
  const errorText = (error: SyncError) => ofTrouble(state.value, error, words).text;
  // Requests must wait only if awork said so.
  const notBefore = () => (state.value.backoff?.strict ? state.value.backoff.until : 0);

  const activity = createActivity();
  const search = createSearch(async (term) => {
    const answer = await inTime(send("search", term)).catch(() => words("workerSilent"));
    return typeof answer === "string" || Array.isArray(answer) ? answer : errorText(answer);
  }, notBefore);
  const offer = createOffer(
    () => send("choices", null),
    (error) => (error ? errorText(error) : words("workerSilent")),
    notBefore,
  );
  const typeName = (id: string) => offer.offered.value.types?.find((type) => type.id === id)?.name ?? null;
  const given = { model, list: stored, edits: storedEdits, additions, deletions, added, typeName };
  const changes = createEntries(given, words);
  const { list, current: shown } = changes;
  const entries = () => list.value.timers;
  const drafts = createDrafts(account.value ? storedDrafts : []);
  const edits = createEdits({ model, edits: storedEdits, drafts, shown, entries }, words);
  const days = createLastDays({ state, list, shown, now, errorText }, words);
  const rules = computed(() => rulesOf(hours.value, account.value));
  const whyNoStart = createWhyNoStart({ rules, today: days.today, shown }, words);
  const whyNoEdit = createWhyNoEdit({ rules, today: days.today, shown }, words);
  const day = createDay({ model, activity, list, hours, tasks, entries, shown, days }, words);
  const details = createStartDetails({ shown, entries, now, drafts }, words);
  const panel = createStartPanel({ model, shown, drafts, search, offer, details }, words);

  const projectTypes = createProjectTypes((projectId) => inTime(send("typesOf", projectId)));
  effect(() => void projectTypes.load(panel.typeFor.value?.projectId ?? null));
  const isListed = () => list.value.at !== null;
  const { today } = days;
  const about = { model, shown, entries, isListed, today, rules, drafts };
  const form = createEntryForm({ ...about, edits, changes, search, offer, types: projectTypes }, words);
  effect(() => {
    void [added.value, form.open.value];
    form.follow(changes.aworkId);
  });

  accountItem.watch(() => {
    // The choices and the days belong to the account before.
    offer.reset();
    projectTypes.reset();
    panel.close();
    form.close();
    void drafts.readAgain();
    void ask(page.read);
    void refresh();
  });
  startPolling(state, activity, refresh);
  /** Reads entries again that were changed elsewhere, as soon as somebody can see them. */
  function readStale(): void {
    if (stored.value.isStale && !document.hidden) void refresh();
  }
  daysItem.watch(readStale);
  document.addEventListener("visibilitychange", readStale);
  const stopNote = createStopNote({ model, shown, edit: edits.edit, drafts, whyNoEdit }, words);
  const pins = createPins(account, words);
  const asking = () => stopNote.asked.value?.id ?? null;
  const left = restoreDrafts({ drafts, edits, panel, form, entries, asking, whyNoEdit });

  takeNotes({ panel, details, form, isPanel: isPanel() });

  const page = createPageOffer({
    account,
    shown,
    page: activePage,
    ask: (address) => send("page", address),
  });
  void ask(page.read);
  onPanelSeen(() => void ask(page.read));

  const undoStop = createUndoStop({ model, shown, whyNot: whyNoStart.again }, words);
  const undoRemove = createUndoRemove({ changes, now, offset: () => state.value.offset }, words);
  const parts = {
    undoStop,
    followOffer,
    stopNote,
    pins,
    undoRemove,
    drafts,
    left,
    edits,
    changes,
    days,
    day,
    rules,
    whyNoStart,
    whyNoEdit,
    search,
    offer,
    projectTypes,
    details,
    panel,
    form,
    page,
    picks,
    choices,
  };
  return { model, words, ...parts, entries, typeName };
}
