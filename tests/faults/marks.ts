/** What is said beside a number that may be wrong. */
export type Marks = {
  /** "Last update from awork: 2:05 PM": minutes of that day, and its date where that is said ("Nov 21"). */
  heard: { minute: number; day: string | null } | null;
  /** A clock is wrong, so the time may be. */
  isClockDoubted: boolean;
  /** awork's clock is known only roughly, so the time may be some seconds off. */
  isRough: boolean;
};

const HEARD =
  /Last update from awork: (?:(?:yesterday|\w{3}, (\w{3} \d{1,2})), )?(\d{1,2}):(\d\d) ([AP])M\./u;
const CLOCK = /may be wrong/;
const ROUGH = /off by a few seconds/;

/** Reads the lines of a tooltip or the notices of a popup. English. */
export function marksOf(lines: readonly string[]): Marks {
  const text = lines.join("\n");
  const found = HEARD.exec(text);
  const hour = found ? (Number(found[2]) % 12) + (found[4] === "P" ? 12 : 0) : 0;
  return {
    heard: found ? { minute: hour * 60 + Number(found[3]), day: found[1] ?? null } : null,
    isClockDoubted: CLOCK.test(text),
    isRough: ROUGH.test(text),
  };
}

const MINUTE = 60_000;
const MINUTES_A_DAY = 24 * 60;

/** Whether the time that is said is that of an instant, give or take a minute. */
export function isTimeOf({ minute, day }: NonNullable<Marks["heard"]>, instant: number): boolean {
  return [-MINUTE, 0, MINUTE].some((off) => {
    const date = new Date(instant + off);
    const isDay = day === null || day === `${MONTHS[date.getMonth()]} ${date.getDate()}`;
    return isDay && (date.getHours() * 60 + date.getMinutes()) % MINUTES_A_DAY === minute;
  });
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
