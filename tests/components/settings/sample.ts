import { vi } from "vitest";
import type { SettingProps } from "@/components/settings/setting-props";
import { DEFAULTS, type Settings } from "@/lib/timer/settings";
import { createTestWords } from "../../lib/words";

/** What a part of the settings page is given where nobody has chosen anything, and who hears of what is chosen. */
export function sampleSettingProps(
  settings: Partial<Settings> = {},
  managed: (keyof Settings)[] = [],
  language: "en" | "de" = "en",
) {
  return {
    settings: { ...DEFAULTS, ...settings },
    managed,
    words: createTestWords(language),
    onChoose: vi.fn<SettingProps["onChoose"]>(),
    onInvalid: vi.fn<SettingProps["onInvalid"]>(),
  };
}
