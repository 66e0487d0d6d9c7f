import { useRef } from "preact/hooks";
import type { Choice } from "@/lib/timer/start/choice";
import { termOf } from "@/lib/timer/start/matches";
import type { Words } from "@/lib/timer/words";
import { type Group, idOf } from "./groups";
import { Option } from "./option";

type Props = {
  label: string;
  groups: Group[];
  active: Choice | undefined;
  /** What is typed. */
  text: string;
  /** Why a choice can't be taken; null if it can. Empty if that is said elsewhere. */
  whyNot?: ((choice: Choice) => string | null) | undefined;
  /** Whether a choice is pinned, and pinning it or not with the mouse. Without it, nothing can be pinned. */
  isPinned?: (choice: Choice) => boolean;
  onPin?: ((choice: Choice) => void) | undefined;
  words: Words;
  onTake: (choice: Choice) => void;
};

/** The grouped choices. A click leaves the focus in the combobox field. */
export function Listbox({ label, groups, active, text, whyNot, isPinned, onPin, words, onTake }: Props) {
  const all = groups.flatMap(({ choices }) => choices);
  const term = termOf(text);
  // Results that arrive while the mouse button is down move the rows; a press counts for the row where it
  // began.
  const pressed = useRef<Choice | undefined>(undefined);
  const choiceAt = (target: EventTarget | null) => {
    const option = (target as Element).closest("[role=option]");
    return all.find((choice) => idOf(choice) === option?.id);
  };
  return (
    <div
      id="choices"
      role="listbox"
      aria-label={label}
      hidden={all.length === 0}
      onMouseDown={(event) => {
        event.preventDefault();
        pressed.current = choiceAt(event.target);
        const forget = () => setTimeout(() => (pressed.current = undefined));
        addEventListener("mouseup", forget, { once: true });
      }}
      onClick={({ target, detail }) => {
        const choice = pressed.current ?? choiceAt(target);
        // The second click of a double click was meant for what was here before.
        if (!choice || detail > 1) return;
        if (onPin && (target as Element).closest(".pin")) onPin(choice);
        else onTake(choice);
      }}
    >
      {groups.map(({ label, choices }) => (
        // The best matches need no heading: the number of results is above them.
        <div key={label} role="group" aria-label={words(label)}>
          {label !== "groupBest" && (
            <div aria-hidden="true" class="quiet">
              {words(label)}
            </div>
          )}
          {choices.map((choice) => (
            <Option
              key={idOf(choice)}
              choice={choice}
              isAmongItsKind={label === "groupTypes"}
              place={all.indexOf(choice)}
              isActive={choice === active}
              isPinned={onPin ? (isPinned?.(choice) ?? false) : null}
              whyNot={whyNot?.(choice) ?? null}
              term={term}
              words={words}
            />
          ))}
        </div>
      ))}
    </div>
  );
}
