import type { TargetedKeyboardEvent } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { consumeEvent } from "@/components/popup/deferred/consume-event";
import { focusEnd } from "@/components/popup/deferred/focus";
import { PageTitle } from "@/components/popup/deferred/page-title";
import { LONGEST } from "@/lib/timer/editing/note-text";
import type { Words } from "@/lib/timer/words";

type Name = "since" | "newNote";

type Props = {
  since: string;
  note: string;
  /** The typed time as it is understood; empty if nothing is typed, or it is no time. */
  meaning: string;
  /** Why the entry can't begin then; empty if it can. */
  fault: string;
  /** How often a start failed because of the time; each time its field takes the focus. */
  refusals: number;
  /** A time to begin at, as a text for the field; null if none is offered. */
  suggestion: string | null;
  words: Words;
  onType: (field: Name, text: string) => void;
  /** Back to the choices; false: the time is no start, and the field says why. */
  onDone: () => boolean;
};

/**
 * Start time and note for what is about to be started: one quiet line, which opens to two fields. Enter goes back
 * to the choices, Escape empties the field before.
 */
export function StartDetails(props: Props) {
  const { since, note, meaning, fault, refusals, suggestion, words, onType, onDone } = props;
  const [isOpen, setOpen] = useState(false);
  const time = useRef<HTMLInputElement>(null);
  const noteField = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    if (refusals > 0) time.current?.focus();
  }, [refusals]);
  useLayoutEffect(() => {
    // Typing opens it too.
    if (isOpen && !document.activeElement?.closest(".start-details")) time.current?.focus();
  }, [isOpen]);

  if (!isOpen && !since && !note)
    return (
      <button
        type="button"
        class="bare quiet start-details"
        aria-expanded={false}
        onClick={() => setOpen(true)}
      >
        {words("sinceNow")}
      </button>
    );

  const toChoices = () => document.getElementById("choose")?.focus();
  const type = (field: Name, text: string) => {
    setOpen(true);
    onType(field, text);
  };
  const onKeyDown = (field: Name) => (event: TargetedKeyboardEvent<HTMLElement>) => {
    const { key } = event;
    const isEscape = key === "Escape";
    if (event.isComposing || !(isEscape || (key === "Enter" && !event.shiftKey))) return;
    consumeEvent(event);
    if (event.repeat) return;
    if (isEscape) {
      onType(field, "");
      setOpen(false);
    } else if (!onDone()) return;
    toChoices();
  };

  return (
    <div class="start-details">
      <label for="since">{words("since")}</label>
      <span>
        <input
          id="since"
          type="text"
          class="field"
          size={9}
          maxLength={40}
          autocomplete="off"
          placeholder={words("now")}
          aria-invalid={fault !== ""}
          aria-describedby="since-meaning"
          value={since}
          ref={time}
          onInput={({ currentTarget }) => type("since", currentTarget.value)}
          onKeyDown={onKeyDown("since")}
        />{" "}
        {suggestion && suggestion !== since && (
          <button
            type="button"
            class="link"
            onClick={() => {
              type("since", suggestion);
              time.current?.focus();
            }}
          >
            {words("sinceLast", suggestion)}
          </button>
        )}
      </span>
      <p id="since-meaning" class={fault ? "fault" : "quiet"} aria-live="polite">
        {fault || meaning}
      </p>
      <label for="new-note">{words("note")}</label>
      <textarea
        id="new-note"
        class="field"
        rows={2}
        maxLength={LONGEST}
        value={note}
        ref={noteField}
        onInput={({ currentTarget }) => type("newNote", currentTarget.value)}
        onKeyDown={onKeyDown("newNote")}
      />
      <PageTitle
        note={note}
        words={words}
        onUse={(text) => {
          type("newNote", text);
          // The field has the text before the focus goes behind it.
          noteField.current!.value = text;
          focusEnd(noteField.current);
        }}
      />
    </div>
  );
}
