import { expect, it } from "vitest";
import { unitOf } from "@/components/settings/unit";

it.each<[number, "hour" | "minute", string, string]>([
  [1, "hour", "en", "hour"],
  [2, "hour", "en", "hours"],
  [24, "hour", "en-GB", "hours"],
  [1, "minute", "en", "minute"],
  [0, "minute", "en", "minutes"],
  [21, "minute", "en", "minutes"],
  [1440, "minute", "en", "minutes"],
  [1, "hour", "de", "Stunde"],
  [2, "hour", "de-AT", "Stunden"],
  [1, "minute", "de", "Minute"],
  [0, "minute", "de", "Minuten"],
  [1440, "minute", "de", "Minuten"],
])("%d %s in %s: %s", (value, unit, locale, word) => {
  expect(unitOf(value, unit, locale)).toBe(word);
});
