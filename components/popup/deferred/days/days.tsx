import type { ReadonlySignal } from "@preact/signals";
import { useMemo, useState } from "preact/hooks";
import { Asking } from "@/components/asking";
import type { Interval } from "@/lib/timer/interval";
import type { Overlap } from "@/lib/timer/stretches/overlaps";
import { DAY, type Duration, type Instant } from "@/lib/timer/time";
import { type Timer, isActive, phase } from "@/lib/timer/timer";
import { total } from "@/lib/timer/today";
import type { Words } from "@/lib/timer/words";
import { Amount } from "./amount";
import { DayTarget, TargetBar } from "./day-target";
import { Gap } from "./gap";
import { PastEntry } from "./past-entry";

type Day = { day: string; entries: Timer[] };

type Props = {
  /** Days and their entries, newest first; undefined until they are loaded. */
  days: Day[] | undefined;
  /** Why they could not be loaded, as a message. */
  fault?: string | null;
  /** The local date, such as "2026-08-26". */
  today: string;
  /** Today's total; null until it is known. Changes each second while a timer runs. */
  total: ReadonlySignal<{ worked: Duration; isSure: boolean; isWhole: boolean } | null>;
  /** Today's target, in ms; null if it is unknown. */
  target?: ReadonlySignal<Duration | null>;
  /** Whether the list includes every entry of a day. */
  isWholeOn: (day: string) => boolean;
  current: Timer | null;
  now: ReadonlySignal<Instant>;
  words: Words;
  /** The gaps of each day, in order, by day. Today can have some without an entry. */
  gaps?: Record<string, Interval[]>;
  /** The overlaps of each entry that has any, by its id. */
  overlaps?: Record<string, Overlap[]>;
  /** Why no timer can be started like an entry; null if it can. Empty if that is said elsewhere. */
  whyNot?: (entry: Timer) => string | null;
  onContinue: (timer: Timer) => void;
  /** Adds an entry for a gap. Without it, gaps have no button. */
  onAdd?: (stretch: { day: string; start: Instant; end: Instant }) => void;
  /** Adds an entry on a day. Without it, there is no way to. */
  onAddOn?: (day: string) => void;
  /** The ids of the entries that awork doesn't have yet. */
  waiting?: readonly string[];
  /** What identifies an entry's row when its id changes. */
  rowOf?: (entry: Timer) => string;
  /** Opens an entry to change it. Without it, the entry's name is text. */
  onEdit?: (entry: Timer) => void;
};

/** How many entries a day shows at first. */
const TODAY = 15;
const BEFORE = 5;

/** Where a row stands: the newest is first, and what has no start is last. */
const placeOf = ({ start }: Timer | Interval) => start ?? -Infinity;

/** Today and the previous days: totals, entries and gaps. */
export function Days(props: Props) {
  const { days = [], today, current, words, onAdd } = props;
  const [isAll, setAll] = useState(false);
  const most = (day: string) => (day === today ? TODAY : BEFORE);
  // The active entry is in the face.
  const active = isActive(current) ? current.id : null;
  const listed = ({ entries }: Day) => entries.filter(({ id }) => id !== active);
  const list = (each: Day) => {
    const shown = isAll ? listed(each) : listed(each).slice(0, most(each.day));
    const oldest = shown.length < listed(each).length ? placeOf(shown.at(-1)!) : -Infinity;
    const gaps = props.gaps?.[each.day]?.filter(({ start }) => start >= oldest) ?? [];
    const rows = [...shown, ...gaps].toSorted((a, b) => placeOf(b) - placeOf(a));
    if (rows.length === 0) return null;
    return (
      <ul class={isAll ? "list rows long" : "list rows"}>
        {rows.map((row) =>
          "id" in row ? (
            <PastEntry
              key={props.rowOf?.(row) ?? row.id}
              {...props}
              entry={row}
              overlaps={props.overlaps?.[row.id]}
              isWaiting={props.waiting?.includes(row.id)}
            />
          ) : (
            <Gap
              key={row.start}
              gap={row}
              words={words}
              onAdd={onAdd && (() => onAdd({ day: each.day, ...row }))}
            />
          ),
        )}
      </ul>
    );
  };
  return (
    <section class="days" aria-labelledby="today">
      <div class="day-head">
        <h2>
          <span id="today">{words("today")}</span> <Total {...props} />
          <DayTarget {...props} />
        </h2>
        <AddOn {...props} day={today} id="today" />
      </div>
      <TargetBar {...props} />
      {!props.days && <p class="quiet">{props.fault ?? <Asking words={words} />}</p>}
      <div>
        {list(days.find(({ day }) => day === today) ?? { day: today, entries: [] })}
        {days
          .filter(({ day }) => day !== today)
          .map((each) => (
            <section key={each.day} aria-labelledby={each.day}>
              <div class="day-head">
                <h3>
                  <DayName {...props} {...each} /> <Sum {...props} {...each} />
                </h3>
                <AddOn {...props} day={each.day} />
              </div>
              {list(each)}
            </section>
          ))}
        {days.some((each) => listed(each).length > most(each.day)) && (
          <button type="button" class="link" aria-expanded={isAll} onClick={() => setAll(!isAll)}>
            {words(isAll ? "showFewer" : "showAll")}
          </button>
        )}
      </div>
    </section>
  );
}

/** A quiet way to add an entry on a day. */
const AddOn = ({
  day,
  id = day,
  words,
  onAddOn,
}: Pick<Props, "words" | "onAddOn"> & { day: string; id?: string }) =>
  onAddOn && (
    <button
      type="button"
      class="round add"
      aria-label={words("addTime")}
      aria-describedby={id}
      title={words("addTime")}
      onClick={({ detail }) => detail > 1 || onAddOn(day)}
    />
  );

/** Today's total, in its own component so that it renders alone. */
const Total = ({ total, words }: Pick<Props, "total" | "words">) =>
  total.value && <Amount {...total.value} isSum words={words} />;

/**
 * The total of one day, in its own component; it renders each second only if the current timer runs on that
 * day.
 */
function Sum(props: Day & Pick<Props, "current" | "now" | "words" | "isWholeOn">) {
  const { day, entries, current, now, words, isWholeOn } = props;
  const isRunning = current?.day === day && phase(current) === "running";
  const sum = total(entries, current, day, isRunning ? now.value : now.peek());
  return <Amount {...sum} isSum isWhole={isWholeOn(day)} words={words} />;
}

function DayName({ day, today, words }: Pick<Props, "today" | "words"> & Day) {
  return <span id={day}>{useMemo(() => nameOfDay(day, today, words), [day, today, words])}</span>;
}

/** The name of a day before today: "Yesterday", or "Monday 24 August". */
export function nameOfDay(day: string, today: string, words: Words): string {
  const at = Date.parse(day);
  // awork can omit the day of a time booking.
  if (Number.isNaN(at)) return day;
  if (Date.parse(today) - at === DAY) return words("yesterday");
  const names = { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(words.locale, names).format(at);
}
