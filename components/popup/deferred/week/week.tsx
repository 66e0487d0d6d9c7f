import type { ReadonlySignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { type WeekDay, sumOfWeek } from "@/lib/timer/target/week";
import type { Words } from "@/lib/timer/words";
import { Bar } from "./bar";
import { timeOf } from "./time-of";
import { WeekTable } from "./week-table";

type Props = {
  /** The seven days in order; undefined until they are known. */
  week: ReadonlySignal<WeekDay[] | undefined>;
  words: Words;
  /** Moves to a day in the list. */
  onDay: (day: string) => void;
  /** Adds an entry on a past day that has none. */
  onAddOn: (day: string) => void;
};

/** The week as seven bars, with its sum and target at the end. Renders when a number changes, not each second. */
export function Week({ week, words, ...presses }: Props) {
  const { locale } = words;
  const names = useMemo(() => formats(locale), [locale]);
  const days = week.value;
  if (!days) return null;
  const sum = sumOfWeek(days);
  const most = Math.max(1, ...days.flatMap(({ worked, target }) => [worked, target ?? 0]));
  return (
    <footer>
      <section class="week" aria-label={words("week")}>
        <WeekTable days={days} nameOf={names.long} words={words} />
        {days.map((day) => (
          <Bar key={day.day} {...day} {...presses} most={most} names={names} words={words} />
        ))}
        <p class="sum">
          <strong>{timeOf(sum)}</strong>{" "}
          {sum.target ? <span class="quiet">{words("ofTarget", timeOf({ worked: sum.target }))}</span> : null}
        </p>
      </section>
    </footer>
  );
}

/** Creating a format takes 0.3 ms (measured), so these are kept. Days are calendar dates, without a zone. */
function formats(locale: string) {
  const zone = { timeZone: "UTC" } as const;
  const short = new Intl.DateTimeFormat(locale, { ...zone, weekday: "short" });
  const long = new Intl.DateTimeFormat(locale, { ...zone, weekday: "long", day: "numeric", month: "long" });
  return {
    short: (day: string) => short.format(Date.parse(day)),
    long: (day: string) => long.format(Date.parse(day)),
  };
}
