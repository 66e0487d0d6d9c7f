import type { Kind } from "@/lib/timer/reminders/reminder";
import type { Message } from "@/lib/timer/words";
import type { SettingProps } from "@/components/settings/setting-props";
import { Managed } from "@/components/settings/account/managed";
import { NumberField } from "@/components/settings/number-field";
import { Silenced, type Silencing } from "./silenced";
import { unitOf } from "@/components/settings/unit";

type Props = {
  name: "remindLongHours" | "remindPausedMinutes" | "remindAwayMinutes";
  kind: Kind;
  text: Message;
  unit: "hour" | "minute";
  /** The initial number when it is turned on. */
  first: number;
  /** Turns it on; the person may have to allow notifications first. */
  onRemind: SettingProps["onChoose"];
} & Silencing &
  SettingProps;

/** A reminder with its delay, or turned off. */
export function Reminder(props: Props) {
  const { name, text, unit, first, settings, managed, words, onChoose, onRemind } = props;
  const isOn = settings[name] > 0;
  const toggle = () => (isOn ? onChoose({ [name]: 0 }) : onRemind({ [name]: first }));
  return (
    <>
      <p class="row">
        <label id={`${name}-text`} class="option">
          <input type="checkbox" checked={isOn} disabled={managed.includes(name)} onChange={toggle} />
          {words(text)}
        </label>
        {isOn && (
          <span class="amount">
            <NumberField {...props} id={name} labelledBy={`${name}-text ${name}-unit`} />{" "}
            <span id={`${name}-unit`}>{unitOf(settings[name], unit, words.locale)}</span>
          </span>
        )}
      </p>
      {isOn && <Silenced {...props} about={`${name}-text`} />}
      <Managed {...props} names={[name]} />
    </>
  );
}
