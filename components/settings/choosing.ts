import type { Settings } from "@/lib/timer/settings";
import type { Words } from "@/lib/timer/words";

/** What each part of the settings page that offers a choice is given. */
export type Choosing = {
  /** What holds. */
  settings: Settings;
  /** What an administrator has set: it is shown, and nobody else can set it. */
  managed: readonly (keyof Settings)[];
  words: Words;
  onChoose: (chosen: Partial<Settings>) => void;
  /** What was entered can't be, in a sentence that says what still holds. */
  onInvalid: (told: string) => void;
};
