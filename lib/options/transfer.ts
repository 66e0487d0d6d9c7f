import { truncate } from "@/lib/timer/truncate";
import type { ReadonlySignal } from "@preact/signals";
import type { Settings } from "@/lib/timer/settings";
import type { Message, Words } from "@/lib/timer/words";
import { settingsOf, settingsText } from "@/lib/settings/settings-file";
import type { Status } from "./status";

const FILE = "awork-timer-settings.json";

/** In bytes; a complete file has about 400. */
const MAX_SIZE = 64_000;

/** Limits for listing unknown setting names, which can be long and many. */
const MAX_NAME_LENGTH = 40;
const MAX_NAMES = 10;

/** The label of each setting. */
const LABELS: Record<keyof Settings, Message> = {
  resume: "resumeDefault",
  guardMinutes: "guard",
  askForNote: "askForNote",
  time: "timePlace",
  shown: "timeShown",
  iconOpens: "iconOpens",
  menus: "menus",
  remindLongHours: "remindLong",
  remindPausedMinutes: "remindPaused",
  remindAwayMinutes: "remindAway",
  remindNothing: "remindNothing",
  breakRule: "breakRule",
  workDays: "workDays",
  workFrom: "workFrom",
  workTo: "workTo",
  target: "target",
  targetMinutes: "targetMinutes",
};

/**
 * Exports and imports the settings as a file. `store` resolves to false if they could not be saved; it has
 * then already reported why.
 */
export function createTransfer(
  inEffect: ReadonlySignal<{ settings: Settings }>,
  store: (chosen: Partial<Settings>) => Promise<boolean>,
  status: Status,
  words: Words,
) {
  function exportAll(): void {
    const url = URL.createObjectURL(new Blob([settingsText(inEffect.value.settings)]));
    const link = Object.assign(document.createElement("a"), { href: url, download: FILE });
    link.click();
    // The browser has started the download by the next task.
    setTimeout(() => URL.revokeObjectURL(url));
    status.clear();
    status.show(words("exported", FILE));
  }

  async function importFrom(file: Blob): Promise<void> {
    status.clear();
    const text = file.size <= MAX_SIZE ? await file.text().catch(() => "") : "";
    const found = settingsOf(text, inEffect.value.settings);
    if (!found) return status.showError(words("notASettingsFile"));
    if (!(await store(found.taken))) return;
    if (found.leftOut.length === 0) status.show(words("imported"));
    else status.showError(words("importedPartly", listOf(found.leftOut)));
  }

  function listOf(names: string[]): string {
    const isKnown = (name: string): name is keyof Settings => Object.hasOwn(LABELS, name);
    const quoted = names.slice(0, MAX_NAMES).map((name) => {
      return words("quoted", isKnown(name) ? words(LABELS[name]) : truncate(name, MAX_NAME_LENGTH));
    });
    return new Intl.ListFormat(words.locale).format(names.length > MAX_NAMES ? [...quoted, "…"] : quoted);
  }

  return { exportAll, importFrom };
}
