import type { TargetedKeyboardEvent } from "preact";
import { useRef, useState } from "preact/hooks";
import { consumeEvent } from "@/components/popup/deferred/consume-event";
import type { Choice } from "@/lib/timer/start/choice";
import { isExact, termOf } from "@/lib/timer/start/matches";
import { type Group, idOf } from "./groups";

type Props = {
  isOpen?: boolean;
  text: string;
  groups: Group[];
  /** Whether typing should not activate an option yet, because a better one may follow. */
  isWaiting?: boolean;
  onOpen?: () => void;
  onTake: (choice: Choice) => void;
  /** Enter was pressed while no option was active. */
  onEmptyEnter?: (() => void) | undefined;
  onEscape: () => void;
};

/** The active option, and the keys that move it, take it, and open or leave the list. */
export function useActiveOption(props: Props) {
  const { isOpen = true, text, groups, isWaiting = false, onOpen, onTake, onEmptyEnter, onEscape } = props;
  // Ids of the option chosen with the arrow keys, and of the one that typing made active. Both stay while the
  // text does, but an exact match of name or key becomes active unless the arrow keys chose another.
  const [picked, setPicked] = useState<string | null>(null);
  const first = useRef<{ text: string; id: string | null }>({ text, id: null });

  const choices = isOpen ? groups.flatMap(({ choices }) => choices) : [];
  const find = (id: string | null) => choices.find((choice) => idOf(choice) === id);
  const byTyping = () => {
    const [best] = choices;
    const stays = first.current.text === text && !(best && isExact(best, text)) && find(first.current.id);
    const choice = termOf(text) && !isWaiting ? stays || best : undefined;
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
    if (key === "Enter" && !event.repeat) {
      if (active) onTake(active);
      else onEmptyEnter?.();
    }
    if (key === "Escape") {
      setPicked(null);
      onEscape();
    }
  };

  return { active, onKeyDown, release: () => setPicked(null) };
}
