import { LIMITS } from "@/lib/timer/settings";
import type { Choosing } from "./choosing";
import { useDraft } from "./draft";

type Props = {
  id: string;
  name: keyof typeof LIMITS;
  /** The elements that say what the number is, where no label does. */
  labelledBy?: string;
} & Choosing;

/** A whole number between its limits. */
export function NumberField({ id, name, labelledBy, settings, managed, words, onChoose, onInvalid }: Props) {
  const [least, most] = LIMITS[name];
  const value = settings[name];
  const { field, done } = useDraft(String(value));
  const change = ({ currentTarget: typed }: { currentTarget: HTMLInputElement }) => {
    if (typed.value !== "" && typed.validity.valid) onChoose({ [name]: typed.valueAsNumber });
    else onInvalid(words("numberInvalid", String(least), String(most), String(value)));
    done();
  };
  return (
    <input
      id={id}
      type="number"
      min={least}
      max={most}
      step={1}
      {...field}
      aria-labelledby={labelledBy}
      disabled={managed.includes(name)}
      onChange={change}
    />
  );
}
