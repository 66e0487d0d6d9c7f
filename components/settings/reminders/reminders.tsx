import type { SettingProps } from "@/components/settings/setting-props";
import { Row } from "@/components/settings/layout/row";
import { Section } from "@/components/settings/layout/section";
import { Managed } from "@/components/settings/account/managed";
import { NotAllowed, type Permission } from "./not-allowed";
import { Reminder } from "./reminder";
import { Silenced, type Silencing } from "./silenced";
import { WorkHours } from "./work-hours";

type Props = {
  /** Turns a reminder on; the person may have to allow notifications first. */
  onRemind: SettingProps["onChoose"];
} & Permission &
  Silencing &
  SettingProps;

/** The reminders section of the settings. */
export function Reminders(props: Props) {
  const { settings, managed, words, mayNotify, onChoose, onRemind } = props;
  const { remindLongHours, remindPausedMinutes, remindAwayMinutes, remindNothing } = settings;
  const isAny = remindNothing || remindLongHours + remindPausedMinutes + remindAwayMinutes > 0;
  const toggle = () =>
    remindNothing ? onChoose({ remindNothing: false }) : onRemind({ remindNothing: true });
  return (
    <Section id="reminders" title={words("reminders")} intro={words("remindersExplained")}>
      {isAny && !mayNotify && <NotAllowed {...props} />}
      <Reminder {...props} name="remindLongHours" kind="long" text="remindLong" unit="hour" first={8} />
      <Reminder
        {...props}
        name="remindPausedMinutes"
        kind="paused"
        text="remindPaused"
        unit="minute"
        first={30}
      />
      <Reminder {...props} name="remindAwayMinutes" kind="away" text="remindAway" unit="minute" first={25} />
      <Row
        label={words("remindNothing")}
        field="remindNothing"
        help={
          <>
            {remindNothing && <Silenced {...props} kind="nothing" about="remindNothing-text" />}
            <Managed {...props} names={["remindNothing"]} />
          </>
        }
      >
        <input
          id="remindNothing"
          type="checkbox"
          class="switch"
          checked={remindNothing}
          disabled={managed.includes("remindNothing")}
          onChange={toggle}
        />
      </Row>
      <WorkHours {...props} />
    </Section>
  );
}
