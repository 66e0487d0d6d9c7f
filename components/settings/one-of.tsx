import type { Settings } from "@/lib/timer/settings";
import type { SettingProps } from "./setting-props";
import { Managed } from "./account/managed";

/** The settings with a fixed set of string values. */
type Name = "resume" | "time" | "shown" | "iconOpens" | "target" | "breakRule";

type Props<N extends Name> = {
  name: N;
  title: string;
  options: { value: Settings[N]; text: string; help?: string }[];
} & SettingProps;

/** A radio group for one setting. */
export function OneOf<N extends Name>(props: Props<N>) {
  const { name, title, options, settings, managed, onChoose } = props;
  return (
    <fieldset class="row" disabled={managed.includes(name)}>
      <legend class="what">{title}</legend>
      <div class="options">
        {options.map(({ value, text, help }) => (
          <div key={value} class="option">
            <label>
              <input
                type="radio"
                name={name}
                value={value}
                checked={settings[name] === value}
                aria-describedby={help && `${name}-${value}`}
                onChange={() => onChoose({ [name]: value })}
              />
              {text}
            </label>
            {help && (
              <p id={`${name}-${value}`} class="quiet">
                {help}
              </p>
            )}
          </div>
        ))}
        <Managed {...props} names={[name]} />
      </div>
    </fieldset>
  );
}
