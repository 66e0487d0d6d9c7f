import { useContext, useState } from "preact/hooks";
import { Asking } from "@/components/asking";
import { type Choice, isUsable } from "@/lib/timer/start/choice";
import type { Words } from "@/lib/timer/words";
import { Choose } from "./choose";
import { ChooseType } from "./choose-type";
import { DraftsContext } from "@/components/popup/deferred/unsaved/drafts-context";
import { grouped } from "./groups";

type Props = {
  recent: Choice[];
  /** The person's tasks and the types of work; undefined until they are loaded. */
  assigned: Choice[] | undefined;
  types: Choice[] | undefined;
  /** Why a list could not be loaded, as a message; choices loaded before are still shown. */
  faults?: { assigned: string | null; types: string | null };
  /** awork's search results and their term; `fault` is a message. */
  found: { term: string; choices: Choice[]; busy: boolean; fault: string | null };
  /** The name of the timer that awork will stop; null if there is none. */
  stops: string | null;
  /** Start by choosing a type of work for this; null to start by choosing what to work on. */
  typeFor: Choice | null;
  words: Words;
  /** Called with the trimmed text of the field; empty if there is nothing to search for. */
  onTerm: (term: string) => void;
  onStart: (choice: Choice, typeOfWorkId: string) => void;
  onClose: () => void;
};

/** The panel for choosing what to start, from local lists and awork's search, by keyboard. */
export function Start(props: Props) {
  const { recent, assigned = [], types = [], faults, found, stops, words, onTerm, onStart, onClose } = props;
  const drafts = useContext(DraftsContext);
  const [restored] = useState(drafts.find("search", null)?.text ?? "");
  const [text, setText] = useState(restored);
  const [typeFor, setTypeFor] = useState(props.typeFor);
  const hint = stops === null ? "" : words("stops", stops);
  if (typeFor) {
    const onTake = ({ id }: Choice) => onStart(typeFor, id);
    return (
      <ChooseType {...props} choice={typeFor} hint={hint} onTake={onTake} onBack={() => setTypeFor(null)} />
    );
  }

  const term = text.trim();
  // Enter takes nothing while the text is a restored draft: the person may have opened the popup for
  // something else.
  const isRestored = text !== "" && text === restored;
  const isAnswer = found.term === term;
  const groups = grouped({ recent, assigned, types, found: term ? found.choices : [] }, term, isAnswer);
  const count = groups.reduce((sum, { choices }) => sum + choices.length, 0);

  const status = () => {
    if (isRestored) return words("draftSearch");
    const fault = (term && found.fault) || (faults?.assigned ?? faults?.types);
    if (fault && !(term && found.busy)) return fault;
    if (!term) return props.assigned ? "" : <Asking words={words} />;
    if (found.busy) return words("searching");
    if (count) return words("results", String(count));
    return isAnswer ? words("nothingFound", term) : "";
  };

  const type = (text: string) => {
    setText(text);
    if (text) drafts.keep({ field: "search", id: null, text, from: null });
    else drafts.drop("search", null);
    if (text.trim() !== term) onTerm(text.trim());
  };
  const take = (choice: Choice) => {
    const typeOfWorkId = typeOf(choice, props.types);
    if (typeOfWorkId === null) setTypeFor(choice);
    else onStart(choice, typeOfWorkId);
  };

  return (
    <Choose
      label={words("startOn")}
      text={text}
      groups={groups}
      hint={hint}
      status={status()}
      isWaiting={isRestored || (found.busy && looksLikeKey(term) && groups[0]?.label !== "groupBest")}
      words={words}
      onText={type}
      onTake={take}
      onEscape={() => (text ? type("") : onClose())}
      onClose={onClose}
    />
  );
}

/** Whether the term looks like a task key. A key is complete: "WEB-1" doesn't mean "WEB-12". */
const looksLikeKey = (term: string) => /^\p{L}[\p{L}\p{N}]*[- ]?\p{N}+$/u.test(term);

/**
 * The type of work to start with; null if the person has to choose. A project has many, and two types can
 * share a name.
 */
function typeOf({ kind, id, typeOfWorkId, typeOfWork }: Choice, types: Choice[] | undefined): string | null {
  if (kind === "project") return null;
  const named = types?.filter(({ name }) => name === typeOfWork) ?? [];
  const own = kind === "typeOfWork" ? id : (typeOfWorkId ?? (named.length === 1 ? named[0]!.id : null));
  return own !== null && isUsable(own, types) ? own : null;
}
