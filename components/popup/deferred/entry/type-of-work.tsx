import { useContext, useEffect, useRef, useState } from "preact/hooks";
import type { Choice } from "@/lib/timer/start/choice";
import type { Edit } from "@/lib/timer/editing/edit";
import type { Timer } from "@/lib/timer/timer";
import { type Duration, SECOND } from "@/lib/timer/time";
import type { Words } from "@/lib/timer/words";
import { DraftsContext } from "@/components/popup/deferred/unsaved/drafts-context";

type Props = {
  timer: Timer;
  /** The current type of work; null if there is none or its name is unknown. */
  name: string | null;
  types: Choice[] | undefined;
  /** Why the types could not be loaded, as a message. */
  whyNoTypes?: string | null;
  words: Words;
  onEdit: (edit: Edit) => void;
  onWantTypes: () => void;
};

/** Arrow keys select every option they pass; one that stays selected this long is saved. */
const CHOSEN_AFTER: Duration = 1.5 * SECOND;

/**
 * A select for the type of work, with the other types once they are loaded. Options that arrow keys only pass
 * are not saved.
 */
export function TypeOfWork({ timer, name, types = [], whyNoTypes, words, onEdit, onWantTypes }: Props) {
  const { id } = timer;
  const drafts = useContext(DraftsContext);
  const wanted = useRef(false);
  const isByKey = useRef(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const save = useRef(() => {});
  const waiting = useRef<{ to: string; later: ReturnType<typeof setTimeout> } | null>(null);
  const want = () => {
    if (!wanted.current) onWantTypes();
    wanted.current = true;
  };
  const { typeOfWorkId: from } = timer.about;
  const now = { id: from ?? "", name: name ?? words("typeOfWork") };
  const options = types.some(({ id }) => id === from) ? types : [now, ...types];

  const edit = (to: string) => {
    clearTimeout(waiting.current?.later);
    waiting.current = null;
    setChosen(null);
    if (to !== now.id) onEdit({ id, field: "typeOfWorkId", from, to });
  };
  const take = (to: string) => {
    if (!isByKey.current) return edit(to);
    clearTimeout(waiting.current?.later);
    waiting.current = { to, later: setTimeout(() => save.current(), CHOSEN_AFTER) };
    setChosen(to);
    if (to === now.id) drafts.drop("typeOfWorkId", id);
    else drafts.keep({ field: "typeOfWorkId", id, text: to, from });
  };
  save.current = () => {
    if (waiting.current) edit(waiting.current.to);
  };
  useEffect(() => () => save.current(), []);

  return (
    <select
      class="chip"
      aria-label={words("typeOfWork")}
      value={chosen ?? now.id}
      onPointerEnter={want}
      onFocus={want}
      onPointerDown={() => {
        isByKey.current = false;
      }}
      onKeyDown={({ key }) => {
        isByKey.current = true;
        if (key === "Enter") save.current();
      }}
      onChange={({ currentTarget: { value } }) => take(value)}
      onBlur={({ currentTarget }) => document.activeElement === currentTarget || save.current()}
    >
      {options.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
      {whyNoTypes && <option disabled>{whyNoTypes}</option>}
    </select>
  );
}
