import { minuteOf, minuteText } from "@/lib/timer/typed/minute-of-day";
import type { SettingProps } from "@/components/settings/setting-props";
import { useDraft } from "@/components/settings/draft";
import { Managed } from "@/components/settings/account/managed";
import { WorkDays } from "@/components/settings/work-days";
import { TimeField } from "./time-field";

const MIDNIGHT = 24 * 60;

/** An afternoon time, so that the example shows whether the clock has 12 or 24 hours. */
const EXAMPLE = 14 * 60 + 5;

/** The working days and hours. The hours may cross midnight; they count for the day they begin on. */
export function WorkHours(props: SettingProps) {
  const { settings, managed, words, onChoose, onInvalid } = props;
  const { workFrom, workTo } = settings;
  const { locale } = words;
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

  return (
    <fieldset class="row">
      <legend class="what">{words("workHours")}</legend>
      <div class="options">
        <WorkDays {...props} />
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
        <p class="quiet">{words("workHoursExplained")}</p>
        <Managed {...props} names={["workFrom", "workTo"]} />
      </div>
    </fieldset>
  );
}
