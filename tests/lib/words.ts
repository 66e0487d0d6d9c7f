import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Message, Words } from "@/lib/timer/words";

type Messages = Record<Message, { message: string }>;

const LOCALES = join(import.meta.dirname, "../../public/_locales");

/** The texts that people see, from `public/_locales`, filled in as a browser does it: a missing value is empty. */
export function createTestWords(language: "en" | "de"): Words {
  const messages = JSON.parse(readFileSync(join(LOCALES, language, "messages.json"), "utf8")) as Messages;
  const text = (message: Message, ...values: string[]) =>
    messages[message].message.replace(/\$([1-9])/g, (_, place) => values[Number(place) - 1] ?? "");
  return Object.assign(text, { locale: text("locale") });
}
