import type { ComponentChildren, TargetedFocusEvent, TargetedInputEvent } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Icon } from "@/components/icon";
import type { Choice } from "@/lib/timer/start/choice";
import type { Words } from "@/lib/timer/words";
import { short } from "@/components/popup/subject";
import { useActiveOption } from "./active-option";
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
  /** Fields for what is not chosen here, and whether anything is typed in them. */
  details?: ComponentChildren;
  isDetailed?: boolean;
  /** The status of the search. */
  status: ComponentChildren;
  /** Whether typing should not activate an option yet, because a better one may follow. */
  isWaiting?: boolean;
  /** Why a choice can't be taken; null if it can. Empty if that is said elsewhere. */
  whyNot?: ((choice: Choice) => string | null) | undefined;
  words: Words;
  /** Whether a choice is pinned, and pinning it or not. Without it, nothing can be pinned. */
  isPinned?: (choice: Choice) => boolean;
  onPin?: ((choice: Choice) => void) | undefined;
  onOpen?: () => void;
  onText: (text: string) => void;
  onTake: (choice: Choice) => void;
  /** Enter was pressed while no option was active. */
  onEmptyEnter?: (() => void) | undefined;
  /** The field lost the focus, though not because the window did. */
  onLeave?: () => void;
  onEscape: () => void;
  onClose: () => void;
};

/**
 * A combobox: a field and the matching choices. While the field is empty no option is active, so Enter takes
 * nothing. Reaching the field by Tab doesn't open the list, which would hide what follows.
 */
export function Choose(props: Props) {
  const { label, placeholder, isOpen = true, openings = 0, text, groups, hint, status, words } = props;
  const { details, isDetailed = false, isPinned, onPin, onOpen, onText, onClose } = props;
  const field = useRef<HTMLInputElement>(null);
  const onTake = (choice: Choice) => (props.whyNot?.(choice) ?? null) === null && props.onTake(choice);
  const { active, onKeyDown, release } = useActiveOption({ ...props, onTake });

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
    if (isOpen && placeholder && isElsewhere && text === "" && !isDetailed) onClose();
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
          onBlur={({ currentTarget }) => document.activeElement === currentTarget || props.onLeave?.()}
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
          <div class="beside">
            {details}
            {active && onPin && (
              // An option can hold no button: this one is for the active option.
              <button type="button" class="bare quiet" onClick={() => onPin(active)}>
                {words(isPinned?.(active) ? "unpin" : "pin", short(active.name))}
              </button>
            )}
          </div>
          <p role="status" class="quiet">
            {status}
          </p>
          <Listbox {...props} active={active} onTake={onTake} />
        </>
      )}
    </div>
  );
}
