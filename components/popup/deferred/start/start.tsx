import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { nameOf } from "@/components/popup/deferred/entry-name";
import { findText } from "@/components/popup/find";
import { type Choice, isWorkOn, typeToStart } from "@/lib/timer/start/choice";
import { isExact, termOf } from "@/lib/timer/start/matches";
import { type Timer, isActive } from "@/lib/timer/timer";
import type { Words } from "@/lib/timer/words";
import { Choose } from "./choose";
import { ChooseType } from "./choose-type";
import { grouped, idOf, without } from "./groups";
import { SearchStatus, looksLikeKey } from "./search-status";

type Props = {
  isOpen: boolean;
  /** How often the list was opened; each time the field takes the focus. */
  openings: number;
  text: string;
  /** Whether the text is that of an earlier popup. */
  isRestored: boolean;
  /** What the page over which the popup was opened is about; null if it is nothing to start on. */
  onPage?: Choice | null;
  /** What the person has pinned, whether a choice is, and why the last pin was not kept. */
  pinned?: Choice[];
  isPinned?: (choice: Choice) => boolean;
  pinFault?: string;
  recent: Choice[];
  /** The person's tasks and the types of work; undefined until they are loaded. */
  assigned: Choice[] | undefined;
  types: Choice[] | undefined;
  /** Why a list could not be loaded, as a message; choices loaded before are still shown. */
  faults?: { assigned: string | null; types: string | null };
  /** awork's search results and their term; `fault` is a message. */
  found: { term: string; choices: Choice[]; busy: boolean; fault: string | null };
  /** The current entry; awork stops it if it is active. */
  current: Timer | null;
  /** What a type of work is being chosen for; null while choosing what to work on. */
  typeFor: Choice | null;
  /** The fields for start time and note, and whether anything is typed in them. */
  details?: ComponentChildren;
  isDetailed?: boolean;
  /** Why nothing can be started, and why a choice can't be; null if it can. */
  whyNone?: string | null;
  whyNot?: ((choice: Choice) => string | null) | undefined;
  words: Words;
  onOpen: () => void;
  onText: (text: string) => void;
  onPin?: (choice: Choice) => void;
  onTypeFor: (choice: Choice | null) => void;
  onStart: (choice: Choice, typeOfWorkId: string) => void;
  onClose: () => void;
};

/** The field for choosing what to start, from local lists and awork's search, by keyboard. */
export function Start(props: Props) {
  const { text, isRestored, recent, assigned = [], types = [], faults, found, current, typeFor } = props;
  const { onPage, pinned = [], pinFault, whyNone = null, words, onText, onTypeFor, onStart, onClose } = props;
  /** What was taken before the types of work were there. */
  const early = useRef<Choice | null>(null);
  const stops = isActive(current) ? current : null;
  const hint = stops && !whyNone ? words("enterStops", nameOf(stops.subject, words)) : "";
  if (typeFor) {
    const onTake = ({ id }: Choice) => onStart(typeFor, id);
    return (
      <ChooseType
        key={idOf(typeFor)}
        {...props}
        choice={typeFor}
        isTaken={early.current === typeFor}
        hint={hint}
        onTake={onTake}
        onBack={() => onTypeFor(null)}
      />
    );
  }

  const term = termOf(text);
  const isAnswer = found.term === term;
  const local = { onPage: onPage ? [onPage] : [], pinned, recent, assigned, types };
  const all = grouped({ ...local, found: term ? found.choices : [] }, term, isAnswer);
  // The current entry is not offered; it goes on by other means.
  const isOn = (choice: Choice) => stops !== null && isWorkOn(stops, choice);
  const groups = without(isOn, all);
  const on = all.flatMap(({ choices }) => choices).find(isOn);
  const count = groups.reduce((sum, { choices }) => sum + choices.length, 0);
  const best = groups[0]?.choices[0];

  // Enter takes nothing while the text is a restored draft, since the person may have opened the popup for
  // something else; nor another choice in the place of the one that was typed in full.
  const isAskedForKey = found.busy && looksLikeKey(term) && !(best && isExact(best, term));
  const isWaiting = isRestored || isAskedForKey || (on !== undefined && isExact(on, term));

  const status = () => {
    if (whyNone) return whyNone;
    if (pinFault) return pinFault;
    if (isRestored) return words("draftSearch");
    const fault = faults?.assigned ?? faults?.types;
    const isToldFirst = !term || found.busy || found.fault || fault;
    if (!isToldFirst && on && (count === 0 || isExact(on, term))) return words("isCurrent", on.name);
    return (
      <SearchStatus
        term={term}
        found={found}
        fault={fault}
        isLoaded={props.assigned !== undefined}
        count={count}
        words={words}
      />
    );
  };
  const take = (choice: Choice) => {
    const typeOfWorkId = typeToStart(choice, props.types);
    early.current = props.types ? null : choice;
    if (typeOfWorkId === null) onTypeFor(choice);
    else onStart(choice, typeOfWorkId);
  };

  return (
    <Choose
      {...props}
      label={words("startOn")}
      placeholder={findText(stops !== null, words)}
      groups={groups}
      hint={hint}
      status={status()}
      isWaiting={isWaiting}
      onTake={take}
      onEscape={() => (text ? onText("") : onClose())}
    />
  );
}
