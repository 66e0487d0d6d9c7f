import { afterEach, describe, expect, it, vi } from "vitest";
import { timezone } from "@/lib/background/timezone";
import { isTimezone } from "@/tests/fake-awork/instant";

afterEach(() => vi.restoreAllMocks());

/** What the browser calls its zone, and how many minutes that is behind UTC. */
function browser(timeZone: string | undefined, behind = 0) {
  const known = new Intl.DateTimeFormat().resolvedOptions();
  vi.spyOn(Intl.DateTimeFormat.prototype, "resolvedOptions").mockReturnValue({
    ...known,
    timeZone: timeZone!,
  });
  const at = new Date("2026-08-26T10:00:00Z");
  vi.spyOn(at, "getTimezoneOffset").mockReturnValue(behind);
  return at;
}

describe("the time zone that awork is told", () => {
  it.each([
    ["Europe/Berlin", -120, "Europe/Berlin"],
    ["America/Argentina/Buenos_Aires", 180, "America/Argentina/Buenos_Aires"],
    ["UTC", 0, "UTC"],
    ["Etc/Unknown", 0, "Etc/UTC"],
    ["Etc/Unknown", -120, "Etc/GMT-2"],
    ["Etc/Unknown", 300, "Etc/GMT+5"],
    ["+02:00", -120, "Etc/GMT-2"],
    ["-05:00", 300, "Etc/GMT+5"],
    ["+05:30", -330, "Etc/GMT-5"],
    ["+13:45", -825, "Etc/GMT-14"],
    ["+00:00", 0, "Etc/UTC"],
    ["", 0, "Etc/UTC"],
    [undefined, -60, "Etc/GMT-1"],
  ])("of a browser that says %s, %i minutes behind UTC, is %s", (said, behind, expected) => {
    const at = browser(said, behind);
    expect(timezone(at)).toBe(expected);
    vi.restoreAllMocks();
    expect(isTimezone(expected)).toBe(true);
  });
});
