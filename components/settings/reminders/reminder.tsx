import type { Kind } from "@/lib/timer/reminders/reminder";
import type { Message } from "@/lib/timer/words";
import type { SettingProps } from "@/components/settings/setting-props";
import { Managed } from "@/components/settings/account/managed";
import { Row } from "@/components/settings/layout/row";
import { NumberField } from "@/components/settings/number-field";
import { Silenced, type Silencing } from "./silenced";

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
  const id = `${name}-on`;
  return (
    <Row
      label={words(text)}
      field={id}
      help={
        <>
          {isOn && <Silenced {...props} about={`${id}-text`} />}
          <Managed {...props} names={[name]} />
        </>
      }
    >
      {isOn && <NumberField {...props} id={name} unit={unit} labelledBy={`${id}-text ${name}-unit`} />}
      <input
        id={id}
        type="checkbox"
        class="switch"
        checked={isOn}
        disabled={managed.includes(name)}
        onChange={toggle}
      />
    </Row>
  );
}
