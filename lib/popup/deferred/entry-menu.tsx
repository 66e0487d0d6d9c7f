import { Discard } from "@/components/popup/deferred/entry/discard";
import { RemoveBreaks } from "@/components/popup/deferred/entry/remove-breaks";
import { More } from "@/components/popup/deferred/more";
import { KeyHint } from "@/components/popup/key-hint";
import { openKeySettings } from "@/lib/platform/commands";
import { hasPanel, isPanel, openPanel } from "@/lib/platform/windows/panel";
import { leaving } from "@/lib/platform/windows/popup-window";
import { breakTime } from "@/lib/timer/elapsed";
import { isActive, phase } from "@/lib/timer/timer";
import { pressed } from "@/lib/popup/press";
import type { DeferredModels } from "./models";

/** What is needed now and then: about the active timer, and about the popup. */
export function EntryMenu({ models }: { models: DeferredModels }) {
  const { model, edits, day, form, words } = models;
  const { now, act, shortcuts } = model;
  const timer = edits.shown.value;
  const openHere = hasPanel() && !isPanel() && (
    <button type="button" class="item" onClick={leaving(() => openPanel())}>
      {words("openPanel")}
    </button>
  );
  if (!isActive(timer)) {
    if (!openHere) return null;
    return (
      <More key="none" words={words}>
        {() => openHere}
      </More>
    );
  }
  const hasBreaks = phase(timer) === "running" && breakTime(timer, now.peek()) > 0;
  const discard = () => act({ ...pressed("stop", timer), verb: "discard", asked: true });
  return (
    <More key={timer.id} words={words}>
      {(close) => {
        const closing = (press: () => void) => () => {
          close();
          press();
        };
        const removeBreaks = closing(() => act(pressed("removeBreaks", timer)));
        return (
          <>
            {hasBreaks && (
              <RemoveBreaks
                timer={timer}
                now={now}
                removal={day.breaks.removal}
                words={words}
                onPress={removeBreaks}
              />
            )}
            <button type="button" class="item" onClick={closing(() => form.edit(timer))}>
              {words("editEntry")}
            </button>
            <Discard timer={timer} now={now} words={words} onDiscard={closing(discard)} />
            {openHere}
            <KeyHint resumeKey={shortcuts.value?.resume} words={words} onSetKey={leaving(openKeySettings)} />
          </>
        );
      }}
    </More>
  );
}
