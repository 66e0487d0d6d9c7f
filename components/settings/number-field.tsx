import { useRef } from "preact/hooks";
import { LIMITS } from "@/lib/timer/settings";
import type { SettingProps } from "./setting-props";
import { useDraft } from "./draft";
import { unitOf } from "./unit";

type Props = {
  id: string;
  name: keyof typeof LIMITS;
  /** Stands after the number; its id is `${id}-unit`. */
  unit: "hour" | "minute";
  /** The ids of the elements that label the field, if it has no label of its own. */
  labelledBy?: string;
} & SettingProps;

const ARROWS = ["ArrowUp", "ArrowDown"];

/**
 * A whole number within its limits, and its unit. While an arrow key is held down each step is a change event; the value
 * counts on release.
 */
export function NumberField(props: Props) {
  const { id, name, unit, labelledBy, settings, managed, words, onChoose, onInvalid } = props;
  const [least, most] = LIMITS[name];
  const value = settings[name];
  const { field, done } = useDraft(String(value));
  const held = useRef({ isDown: false, isChanged: false });
  const change = ({ currentTarget: typed }: { currentTarget: HTMLInputElement }) => {
    held.current.isChanged = held.current.isDown;
    if (held.current.isDown) return;
    if (typed.value !== "" && typed.validity.valid) onChoose({ [name]: typed.valueAsNumber });
    else onInvalid(words("numberInvalid", String(least), String(most), String(value)));
    done();
  };
  const release = (event: { currentTarget: HTMLInputElement }) => {
    const { isChanged } = held.current;
    held.current = { isDown: false, isChanged: false };
    if (isChanged) change(event);
  };
  return (
    <span class="amount">
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
        onKeyDown={({ key }) => void (held.current.isDown ||= ARROWS.includes(key))}
        onKeyUp={release}
        onBlur={release}
      />{" "}
      <span id={`${id}-unit`}>{unitOf(value, unit, words.locale)}</span>
    </span>
  );
}
