import { computed, signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { Days } from "@/components/popup/deferred/days/days";
import { DraftsContext } from "@/components/popup/deferred/unsaved/drafts-context";
import { Discard } from "@/components/popup/deferred/entry/discard";
import { Entry } from "@/components/popup/deferred/entry/entry";
import { LeftDraft } from "@/components/popup/deferred/unsaved/left-draft";
import { plainNote } from "@/components/popup/deferred/entry/note-field";
import { Start } from "@/components/popup/deferred/start/start";
import { nameOf } from "@/components/popup/deferred/entry-name";
import { Unsaved, type UnsavedEdit } from "@/components/popup/deferred/unsaved/unsaved";
import { When } from "@/components/popup/deferred/entry/when";
import type { DeferredParts } from "@/components/popup/popup";
import { picksItem } from "@/lib/start/choice-items";
import { whose } from "@/lib/tracker-store/account";
import { daysItem, editsItem } from "@/lib/tracker-store/day-items";
import { draftsItem } from "@/lib/drafts/draft-items";
import { accountItem } from "@/lib/tracker-store/state-items";
import { send } from "@/lib/messages/messages";
import { ORIGIN } from "@/lib/platform/origin";
import { type Choice, choiceOf, isUsable, purposeOf } from "@/lib/timer/choice";
import type { Draft } from "@/lib/timer/draft";
import { type Edit, edited } from "@/lib/timer/edit";
import { type Duration, MINUTE, SECOND } from "@/lib/timer/time";
import { type Timer, isActive } from "@/lib/timer/timer";
import { days, hasBegun, localDayOf } from "@/lib/timer/today";
import type { Words } from "@/lib/timer/words";
import { isLastDay, isWholeOn, todaysTotal } from "@/lib/tracker/days";
import { type KeptEdit, changeOf, isWaiting } from "@/lib/tracker/edits/edits";
import { type Notice, ofTrouble } from "@/lib/notices/notice";
import type { SyncError } from "@/lib/tracker/sync-error";
import { whyUnsaved } from "@/lib/notices/unsaved";
import { workspaceUrl } from "@/lib/sign-in/workspace-url";
import { createDrafts } from "./drafts";
import { createFinder } from "./finder";
import { createOffer } from "./offer";
import { inTime } from "./retry";
import { type Model, followed } from "./model";
import { pressed, start } from "./press";
import { steady } from "./steady";
import { watch } from "./watch";

/** An unfinished search reopens within this time; after that its text only reappears at the next search. */
const SEARCHES_ON: Duration = 10 * MINUTE;

/** The part of the popup that the first frame doesn't need. */
export type DeferredPopup = Awaited<ReturnType<typeof createDeferredPopup>>;

export async function createDeferredPopup({ state, account, now, act, ask, attend }: Model, words: Words) {
  const [[list, edits, picked], stored] = await Promise.all([
    followed(daysItem, editsItem, picksItem),
    draftsItem.get(),
  ]);
  const drafts = createDrafts(account.value ? stored : []);
  const isChoosing = signal(false);
  const asks = signal<Choice | null>(null);
  accountItem.watch(() => {
    // The choices and the days belong to the account before.
    offer.forget();
    close();
    void drafts.readAgain();
    void attend();
  });
  watch(state, attend);
  const inWords = (trouble: SyncError) => ofTrouble(state.value, trouble, words).text;
  // Requests must wait only if awork said so.
  const restsUntil = () => (state.value.rest?.strict ? state.value.rest.until : 0);
  const finder = createFinder(async (term) => {
    const answer = await inTime(send("search", term)).catch(() => words("workerSilent"));
    return typeof answer === "string" || Array.isArray(answer) ? answer : inWords(answer);
  }, restsUntil);
  const offer = createOffer(
    () => send("choices", null),
    (trouble) => (trouble ? inWords(trouble) : words("workerSilent")),
    restsUntil,
  );
  const { offered } = offer;

  const typeName = (id: string) => offered.value.types?.find((type) => type.id === id)?.name ?? null;
  /** Edits that awork has not refused. Refused ones are not shown as applied. */
  const waiting = computed(() => edits.value.filter(isWaiting));
  const shown = steady(() => state.value.timer && edited(state.value.timer, waiting.value, typeName));

  async function edit(change: Edit): Promise<void> {
    // The account may have been signed out meanwhile.
    if (!account.value) return;
    const saved = drafts.sending(change);
    // Show the edit at once; the service worker, which stores it, may have to start first.
    edits.value = [...edits.value, change];
    const keep = () => send("edit", change);
    // A service worker that stopped may not have stored the edit. Sending it twice is harmless.
    await ask(() => keep().catch(keep).then(saved));
    edits.value = await editsItem.get();
  }

  /** Applies the person's decision about an edit that awork doesn't have. Sending it twice is harmless. */
  async function decide(name: "retryEdit" | "dropEdit", change: Edit): Promise<void> {
    const decided = () => send(name, changeOf(change));
    await ask(() => decided().catch(decided));
    edits.value = await editsItem.get();
  }

  /** The edits that failed. */
  function unsaved(): UnsavedEdit<KeptEdit>[] {
    const entries = [state.value.timer, ...list.value.timers];
    return edits.value.flatMap((edit) => {
      if (!edit.fault) return [];
      const entry = entries.find((each) => each?.id === edit.id);
      return [
        {
          edit,
          entry: entry ? nameOf(entry.subject, words) : null,
          why: whyUnsaved(state.value, edit.fault, words),
        },
      ];
    });
  }

  /** Ends the search: something was chosen, or the person cancelled. */
  function leaveSearch(): void {
    close();
    drafts.drop("search", null);
    drafts.drop("typeSearch", null);
  }

  function begin(choice: Choice, typeOfWorkId: string): Promise<void> {
    leaveSearch();
    void ask(() => send("picked", choice));
    const { kind, id, projectId, isBillable } = choice;
    const taskId = kind === "task" ? id : null;
    return act(start(state.value.timer, { taskId, projectId, typeOfWorkId, isBillable, note: null }));
  }

  function close(): void {
    isChoosing.value = false;
    asks.value = null;
  }

  function choose(): void {
    isChoosing.value = true;
    finder.look(drafts.find("search", null)?.text ?? "");
    offer.want();
  }

  /** Starts a timer like this entry; if awork no longer accepts its type of work, the person chooses one. */
  function goOnWith(entry: Timer): void {
    const purpose = purposeOf(entry);
    if (purpose && isUsable(purpose.typeOfWorkId, offered.value.types ?? undefined)) {
      void act(start(shown.value, purpose));
      return;
    }
    asks.value = choiceOf(entry, nameOf(entry.subject, words));
    choose();
  }

  const whyNoDays = computed(() => {
    const trouble = list.value.trouble ?? state.value.trouble;
    return trouble && `${words("daysUnknown")} ${inWords(trouble)}`;
  });
  const listed = steady(() => (list.value.at === null ? null : list.value.timers));
  const today = computed(() => localDayOf(now.value));
  const incomplete = steady(() => ({ isWhole: list.value.isWhole, unsure: list.value.unsure }));
  // Planned entries join the list when they begin. Check that each second without computing the days again.
  const begun = computed(() => listed.value?.filter((entry) => hasBegun(entry, now.value)).length);
  const lastDays = computed(() => {
    if (begun.value === undefined) return undefined;
    const { unsure } = incomplete.value;
    const all = days(
      listed.value!,
      shown.value,
      now.peek(),
      unsure?.filter((day) => day !== today.value),
    );
    return all.filter(({ day }) => isLastDay(day, today.value));
  });
  const sumOfToday = computed(() => {
    if (!listed.value) return null;
    const known = { ...state.value, timer: shown.value };
    const wall = now.value - known.offset;
    // `now` can be a second old; use the list's time if it was read since.
    const glance = Math.max(wall, Math.min(list.value.at ?? wall, wall + SECOND));
    const sum = todaysTotal(list.value, known, glance);
    return { ...sum, isWhole: isWholeOn(incomplete.value, today.value) };
  });

  /** Renders when an entry changes, not every second: there can be hundreds of entries. */
  function Listed() {
    const timer = shown.value;
    return (
      <Days
        days={lastDays.value}
        fault={whyNoDays.value}
        today={today.value}
        total={sumOfToday}
        isWholeOn={(day) => isWholeOn(incomplete.value, day)}
        current={timer}
        now={now}
        words={words}
        onContinue={goOnWith}
      />
    );
  }

  /** Provides drafts to the fields of a part. */
  const within = (part: ComponentChildren) => (
    <DraftsContext.Provider value={drafts}>{part}</DraftsContext.Provider>
  );

  function parts(): DeferredParts {
    const timer = shown.value;
    const { workspace } = account.value!;
    const isOn = isActive(timer);
    return {
      entry:
        timer &&
        within(
          <Entry
            timer={timer}
            url={workspaceUrl(workspace.url, ORIGIN)}
            types={offered.value.types ?? undefined}
            whyNoTypes={offered.value.faults.types}
            words={words}
            onEdit={edit}
            onWantTypes={offer.want}
          />,
        ),
      when:
        timer &&
        within(<When timer={timer} others={list.value.timers} now={now} words={words} onEdit={edit} />),
      below: (
        <>
          {drafts.all.value.filter(isLeft).map((draft) => (
            <LeftDraft
              key={`${draft.field} ${draft.id}`}
              draft={draft}
              name={nameOfEntry(draft)}
              words={words}
              onSave={draft.field === "note" ? () => saveNote(draft) : null}
              onDiscard={() => drafts.drop(draft.field, draft.id)}
            />
          ))}
          {unsaved().length > 0 && (
            <Unsaved
              edits={unsaved()}
              now={state.value.at ?? now.peek()}
              words={words}
              typeName={typeName}
              onRetry={(edit) => decide("retryEdit", edit)}
              onDrop={(edit) => decide("dropEdit", edit)}
            />
          )}
          {isOn && (
            <div class="links">
              <button type="button" class="link" onClick={choose}>
                {words("switch")}
              </button>
              <Discard
                timer={timer}
                now={now}
                words={words}
                onDiscard={() => act({ ...pressed("stop", timer), verb: "discard", asked: true })}
              />
            </div>
          )}
          <Listed />
        </>
      ),
      panel: isChoosing.value
        ? within(
            <Start
              recent={picked.value.find(({ of }) => of === whose(account.value!))?.choices ?? []}
              assigned={offered.value.assigned ?? undefined}
              types={offered.value.types ?? undefined}
              faults={offered.value.faults}
              found={finder.found.value}
              stops={isOn ? nameOf(timer.subject, words) : null}
              asks={asks.value}
              words={words}
              onTerm={finder.look}
              onStart={begin}
              onClose={leaveSearch}
            />,
          )
        : null,
    };
  }

  const wasSaved = takeUp();

  function entryOf(id: string | null): Timer | undefined {
    if (shown.value?.id === id) return shown.value;
    return list.value.timers.find((timer) => timer.id === id);
  }

  function nameOfEntry({ id }: Draft): string | null {
    const entry = entryOf(id);
    return entry ? nameOf(entry.subject, words) : null;
  }

  const saveNote = ({ id, from, text }: Draft) =>
    edit({ id: id!, field: "note", from: from as string | null, to: plainNote(text) });

  /** Whether the draft was sent and arrived: a popup can close before the answer comes. */
  function isSaved({ field, id, sent }: Draft): boolean {
    if (sent === undefined) return false;
    const entry = entryOf(id);
    const isWaiting = edits.value.some((each) => each.id === id && each.field === field && each.to === sent);
    return isWaiting || (entry !== undefined && valueOf(entry, field) === sent);
  }

  /** Whether the draft's entry no longer has a field for it. */
  function isLeft({ field, id, sent }: Draft): boolean {
    const isEnded = !isActive(shown.value) || shown.value?.start === null;
    const isText = field === "note" || field === "start";
    return isText && sent === undefined && (id !== shown.value?.id || (field === "start" && isEnded));
  }

  /** Restores drafts from the previous popup. Returns whether any of them had been saved. */
  function takeUp(): boolean {
    let wasSaved = false;
    for (const draft of drafts.all.peek()) {
      const { field, id } = draft;
      if (isSaved(draft)) {
        drafts.drop(field, id);
        wasSaved = true;
      } else if (field === "typeOfWorkId")
        void edit({ id: id!, field, from: draft.from as string | null, to: draft.text });
      else if (Date.now() - draft.at < SEARCHES_ON) {
        if (field === "typeSearch" && draft.about) asks.value = draft.about;
        if (field === "search" || field === "typeSearch") choose();
      }
    }
    return wasSaved;
  }

  /** Notices from the deferred parts. */
  function notices(): Notice[] {
    const told: Notice[] = [];
    if (wasSaved) told.push({ tone: "good", text: words("draftSaved"), remedy: null });
    if (waiting.value.length > 0 && state.value.trouble)
      told.push({ tone: "note", text: words("notSavedYet"), remedy: null });
    const { at, trouble } = list.value;
    // Without any list, the days section itself shows the error.
    if (trouble && at !== null)
      told.push({ tone: "note", text: `${words("daysNotRead")} ${inWords(trouble)}`, remedy: null });
    return told;
  }

  return { shown, parts, notices, choose };
}

const valueOf = (timer: Timer, field: Draft["field"]) =>
  ({
    note: timer.subject.note,
    start: timer.start,
    typeOfWorkId: timer.about.typeOfWorkId,
    search: null,
    typeSearch: null,
  })[field];
