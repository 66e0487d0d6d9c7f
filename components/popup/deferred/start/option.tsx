import { useLayoutEffect, useRef } from "preact/hooks";
import { detailsOf } from "@/components/popup/deferred/entry-name";
import { join } from "@/components/popup/deferred/join";
import type { Choice } from "@/lib/timer/start/choice";
import type { Words } from "@/lib/timer/words";
import { idOf } from "./groups";
import { marked } from "./marked";

type Props = {
  choice: Choice;
  /** Whether it stands among others of its kind, so that its kind needs no saying. */
  isAmongItsKind: boolean;
  /** Its number in the list, from 0. */
  place: number;
  isActive: boolean;
  /** Whether it is pinned; null if it can't be. */
  isPinned?: boolean | null;
  /** Why it can't be taken; null if it can. Empty if that is said elsewhere. */
  whyNot?: string | null;
  /** What is typed; where it matches is marked. */
  term: string;
  words: Words;
};

/** One option of the list. The active one is scrolled into view, also when results before it move it. */
export function Option({
  choice,
  isAmongItsKind,
  place,
  isActive,
  isPinned = null,
  whyNot = null,
  term,
  words,
}: Props) {
  const { name, key } = choice;
  const option = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (isActive) option.current?.scrollIntoView?.({ block: "nearest" });
  }, [isActive, place]);
  const kind = isAmongItsKind ? null : kindOf(choice, words);
  const details = [kind, ...detailsOf(name, choice).map((text) => marked(text, term))].filter(Boolean);
  return (
    <div
      id={idOf(choice)}
      role="option"
      aria-selected={isActive}
      aria-disabled={whyNot === null ? undefined : true}
      ref={option}
    >
      <div class="brief">
        <bdi>{marked(name, term)}</bdi> {key && <span class="quiet">{marked(key, term)}</span>}
      </div>{" "}
      {details.length > 0 && <div class="quiet brief">{join(details)}</div>}
      {whyNot && <div class="quiet why">{whyNot}</div>}
      {isPinned !== null && (
        // For the mouse; with the keyboard there is a button above the list.
        <span
          class={isPinned ? "pin on" : "pin"}
          aria-hidden="true"
          title={words(isPinned ? "unpin" : "pin", name)}
        />
      )}
    </div>
  );
}

/** What tells a project or a type of work from a task. */
function kindOf({ kind }: Choice, words: Words): string | null {
  if (kind === "task") return null;
  return words(kind === "project" ? "project" : "typeOfWork");
}
