import type { Choosing } from "./choosing";
import { Managed } from "./managed";
import { Reminder } from "./reminder";
import { WorkHours } from "./work-hours";

type Props = {
  /** Whether the browser shows notifications. */
  mayNotify: boolean;
  /** Switches a reminder on, which the person may have to allow. */
  onRemind: Choosing["onChoose"];
  /** Asks the person to allow notifications. */
  onAllow: () => void;
} & Choosing;

/** What somebody wants to be told unasked. */
export function Reminders(props: Props) {
  const { settings, managed, words, mayNotify, onChoose, onRemind, onAllow } = props;
  const { remindLongHours, remindPausedMinutes, remindAwayMinutes, remindNothing } = settings;
  const isAny = remindNothing || remindLongHours + remindPausedMinutes + remindAwayMinutes > 0;
  const toggle = () =>
    remindNothing ? onChoose({ remindNothing: false }) : onRemind({ remindNothing: true });
  return (
    <section aria-labelledby="reminders">
      <h2 id="reminders">{words("reminders")}</h2>
      <p class="quiet">{words("remindersExplained")}</p>
      {isAny && !mayNotify && (
        <div class="missing">
          <p>{words("notificationsMissing")}</p>
          <button type="button" class="plain" onClick={onAllow}>
            {words("allowNotifications")}
          </button>
        </div>
      )}
      <Reminder {...props} name="remindLongHours" text="remindLong" unit="unitHours" first={8} />
      <Reminder {...props} name="remindPausedMinutes" text="remindPaused" unit="unitMinutes" first={30} />
      <Reminder {...props} name="remindAwayMinutes" text="remindAway" unit="unitMinutes" first={25} />
      <p class="row">
        <label class="option">
          <input
            type="checkbox"
            checked={remindNothing}
            disabled={managed.includes("remindNothing")}
            onChange={toggle}
          />
          {words("remindNothing")}
        </label>
      </p>
      <Managed {...props} names={["remindNothing"]} />
      {remindNothing && <WorkHours {...props} />}
    </section>
  );
}
