/** Letters that Unicode does not decompose into a base letter and a mark. */
const BASE: Record<string, string> = {
  Æ: "AE",
  Œ: "OE",
  Ø: "O",
  Ł: "L",
  Đ: "D",
  Ð: "D",
  Þ: "TH",
  Ħ: "H",
  Ŧ: "T",
  ẞ: "SS",
};

/** How people type a letter that their keyboard does not have. */
const SPELLED: Record<string, string> = { Ä: "AE", Ö: "OE", Ü: "UE", Ø: "OE", Å: "AA" };

const replaced = (text: string, letters: Record<string, string>) =>
  text.replace(/\P{ASCII}/gu, (letter) => letters[letter] ?? letter);

/**
 * Maps each letter to one base letter: "Müller" becomes "MULLER". Removes invisible characters; hyphens and
 * apostrophes become the plain ones.
 */
const plain = (text: string) =>
  replaced(text.normalize("NFKC").toUpperCase(), BASE)
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/[‘’ʼ´`]/g, "'");

/** Maps letters to two where people type two: "Müller" becomes "MUELLER". */
const spelled = (text: string) => plain(replaced(text.normalize("NFKC").toUpperCase(), SPELLED));

/**
 * The forms of a text to compare. People type "ü" as "u" and as "ue", so there are two; a library that knows
 * one of them is not enough.
 */
export const forms = (text: string): string[] => [plain(text), spelled(text)];

/** Only letters and digits, so "web 1" and "web1" match the key "WEB-1". */
export const bare = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, "");
