import { LIMITS } from "@/lib/timer/settings";
import type { Choosing } from "./choosing";

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
  const change = ({ currentTarget: field }: { currentTarget: HTMLInputElement }) => {
    if (field.value !== "" && field.validity.valid) onChoose({ [name]: field.valueAsNumber });
    else onInvalid(words("numberInvalid", String(least), String(most), String(value)));
  };
  return (
    <input
      id={id}
      type="number"
      min={least}
      max={most}
      step={1}
      value={value}
      aria-labelledby={labelledBy}
      disabled={managed.includes(name)}
      onChange={change}
    />
  );
}
