import { minuteText } from "@/lib/timer/minute-of-day";
import type { Choosing } from "./choosing";
import { Managed } from "./managed";
import { TimeField } from "./time-field";

const MIDNIGHT = 24 * 60;

/** Monday to Sunday: 1 to 7. The first of January 2024 was a Monday. */
const DAYS = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, date: new Date(2024, 0, day) }));

/** On which days somebody works, from when and until when. */
export function WorkHours(props: Choosing) {
  const { settings, managed, words, onChoose, onInvalid } = props;
  const { workDays, workFrom, workTo } = settings;
  const { format } = new Intl.DateTimeFormat(words.locale, { weekday: "long" });
  const enter = (from: number | null, to: number | null) => {
    if (from === null || to === null || from >= to)
      onInvalid(words("workHoursInvalid", minuteText(workFrom), minuteText(workTo)));
    else onChoose(from === workFrom ? { workTo: to } : { workFrom: from });
  };
  const toggle = (day: number) =>
    onChoose({
      workDays: workDays.includes(day)
        ? workDays.filter((each) => each !== day)
        : [...workDays, day].toSorted((a, b) => a - b),
    });
  return (
    <fieldset>
      <legend>{words("workHours")}</legend>
      <div class="days">
        {DAYS.map(({ day, date }) => (
          <label key={day} class="option">
            <input
              type="checkbox"
              checked={workDays.includes(day)}
              disabled={managed.includes("workDays")}
              onChange={() => toggle(day)}
            />
            {format(date)}
          </label>
        ))}
      </div>
      <Managed {...props} names={["workDays"]} />
      <div class="hours">
        <label for="work-from">{words("workFrom")}</label>
        <TimeField
          id="work-from"
          minute={workFrom}
          isDisabled={managed.includes("workFrom")}
          onEnter={(minute) => enter(minute, workTo)}
        />
        <label for="work-to">{words("workTo")}</label>
        <TimeField
          id="work-to"
          minute={workTo}
          isDisabled={managed.includes("workTo")}
          // The midnight that ends the day.
          onEnter={(minute) => enter(workFrom, minute === 0 ? MIDNIGHT : minute)}
        />
      </div>
      <Managed {...props} names={["workFrom", "workTo"]} />
    </fieldset>
  );
}
