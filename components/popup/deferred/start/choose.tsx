import type { ComponentChildren, TargetedInputEvent, TargetedKeyboardEvent } from "preact";
import { useRef, useState } from "preact/hooks";
import type { Choice } from "@/lib/timer/start/choice";
import type { Words } from "@/lib/timer/words";
import { focus } from "@/components/popup/deferred/focus";
import { type Group, idOf } from "./groups";
import { Listbox } from "./listbox";
import { consumeEvent } from "@/components/popup/deferred/consume-event";

/** In characters; awork's limit for a search. */
const LONGEST = 50;

type Props = {
  label: string;
  text: string;
  groups: Group[];
  /** What the person should know before choosing, such as which timer stops. */
  hint: string;
  /** The status of the search. */
  status: ComponentChildren;
  /** Whether typing should not activate an option yet, because a better one may follow. */
  isWaiting?: boolean;
  words: Words;
  onText: (text: string) => void;
  onTake: (choice: Choice) => void;
  onEscape: () => void;
  onClose: () => void;
};

/**
 * A combobox: a field and the matching choices. While the field is empty no option is active, so Enter takes
 * nothing.
 */
export function Choose(props: Props) {
  const {
    label,
    text,
    groups,
    hint,
    status,
    isWaiting = false,
    words,
    onText,
    onTake,
    onEscape,
    onClose,
  } = props;
  // Ids of the option chosen with the arrow keys, and of the one that typing made active. Both stay while the
  // text does, but an exact match of name or key becomes active unless the arrow keys chose another.
  const [picked, setPicked] = useState<string | null>(null);
  const first = useRef<{ text: string; id: string | null }>({ text, id: null });

  const choices = groups.flatMap(({ choices }) => choices);
  const find = (id: string | null) => choices.find((choice) => idOf(choice) === id);
  const byTyping = () => {
    const isExact = groups[0]?.label === "groupBest";
    const stays = first.current.text === text && !isExact ? find(first.current.id) : undefined;
    const choice = text.trim() && !isWaiting ? (stays ?? choices[0]) : undefined;
    first.current = { text, id: choice ? idOf(choice) : null };
    return choice;
  };
  const active = picked === null ? byTyping() : find(picked);

  const onKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement>) => {
    const { key } = event;
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (event.isComposing || !(step || key === "Enter" || key === "Escape")) return;
    consumeEvent(event);
    if (step && choices.length) {
      const place = active ? choices.indexOf(active) + step : Math.min(step, 0);
      setPicked(idOf(choices.at(place % choices.length)!));
    }
    if (key === "Enter" && active && !event.repeat) onTake(active);
    if (key === "Escape") {
      setPicked(null);
      onEscape();
    }
  };
  const onInput = ({ currentTarget: field }: TargetedInputEvent<HTMLInputElement>) => {
    setPicked(null);
    onText(field.value);
  };

  return (
    <div class="choose">
      <label for="choose">{label}</label>
      <input
        id="choose"
        type="text"
        class="field"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        maxLength={LONGEST}
        aria-autocomplete="list"
        aria-expanded={choices.length > 0}
        aria-controls="choices"
        aria-activedescendant={active && idOf(active)}
        aria-describedby="choose-hint"
        value={text}
        ref={focus}
        onInput={onInput}
        onKeyDown={onKeyDown}
      />
      <button type="button" class="link" onClick={onClose}>
        {words("cancel")}
      </button>
      <p id="choose-hint" class="brief">
        {hint}
      </p>
      <p role="status" class="quiet">
        {status}
      </p>
      <Listbox {...props} active={active} />
    </div>
  );
}
