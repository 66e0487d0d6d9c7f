import type { ReadonlySignal } from "@preact/signals";
import type { Settings } from "@/lib/timer/settings";
import type { Message, Words } from "@/lib/timer/words";
import { settingsOf, settingsText } from "@/lib/settings/settings-file";
import type { News } from "./news";

const FILE = "awork-timer-settings.json";

/** In bytes; a complete file has about 400. */
const MOST = 64_000;

/** Limits for listing unknown setting names, which can be long and many. */
const LETTERS = 40;
const NAMES = 10;

/** The label of each setting. */
const KNOWN_AS: Record<keyof Settings, Message> = {
  resume: "resumeDefault",
  guardMinutes: "guard",
  time: "timePlace",
  shown: "timeShown",
  remindLongHours: "remindLong",
  remindPausedMinutes: "remindPaused",
  remindAwayMinutes: "remindAway",
  remindNothing: "remindNothing",
  workDays: "workDays",
  workFrom: "workFrom",
  workTo: "workTo",
};

/**
 * Exports and imports the settings as a file. `keep` resolves to false if they could not be saved; it has
 * then already reported why.
 */
export function createTransfer(
  held: ReadonlySignal<{ settings: Settings }>,
  keep: (chosen: Partial<Settings>) => Promise<boolean>,
  news: News,
  words: Words,
) {
  function exportAll(): void {
    const url = URL.createObjectURL(new Blob([settingsText(held.value.settings)]));
    const link = Object.assign(document.createElement("a"), { href: url, download: FILE });
    link.click();
    // The browser has started the download by the next task.
    setTimeout(() => URL.revokeObjectURL(url));
    news.clear();
    news.tell(words("exported", FILE));
  }

  async function importFrom(file: Blob): Promise<void> {
    news.clear();
    const text = file.size <= MOST ? await file.text().catch(() => "") : "";
    const found = settingsOf(text, held.value.settings);
    if (!found) return news.refuse(words("notASettingsFile"));
    if (!(await keep(found.taken))) return;
    if (found.leftOut.length === 0) news.tell(words("imported"));
    else news.refuse(words("importedPartly", inWords(found.leftOut)));
  }

  function inWords(names: string[]): string {
    const isKnown = (name: string): name is keyof Settings => Object.hasOwn(KNOWN_AS, name);
    const told = names.slice(0, NAMES).map((name) => {
      return words("quoted", isKnown(name) ? words(KNOWN_AS[name]) : name.slice(0, LETTERS));
    });
    return new Intl.ListFormat(words.locale).format(names.length > NAMES ? [...told, "…"] : told);
  }

  return { exportAll, importFrom };
}
