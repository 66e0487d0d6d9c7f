import type { SettingProps } from "./setting-props";

/** Monday to Sunday: 1 to 7. 1 January 2024 was a Monday. */
const DAYS = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, date: new Date(2024, 0, day) }));

/** The working days, each on or off. */
export function WorkDays({ settings, managed, words, onChoose }: SettingProps) {
  const { workDays } = settings;
  const { format } = new Intl.DateTimeFormat(words.locale, { weekday: "long" });
  const toggle = (day: number) =>
    onChoose({
      workDays: workDays.includes(day)
        ? workDays.filter((each) => each !== day)
        : [...workDays, day].toSorted((a, b) => a - b),
    });
  return (
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
  );
}
