import { type ReadonlySignal, computed } from "@preact/signals";
import { steady } from "@/lib/popup/deferred/steady";
import { type WeekDay, firstDayOfWeek, weekOf } from "@/lib/timer/target/week";
import { type Duration, type Instant, MINUTE } from "@/lib/timer/time";
import { type Timer, phase } from "@/lib/timer/timer";
import { total } from "@/lib/timer/today";
import type { createLastDays } from "@/lib/popup/deferred/last-days";

type Given = {
  days: Pick<ReturnType<typeof createLastDays>, "today" | "byDay" | "total" | "isWholeOn">;
  /** The current entry as the popup shows it. */
  shown: ReadonlySignal<Timer | null>;
  /** The current time by awork's clock. */
  now: ReadonlySignal<Instant>;
  /** The target of each day, in ms; null if it is unknown. */
  targetOn: ReadonlySignal<(day: string) => Duration | null>;
};

/**
 * The days of this week with their sums, in full minutes so that it changes once a minute; undefined until awork
 * has listed the entries. The last days that are listed reach back to the first day of any week.
 */
export function createWeek(
  { days, shown, now, targetOn }: Given,
  locale: string,
): ReadonlySignal<WeekDay[] | undefined> {
  const firstDay = firstDayOfWeek(locale);
  const week = computed(() => weekOf(days.today.value, firstDay));
  const listed = computed(() => new Map(days.byDay.value?.map(({ day, entries }) => [day, entries])));
  const sumOf = (day: string, at: Instant) => total(listed.value.get(day) ?? [], shown.value, day, at);
  /** The days before today, on which nothing runs, add up only when an entry changes. */
  const still = computed(() => new Map(week.value.map((day) => [day, sumOf(day, now.peek())])));

  function sum(day: string): { worked: Duration; isSure: boolean } {
    if (day === days.today.value) {
      const { worked, isSure, isWhole } = days.total.value ?? { worked: 0, isSure: false, isWhole: false };
      return { worked, isSure: isSure && isWhole };
    }
    if (day > days.today.value) return { worked: 0, isSure: true };
    const current = shown.value;
    const isRunning = current?.day === day && phase(current) === "running";
    const { worked, isSure } = isRunning ? sumOf(day, now.value) : still.value.get(day)!;
    return { worked, isSure: isSure && days.isWholeOn(day) };
  }

  return steady(() => {
    const today = days.today.value;
    if (days.byDay.value === undefined) return undefined;
    return week.value.map((day) => {
      const { worked, isSure } = sum(day);
      return {
        day,
        worked: Math.floor(worked / MINUTE) * MINUTE,
        isSure,
        target: targetOn.value(day),
        isToday: day === today,
        isPast: day < today,
        isListed: day === today || listed.value.has(day),
      };
    });
  });
}
