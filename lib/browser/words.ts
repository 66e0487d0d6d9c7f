import { browser } from "wxt/browser";
import type { Message, Words } from "@/lib/timer/words";

/**
 * The texts in the browser's language. Times and numbers follow the browser's own locale where it is a form of the
 * language that the texts are in ("de-AT" with German texts), else that language.
 */
export function createWords(): Words {
  const text = (message: Message, ...values: string[]) => browser.i18n.getMessage(message, values);
  const language = text("locale");
  // The same as from `getUILanguage`, which has to ask the browser before the popup's first frame.
  const own = browser.i18n.getMessage("@@ui_locale").replaceAll("_", "-");
  return Object.assign(text, { locale: own.split("-")[0] === language ? own : language });
}

/** Tells the browser and screen readers the page's language and in which direction it is read. */
export function inLanguage(words: Words): void {
  Object.assign(document.documentElement, { lang: words.locale, dir: words("direction") });
}
