import { browser } from "wxt/browser";
import type { Message, Words } from "@/lib/timer/words";

/**
 * The texts in the browser's language. Times and numbers follow `region` if it is a form of the texts'
 * language ("de-AT" with German texts). Otherwise they follow the texts' language, with the region's hour
 * cycle: French and Swedish people, who see English texts, see 14:05.
 *
 * The default region is that of `Intl`, which needs no call to the browser: in Chromium it is the interface's
 * language, in Firefox the system's region if that speaks the interface's language. In Chromium `@@ui_locale`
 * is "en_US" for every language that Chromium has no texts of its own in, and `getUILanguage` would delay the
 * first frame. A `NumberFormat` takes 0.1 ms to create, a `DateTimeFormat` 0.3 ms or more (measured).
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

/** Sets the page's language and text direction, for the browser and screen readers. */
export function inLanguage(words: Words): void {
  Object.assign(document.documentElement, {
    lang: words.locale.replace(/-u-.*/, ""),
    dir: words("direction"),
  });
}

/** The browser's interface language (`own`) and the language of the texts. */
export const languages = () => ({
  own: browser.i18n.getUILanguage(),
  texts: browser.i18n.getMessage("locale"),
});
