import type { Settings } from "@/lib/timer/settings";
import { settingsIn } from "./settings-schema";

/** Identifies a settings file. */
const FORMAT = "awork-timer-settings";

/** What a file contains: the valid settings, and the names of the invalid ones. */
export type FromFile = { taken: Partial<Settings>; leftOut: string[] };

/** The settings as the text of a file, to be read again with `settingsOf`. */
export const settingsText = (settings: Settings): string =>
  `${JSON.stringify({ format: FORMAT, settings }, null, 2)}\n`;

/** The settings in a file's text, which are to replace those in `held`. Null: it is no settings file. */
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
  // Working hours that end when they begin would never apply.
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
