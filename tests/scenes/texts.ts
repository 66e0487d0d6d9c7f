import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/root.ts";

export type Language = "en" | "de";

/** The words for people, by their names, as `public/_locales` has them. */
export type Texts = Record<string, { message: string }>;

export const textsIn = (language: Language): Texts =>
  JSON.parse(readFileSync(join(root, "public/_locales", language, "messages.json"), "utf8"));

/** What is no text for people. */
const SIGNS = ["locale", "direction"];

/** A language that nobody speaks: English, 40 % longer, from right to left. */
export function pseudo(): Texts {
  const texts = Object.entries(textsIn("en")).map(([name, { message }]): [string, { message: string }] => [
    name,
    { message: SIGNS.includes(name) ? message : lengthened(message) },
  ]);
  return { ...Object.fromEntries(texts), direction: { message: "rtl" } };
}

/** Each word has two letters of five twice; values stay what they are. */
const lengthened = (message: string) =>
  message.replaceAll(/\p{L}+/gu, (word) =>
    [...word]
      .map((letter, place) => ([0, 2].includes(place % 5) ? letter + letter.toLowerCase() : letter))
      .join(""),
  );
