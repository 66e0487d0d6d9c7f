import type {
  ComponentChildren,
  TargetedFocusEvent,
  TargetedInputEvent,
  TargetedKeyboardEvent,
} from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { consumeEvent } from "@/components/popup/deferred/consume-event";
import { Icon } from "@/components/icon";
import type { Choice } from "@/lib/timer/start/choice";
import { isExact } from "@/lib/timer/start/matches";
import type { Words } from "@/lib/timer/words";
import { type Group, idOf } from "./groups";
import { Listbox } from "./listbox";

/** In characters; awork's limit for a search. */
const LONGEST = 50;

type Props = {
  label: string;
  /** The text of the empty field, in the place of a visible label. */
  placeholder?: string;
  /** Whether the list is open; otherwise there is only the field. */
  isOpen?: boolean;
  /** How often the list was opened; each time the field takes the focus. */
  openings?: number;
  text: string;
  groups: Group[];
  /** What the person should know before choosing, such as which timer stops. */
  hint: string;
  /** The status of the search. */
  status: ComponentChildren;
  /** Whether typing should not activate an option yet, because a better one may follow. */
  isWaiting?: boolean;
  words: Words;
  onOpen?: () => void;
  onText: (text: string) => void;
  onTake: (choice: Choice) => void;
  onEscape: () => void;
  onClose: () => void;
};

/**
 * A combobox: a field and the matching choices. While the field is empty no option is active, so Enter takes
 * nothing. Reaching the field by Tab doesn't open the list, which would hide what follows.
 */
export function Choose(props: Props) {
  const { label, placeholder, isOpen = true, openings = 0, text, groups, hint, status, words } = props;
  const { onOpen, onText, onClose } = props;
  const field = useRef<HTMLInputElement>(null);
  const { active, onKeyDown, release } = useActive(props);

  useLayoutEffect(() => {
    if (isOpen) field.current!.focus();
    else release();
    // The focus goes back to the actions, which take it when nothing else has it.
    if (!isOpen && document.activeElement === field.current) field.current!.blur();
  }, [isOpen, openings]);

  const onInput = ({ currentTarget: field }: TargetedInputEvent<HTMLInputElement>) => {
    release();
    onText(field.value);
  };
  const onFocusOut = ({ currentTarget: place, relatedTarget }: TargetedFocusEvent<HTMLElement>) => {
    const isElsewhere = relatedTarget instanceof Element && !place.contains(relatedTarget);
    if (isOpen && placeholder && isElsewhere && text === "") onClose();
  };

  return (
    <div class="choose" onFocusOut={onFocusOut}>
      {!placeholder && <label for="choose">{label}</label>}
      <div class="find" onClick={isOpen ? undefined : onOpen}>
        <Icon name="search" />
        <input
          id="choose"
          type="text"
          role="combobox"
          autocomplete="off"
          spellcheck={false}
          maxLength={LONGEST}
          placeholder={placeholder}
          aria-label={placeholder && label}
          aria-keyshortcuts={placeholder && "/"}
          aria-autocomplete="list"
          aria-expanded={isOpen && groups.some(({ choices }) => choices.length)}
          aria-controls={isOpen ? "choices" : undefined}
          aria-activedescendant={active && idOf(active)}
          aria-describedby={isOpen ? "choose-hint" : undefined}
          value={text}
          ref={field}
          onInput={onInput}
          onKeyDown={onKeyDown}
        />
        {isOpen ? (
          <button
            type="button"
            class="close"
            aria-label={words("cancel")}
            title={words("cancel")}
            onClick={onClose}
          />
        ) : (
          <kbd aria-hidden="true">/</kbd>
        )}
      </div>
      {isOpen && (
        <>
          <p id="choose-hint" class="quiet brief">
            {hint}
          </p>
          <p role="status" class="quiet">
            {status}
          </p>
          <Listbox {...props} active={active} />
        </>
      )}
    </div>
  );
}

/** The active option, and the keys that move it, take it, and open or leave the list. */
function useActive(props: Props) {
  const { isOpen = true, text, groups, isWaiting = false, onOpen, onTake, onEscape } = props;
  // Ids of the option chosen with the arrow keys, and of the one that typing made active. Both stay while the
  // text does, but an exact match of name or key becomes active unless the arrow keys chose another.
  const [picked, setPicked] = useState<string | null>(null);
  const first = useRef<{ text: string; id: string | null }>({ text, id: null });

  const choices = isOpen ? groups.flatMap(({ choices }) => choices) : [];
  const find = (id: string | null) => choices.find((choice) => idOf(choice) === id);
  const byTyping = () => {
    const [best] = choices;
    const stays = first.current.text === text && !(best && isExact(best, text)) && find(first.current.id);
    const choice = text.trim() && !isWaiting ? stays || best : undefined;
    first.current = { text, id: choice ? idOf(choice) : null };
    return choice;
  };
  const active = picked === null ? byTyping() : find(picked);

  const onKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement>) => {
    const { key } = event;
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (event.isComposing || !(step || key === "Enter" || (key === "Escape" && isOpen))) return;
    consumeEvent(event);
    if (!isOpen) return event.repeat ? undefined : onOpen?.();
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

  return { active, onKeyDown, release: () => setPicked(null) };
}
