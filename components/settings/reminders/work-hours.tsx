import { minuteOf, minuteText } from "@/lib/timer/typed/minute-of-day";
import type { SettingProps } from "@/components/settings/setting-props";
import { useDraft } from "@/components/settings/draft";
import { Managed } from "@/components/settings/account/managed";
import { TimeField } from "./time-field";

const MIDNIGHT = 24 * 60;

/** An afternoon time, so that the example shows whether the clock has 12 or 24 hours. */
const EXAMPLE = 14 * 60 + 5;

/** Monday to Sunday: 1 to 7. 1 January 2024 was a Monday. */
const DAYS = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, date: new Date(2024, 0, day) }));

/** The working days and hours. The hours may cross midnight; they count for the day they begin on. */
export function WorkHours(props: SettingProps) {
  const { settings, managed, words, onChoose, onInvalid } = props;
  const { workDays, workFrom, workTo } = settings;
  const { locale } = words;
  const { format } = new Intl.DateTimeFormat(locale, { weekday: "long" });
  const fromText = minuteText(workFrom, locale);
  const toText = minuteText(workTo, locale);
  const from = useDraft(fromText);
  const to = useDraft(toText);
  const read = ({ typed }: typeof from, present: number) =>
    typed === null ? present : minuteOf(typed, present, locale);

  /**
   * Saves both times together: someone who shifts the hours enters one after the other, and in between the
   * two may be equal. Text that can't be parsed is reset; a time that doesn't fit yet stays.
   */
  function enter(done: typeof from) {
    if (done.typed === null) return;
    if (read(done, 0) === null) {
      done.done();
      onInvalid(words("workHoursNotATime", minuteText(EXAMPLE, locale), fromText, toText));
      return;
    }
    const workFromTyped = read(from, workFrom) ?? workFrom;
    // An end at midnight means the end of the day.
    const workToTyped = (read(to, workTo) ?? workTo) || MIDNIGHT;
    if (workFromTyped % MIDNIGHT === workToTyped % MIDNIGHT && workFromTyped > 0) {
      onInvalid(words("workHoursInvalid", fromText, toText));
      return;
    }
    from.done();
    to.done();
    const chosen = {
      ...(workFromTyped !== workFrom && { workFrom: workFromTyped }),
      ...(workToTyped !== workTo && { workTo: workToTyped }),
    };
    if (Object.keys(chosen).length > 0) onChoose(chosen);
  }

  const toggle = (day: number) =>
    onChoose({
      workDays: workDays.includes(day)
        ? workDays.filter((each) => each !== day)
        : [...workDays, day].toSorted((a, b) => a - b),
    });
  return (
    <fieldset class="row">
      <legend class="what">{words("workHours")}</legend>
      <div class="options">
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
          <label for="work-from">
            {words("workFrom")}{" "}
            <TimeField
              id="work-from"
              draft={from}
              isDisabled={managed.includes("workFrom")}
              onEnter={() => enter(from)}
            />
          </label>
          <label for="work-to">
            {words("workTo")}{" "}
            <TimeField
              id="work-to"
              draft={to}
              isDisabled={managed.includes("workTo")}
              onEnter={() => enter(to)}
            />
          </label>
        </div>
        <Managed {...props} names={["workFrom", "workTo"]} />
      </div>
    </fieldset>
  );
}
