import { useState } from "preact/hooks";
import { consumeEvent } from "@/components/popup/deferred/consume-event";
import type { Place } from "@/components/popup/deferred/edit-in-place";
import { focus } from "@/components/popup/deferred/focus";
import type { Words } from "@/lib/timer/words";

type Props = {
  /** What is to be deleted, as a question. */
  question: string;
  /** The id of the text that says why it can't be deleted; null if it can. */
  whyNotId: string | null;
  words: Words;
  onRemove: () => void;
};

/** Deletes the entry after a question. */
export function Remove({ question, whyNotId, words, onRemove }: Props) {
  const [place, setPlace] = useState<Place>("shut");
  if (place !== "open")
    return (
      <button
        type="button"
        class="plain danger"
        aria-disabled={whyNotId !== null}
        aria-describedby={whyNotId ?? undefined}
        ref={place === "back" ? focus : null}
        onClick={() => whyNotId === null && setPlace("open")}
      >
        {words("deleteAsk")}
      </button>
    );
  const keep = () => setPlace("back");
  return (
    <div
      role="group"
      aria-labelledby="delete"
      class="notice bad ask"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        consumeEvent(event);
        keep();
      }}
    >
      <p id="delete">{question}</p>
      <button type="button" class="plain" onClick={({ detail }) => detail > 1 || onRemove()}>
        {words("delete")}
      </button>{" "}
      <button type="button" class="plain" ref={focus} onClick={keep}>
        {words("keepEntry")}
      </button>
    </div>
  );
}
