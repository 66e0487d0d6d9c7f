import type { Message, Words } from "@/lib/timer/words";
import { type FieldNote, FieldNotes } from "./field-notes";

type Name = "from" | "to" | "worked";

/** Another entry that has some of the time; `offer`: how it can be shortened, null if it can't. */
type Overlapping = { id: string; text: string; offer: string | null; isChosen: boolean };

export type TimesProps = {
  /** The fields that this entry has. */
  fields: readonly Name[];
  texts: Record<Name, string>;
  notes: Partial<Record<Name, FieldNote>>;
  /** What the typed times mean; empty if nothing is typed. */
  meaning: string;
  overlapping: Overlapping[];
  words: Words;
  onType: (field: Name, text: string) => void;
  onShorten: (id: string, isWanted: boolean) => void;
};

const LABELS: Record<Name, Message> = { from: "workFrom", to: "workTo", worked: "worked" };

/** The times of an entry as they are typed, what is wrong with them, and what they overlap. */
export function Times(props: TimesProps) {
  const { fields, texts, notes, meaning, overlapping, words, onType, onShorten } = props;
  return (
    <div>
      <div class="times">
        {fields.map((name) => (
          <label key={name} class="labelled">
            <span>{words(LABELS[name])}</span>
            <input
              type="text"
              class="field"
              size={6}
              maxLength={40}
              autocomplete="off"
              aria-invalid={Boolean(notes[name]?.fault)}
              aria-describedby={`form-${name}-fault`}
              value={texts[name]}
              onInput={({ currentTarget }) => onType(name, currentTarget.value)}
            />
          </label>
        ))}
      </div>
      <p class="quiet" aria-live="polite">
        {meaning}
      </p>
      {fields.map((name) => (
        <FieldNotes key={name} id={`form-${name}-fault`} {...notes[name]} words={words} />
      ))}
      {overlapping.map(({ id, text, offer, isChosen }) => (
        <div key={id}>
          <p class="overlaps">{text}</p>
          {offer && (
            <label class="check">
              <input
                type="checkbox"
                checked={isChosen}
                onChange={({ currentTarget }) => onShorten(id, currentTarget.checked)}
              />
              {offer}
            </label>
          )}
        </div>
      ))}
    </div>
  );
}
