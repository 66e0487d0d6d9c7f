import { browser } from "wxt/browser";
import type { Message, Words } from "@/lib/timer/words";

/**
 * The texts in the browser's language. Times and numbers follow `region` where that is a form of the texts' language
 * ("de-AT" with German texts). Else they are in the texts' language, with the hours counted as in the region: French
 * and Swedish people, who see English texts, see 14:05.
 *
 * The region is that of `Intl`, which both browsers give without being asked: in Chromium it is the interface's
 * language, in Firefox the system's region where that speaks the interface's language. `@@ui_locale` is "en_US" in
 * Chromium wherever it has no texts of its own in the language, and `getUILanguage` would delay the first frame. A
 * `NumberFormat` takes 0.1 ms to make, a `DateTimeFormat` 0.3 ms and more (measured).
 */
export function createWords(region: string = new Intl.NumberFormat().resolvedOptions().locale): Words {
  const text = (message: Message, ...values: string[]) => browser.i18n.getMessage(message, values);
  const language = text("locale");
  return Object.assign(text, { locale: localeOf(language, region) });
}

function localeOf(language: string, region: string): string {
  if (region.split("-")[0] === language) return region;
  const { hourCycle } = new Intl.DateTimeFormat(region, { hour: "numeric" }).resolvedOptions();
  return `${language}-u-hc-${hourCycle}`;
}

/** Tells the browser and screen readers the page's language and in which direction it is read. */
export function inLanguage(words: Words): void {
  Object.assign(document.documentElement, {
    lang: words.locale.replace(/-u-.*/, ""),
    dir: words("direction"),
  });
}

/** The browser's language, and that of the texts. */
export const languages = () => ({
  own: browser.i18n.getUILanguage(),
  texts: browser.i18n.getMessage("locale"),
});
