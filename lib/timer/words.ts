import type messages from "@/public/_locales/en/messages.json";

/** The key of a text in `public/_locales`. */
export type Message = keyof typeof messages;

/**
 * Returns a text in the person's language, with the placeholders filled in order. `locale` is for times and
 * numbers (BCP 47).
 */
export type Words = { (message: Message, ...values: string[]): string; readonly locale: string };
