import { useRef } from "preact/hooks";
import type { Choice } from "@/lib/timer/choice";
import type { Edit } from "@/lib/timer/edit";
import type { Timer } from "@/lib/timer/timer";
import type { Words } from "@/lib/timer/words";

type Props = {
  timer: Timer;
  /** Of the present type of work; null when it has none, or it is not known. */
  name: string | null;
  types: Choice[] | undefined;
  words: Words;
  onEdit: (edit: Edit) => void;
  onWantTypes: () => void;
};

/** The type of work, and the others once they are known. */
export function TypeOfWork({ timer, name, types = [], words, onEdit, onWantTypes }: Props) {
  const wanted = useRef(false);
  const want = () => {
    if (!wanted.current) onWantTypes();
    wanted.current = true;
  };
  const { typeOfWorkId: from } = timer.about;
  const now = { id: from ?? "", name: name ?? words("typeOfWork") };
  const options = types.some(({ id }) => id === from) ? types : [now, ...types];
  return (
    <select
      class="bare"
      aria-label={words("typeOfWork")}
      value={now.id}
      onPointerEnter={want}
      onFocus={want}
      onChange={({ currentTarget: { value: to } }) => {
        if (to !== now.id) onEdit({ id: timer.id, field: "typeOfWorkId", from, to });
      }}
    >
      {options.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
