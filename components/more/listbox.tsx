import type { Choice } from "@/lib/timer/choice";
import type { Words } from "@/lib/timer/words";
import { type Group, idOf } from "./groups";
import { Option } from "./option";

type Props = {
  label: string;
  groups: Group[];
  active: Choice | undefined;
  words: Words;
  onTake: (choice: Choice) => void;
};

/** The choices in their groups. A click leaves the focus where it is, which is in the field that the list is for. */
export function Listbox({ label, groups, active, words, onTake }: Props) {
  return (
    <div
      id="choices"
      role="listbox"
      aria-label={label}
      hidden={!groups.some(({ choices }) => choices.length)}
      onMouseDown={(event) => event.preventDefault()}
    >
      {groups.map(({ label, choices }) => (
        <div key={label} role="group" aria-labelledby={label}>
          <div id={label} class="quiet">
            {words(label)}
          </div>
          {choices.map((choice) => (
            <Option key={idOf(choice)} choice={choice} isActive={choice === active} onTake={onTake} />
          ))}
        </div>
      ))}
    </div>
  );
}
