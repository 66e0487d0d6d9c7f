import type messages from "@/public/_locales/en/messages.json";

/** The name of a text in `public/_locales`. */
export type Message = keyof typeof messages;

/** Texts for people in their language, placeholders filled in order. `locale` is for times and numbers (BCP 47). */
export type Words = { (message: Message, ...values: string[]): string; readonly locale: string };
