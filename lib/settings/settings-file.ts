import type { Settings } from "@/lib/timer/settings";
import { settingsIn } from "./settings-schema";

/** What a file says that it is. */
const FORMAT = "awork-timer-settings";

/** What a file has: the settings that are as they must be, and the names of what is not. */
export type FromFile = { taken: Partial<Settings>; leftOut: string[] };

/** The settings as a text to keep, and to read again with `settingsOf`. */
export const settingsText = (settings: Settings): string =>
  `${JSON.stringify({ format: FORMAT, settings }, null, 2)}\n`;

/** The settings in a text, which are to come in the place of those `held`. Null: it is no text of settings. */
export function settingsOf(text: string, held: Settings): FromFile | null {
  const file = parsed(text) as { format?: unknown; settings?: unknown } | null;
  const settings = file?.format === FORMAT && file.settings;
  if (typeof settings !== "object" || settings === null) return null;
  const { workFrom, workTo, ...others } = settingsIn(settings);
  const hours = {
    ...(workFrom !== undefined && { workFrom }),
    ...(workTo !== undefined && { workTo }),
  };
  const { workFrom: from, workTo: to } = { ...held, ...hours };
  // Hours that end when they begin would hold nowhere.
  const taken = from !== to ? { ...others, ...hours } : others;
  return { taken, leftOut: Object.keys(settings).filter((name) => !Object.hasOwn(taken, name)) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
