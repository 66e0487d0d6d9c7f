import type { ComponentChildren, TargetedKeyboardEvent } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { consumeEvent } from "@/components/popup/deferred/consume-event";
import { LONGEST } from "@/lib/timer/editing/note-text";
import type { Choice } from "@/lib/timer/start/choice";
import type { Words } from "@/lib/timer/words";
import { type FieldNote, FieldNotes } from "./field-notes";
import { Remove } from "./remove";
import { Times, type TimesProps } from "./times";

/** The fields with notes of their own, besides the times. */
type Name = "bookedOn" | "typeOfWorkId" | "note" | "isBillable";

type Props = {
  /** What the form is for, and when that is: "Sitemap" and "Today, 11:15 – 11:45". */
  name: string;
  when: string;
  /** What is to be known before anything else, such as that the entry is gone; empty if nothing. */
  remark: string;
  bookedOn: string;
  typeOfWorkId: string | null;
  typeOfWork: string | null;
  /** The types of work that can be chosen; undefined until they are loaded. */
  types: Choice[] | undefined;
  whyNoTypes: string | null;
  note: string;
  isBillable: boolean;
  /** Whether the default of the project that was chosen is another than what the entry has. */
  isDefaultOther: boolean;
  notes: Partial<Record<Name, FieldNote>>;
  /** Why awork will refuse to save, and the field that it is about; null if nothing is known against it. */
  why: { text: string; field: Name | null } | null;
  /** What is asked before the entry is deleted; null if there is nothing to delete. */
  removal: { question: string; why: string | null } | null;
  /** How often the form was opened, and how often a save was refused here; each time it takes the focus. */
  openings: number;
  refusals: number;
  times: Omit<TimesProps, "words">;
  /** The search for another task or project, in place of the form; null while nothing is searched for. */
  search: ComponentChildren;
  words: Words;
  onSearch: () => void;
  onTypeOfWork: (type: Choice) => void;
  onWantTypes: () => void;
  onNote: (note: string) => void;
  onBillable: (isBillable: boolean) => void;
  onSave: () => void;
  onCancel: () => void;
  onRemove: () => void;
};

const WHY = "form-why";

/** An entry with all that can be changed in it, or a new one. Enter saves, Escape cancels. */
export function EntryForm(props: Props) {
  const { name, when, remark, openings, refusals, search, words, onSave, onCancel } = props;
  const place = useRef<HTMLElement>(null);
  const first = useRef<HTMLButtonElement>(null);
  const isSearching = Boolean(search);
  useLayoutEffect(() => {
    if (!isSearching) first.current?.focus();
  }, [openings, isSearching]);
  useEffect(() => {
    if (refusals > 0) place.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [refusals]);
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>) => {
    if (event.key !== "Escape" || event.isComposing) return;
    consumeEvent(event);
    if (!event.repeat) onCancel();
  };
  return (
    <section class="entry-form" aria-labelledby="form-name form-when" ref={place} onKeyDown={onKeyDown}>
      <header>
        <p id="form-when" class="quiet">
          {when}
        </p>
        <button
          type="button"
          class="close"
          aria-label={words("cancel")}
          title={words("cancel")}
          onClick={onCancel}
        />
        <h2 id="form-name" class="brief" title={name}>
          {name}
        </h2>
      </header>
      <p role="status" class="quiet">
        {remark}
      </p>
      {search || (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            onSave();
          }}
        >
          <BookedOn {...props} first={first} />
          <Times {...props.times} words={words} />
          <TypeOfWork {...props} />
          <Note {...props} />
          <Billable {...props} />
          <Bar {...props} />
        </form>
      )}
    </section>
  );
}

/** What awork will refuse, at the field that it is about; `id`: that of the field's own fault. */
function Notes({ field, notes, why, words }: Pick<Props, "notes" | "why" | "words"> & { field: Name }) {
  return (
    <>
      <FieldNotes id={`form-${field}-fault`} {...notes[field]} words={words} />
      {why?.field === field && (
        <p id={WHY} class="fault">
          {why.text}
        </p>
      )}
    </>
  );
}

function BookedOn({
  bookedOn,
  first,
  onSearch,
  ...props
}: Props & { first: { current: HTMLButtonElement | null } }) {
  const { words } = props;
  return (
    <div class="labelled">
      <span id="form-booked-label">{words("bookedOn")}</span>
      <button
        id="form-booked"
        type="button"
        class="field brief"
        aria-labelledby="form-booked-label form-booked"
        aria-describedby="form-bookedOn-fault"
        ref={first}
        onClick={({ detail }) => detail > 1 || onSearch()}
      >
        {bookedOn || words("noBookedOn")}
      </button>
      <Notes {...props} field="bookedOn" />
    </div>
  );
}

function TypeOfWork(props: Props) {
  const { typeOfWorkId: id, typeOfWork, types = [], whyNoTypes, notes, words } = props;
  const { onTypeOfWork, onWantTypes } = props;
  const own = { id: id ?? "", name: typeOfWork ?? words(id ? "otherType" : "chooseType") };
  const options = types.some((type) => type.id === id) ? types : [own, ...types];
  return (
    <div>
      <label class="labelled">
        <span>{words("typeOfWork")}</span>
        <select
          class="field"
          aria-invalid={Boolean(notes.typeOfWorkId?.fault)}
          aria-describedby="form-typeOfWorkId-fault"
          value={own.id}
          onPointerEnter={onWantTypes}
          onFocus={onWantTypes}
          onChange={({ currentTarget: { value } }) => {
            const type = types.find((each) => each.id === value);
            if (type) onTypeOfWork(type);
          }}
        >
          {options.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
          {whyNoTypes && <option disabled>{whyNoTypes}</option>}
        </select>
      </label>
      <Notes {...props} field="typeOfWorkId" />
    </div>
  );
}

function Note(props: Props) {
  const { note, words, onNote, onSave } = props;
  return (
    <div>
      <label class="labelled">
        <span>{words("note")}</span>
        <textarea
          class="field"
          rows={2}
          maxLength={LONGEST}
          aria-describedby="form-note-fault"
          value={note}
          onInput={({ currentTarget }) => onNote(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
            consumeEvent(event);
            if (!event.repeat) onSave();
          }}
        />
      </label>
      <Notes {...props} field="note" />
    </div>
  );
}

function Billable(props: Props) {
  const { isBillable, isDefaultOther, words, onBillable } = props;
  return (
    <div>
      <label class="check">
        <input
          type="checkbox"
          checked={isBillable}
          onChange={({ currentTarget }) => onBillable(currentTarget.checked)}
        />
        {words("billable")}
      </label>
      {isDefaultOther && (
        <p class="quiet">
          {words(isBillable ? "notBillableByDefault" : "billableByDefault")}{" "}
          <button type="button" class="link" onClick={() => onBillable(!isBillable)}>
            {words(isBillable ? "makeNotBillable" : "makeBillable")}
          </button>
        </p>
      )}
      <Notes {...props} field="isBillable" />
    </div>
  );
}

function Bar({ why, removal, words, onCancel, onRemove }: Props) {
  const isSame = removal?.why === why?.text;
  return (
    <>
      {why && why.field === null && (
        <p id={WHY} class="fault">
          {why.text}
        </p>
      )}
      {removal?.why && !isSame && (
        <p id="form-why-kept" class="fault">
          {removal.why}
        </p>
      )}
      <div class="form-bar">
        {removal && (
          <Remove
            question={removal.question}
            whyNotId={removal.why && (isSame ? WHY : "form-why-kept")}
            words={words}
            onRemove={onRemove}
          />
        )}
        <button type="button" class="plain" onClick={onCancel}>
          {words("cancel")}
        </button>
        <button
          type="submit"
          class="main"
          aria-disabled={why !== null}
          aria-describedby={why ? WHY : undefined}
        >
          {words("draftSave")}
        </button>
      </div>
    </>
  );
}
