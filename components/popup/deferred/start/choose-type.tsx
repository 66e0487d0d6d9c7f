import type { ComponentChildren } from "preact";
import { useContext, useLayoutEffect, useState } from "preact/hooks";
import { Asking } from "@/components/asking";
import { type Choice, typeToStart } from "@/lib/timer/start/choice";
import { bestFirst, matches, termOf } from "@/lib/timer/start/matches";
import type { Words } from "@/lib/timer/words";
import { Choose } from "./choose";
import { DraftsContext } from "@/components/popup/deferred/unsaved/drafts-context";
import { idOf } from "./groups";

type Props = {
  /** What the type of work is for. */
  choice: Choice;
  /** Whether it was taken to be started at once, before the types of work were there to tell its own. */
  isTaken?: boolean;
  types: Choice[] | undefined;
  /** Why the types could not be loaded, as a message. */
  faults?: { types: string | null };
  hint: string;
  details?: ComponentChildren;
  onPin?: ((choice: Choice) => void) | undefined;
  words: Words;
  onTake: (type: Choice) => void;
  onBack: () => void;
  onClose: () => void;
};

/**
 * The second step of starting: choosing a type of work if awork hasn't supplied one. A press of Enter before the types
 * are there is carried out once they are, for what the text means then. It is forgotten when the text changes, the field
 * is left, or the types can't be read.
 */
export function ChooseType(props: Props) {
  const { choice, isTaken = false, types, faults, words, onTake, onBack } = props;
  const drafts = useContext(DraftsContext);
  const [restored] = useState(() => {
    const draft = drafts.find("typeSearch", null);
    return draft?.about && idOf(draft.about) === idOf(choice) ? draft.text : "";
  });
  const [text, setText] = useState(restored);
  const term = termOf(text);
  const fitting = types?.filter((type) => matches(type, term)) ?? [];
  const choices = term ? bestFirst(fitting, term) : fitting;
  // As in `Start`: Enter takes nothing while the text is a restored draft.
  const isRestored = text !== "" && text === restored;
  const [isPressed, setPressed] = useState(isTaken);
  const hasOwn = choice.kind !== "project" && (choice.typeOfWorkId ?? choice.typeOfWork) !== null;
  const isEarly = isPressed && !types && !faults?.types && (hasOwn || term !== "");
  useLayoutEffect(() => {
    if (!isPressed || !(types || faults?.types)) return;
    setPressed(false);
    const own = types && typeToStart(choice, types);
    const wanted = term ? choices[0] : types?.find(({ id }) => id === own);
    if (wanted) onTake(wanted);
  }, [isPressed, types, faults?.types]);
  const status = () => {
    if (isEarly) return words("startsWithTypes");
    if (isRestored && types) return words("draftSearch");
    if (faults?.types) return faults.types;
    if (!types) return <Asking words={words} />;
    if (!choices.length) return words("nothingFound", term);
    return term && words("results", String(choices.length));
  };
  const type = (text: string) => {
    setText(text);
    setPressed(false);
    if (text) drafts.keep({ field: "typeSearch", id: null, text, from: null, about: choice });
    else drafts.drop("typeSearch", null);
  };
  const back = () => {
    drafts.drop("typeSearch", null);
    onBack();
  };
  return (
    <>
      <p class="title brief">{choice.name}</p>
      <Choose
        {...props}
        onPin={undefined}
        label={words("typeOfWork")}
        text={text}
        groups={[{ label: "groupTypes", choices }]}
        status={status()}
        isWaiting={isRestored}
        onText={type}
        onEmptyEnter={() => setPressed(!types && !isRestored)}
        onLeave={() => setPressed(false)}
        onEscape={back}
      />
    </>
  );
}
