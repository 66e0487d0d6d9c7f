const HOUR = 60;
const DAY = 24 * HOUR;

/** Minutes since midnight as a time field has them: `09:05`. The midnight that ends the day is `00:00` as well. */
export function minuteText(minute: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor((minute % DAY) / HOUR))}:${two(minute % HOUR)}`;
}

/** Minutes since midnight out of a time field; null while it holds no time. */
export function minuteOf(text: string): number | null {
  const [, hours, minutes] = /^(\d\d):(\d\d)/.exec(text) ?? [];
  return hours === undefined ? null : Number(hours) * HOUR + Number(minutes);
}
