import type { Settings } from "@/lib/timer/settings";
import type { Words } from "@/lib/timer/words";

/** Props of each part of the settings page that offers a choice. */
export type SettingProps = {
  /** The settings in effect. */
  settings: Settings;
  /** Settings managed by an administrator: shown, but not editable. */
  managed: readonly (keyof Settings)[];
  words: Words;
  onChoose: (chosen: Partial<Settings>) => void;
  /** Called with a message when the input is invalid; it says which value stays in effect. */
  onInvalid: (message: string) => void;
};
