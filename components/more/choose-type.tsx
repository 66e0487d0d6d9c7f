import { useState } from "preact/hooks";
import type { Choice } from "@/lib/timer/choice";
import { bestFirst, fits } from "@/lib/timer/fits";
import type { Words } from "@/lib/timer/words";
import { Choose } from "./choose";

type Props = {
  /** What it is the type of work for. */
  choice: Choice;
  types: Choice[] | undefined;
  hint: string;
  words: Words;
  onTake: (type: Choice) => void;
  onBack: () => void;
  onClose: () => void;
};

/** The second step, where awork has not said which type of work it is. */
export function ChooseType(props: Props) {
  const { choice, types, words, onBack } = props;
  const [text, setText] = useState("");
  const term = text.trim();
  const fitting = types?.filter((type) => fits(type, term)) ?? [];
  const choices = term ? bestFirst(fitting, term) : fitting;
  const status = () => {
    if (!types) return words("asking");
    if (!choices.length) return words("nothingFound", term);
    return term && words("results", String(choices.length));
  };
  return (
    <>
      <p class="title brief">{choice.name}</p>
      <Choose
        {...props}
        label={words("typeOfWork")}
        text={text}
        groups={[{ label: "groupTypes", choices }]}
        status={status()}
        onText={setText}
        onEscape={onBack}
      />
    </>
  );
}
