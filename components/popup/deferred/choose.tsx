import type { ComponentChildren, TargetedInputEvent, TargetedKeyboardEvent } from "preact";
import { useRef, useState } from "preact/hooks";
import type { Choice } from "@/lib/timer/choice";
import type { Words } from "@/lib/timer/words";
import { focus } from "./focus";
import { type Group, idOf } from "./groups";
import { Listbox } from "./listbox";
import { consumeEvent } from "./consume-event";

/** In characters, as awork takes them in a search. */
const LONGEST = 50;

type Props = {
  label: string;
  text: string;
  groups: Group[];
  /** What is to be known before something is chosen. */
  hint: string;
  /** How the search stands. */
  status: ComponentChildren;
  /** Nothing is active by typing yet: a better choice may be on its way. */
  isWaiting?: boolean;
  words: Words;
  onText: (text: string) => void;
  onTake: (choice: Choice) => void;
  onEscape: () => void;
  onClose: () => void;
};

/** A field and the choices that suit its text. With an empty field none is active: Enter alone takes nothing. */
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
  // By id: what the arrows went to, else what typing made active. Both stay as long as the text does, but what awork
  // finds by its whole name or key is what was meant: it is active unless the arrows went elsewhere.
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
