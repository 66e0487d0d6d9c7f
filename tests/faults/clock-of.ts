const two = (value: number) => String(value).padStart(2, "0");

/** `1:23:45`, of seconds. */
export const clockOf = (seconds: number): string =>
  `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
