export type Person = {
  id: string;
  firstName: string;
  lastName: string;
  /** Every token that signs this person in. Empty it, and the next request answers 401. */
  tokens: string[];
  /** An admin may read and stop other people's timers. */
  admin: boolean;
  /** An API key is a user of its own: admin-level, and not a person. */
  kind: "person" | "apiKey";
  /** IANA name, used for the entries that this person makes. */
  timezone: string;
  language: string;
};

/** The default person: every entry without a `userId` is hers, and the page at `/` plays awork for her. */
export const PERSON_ID = "5b0d0b8e-52d1-4b1c-9a53-0d5a1f6f7a01";
export const PERSON_TOKEN = "token-of-carla";

export const COLLEAGUE_ID = "5b0d0b8e-52d1-4b1c-9a53-0d5a1f6f7a02";
export const COLLEAGUE_TOKEN = "token-of-juergen";

export const API_KEY_ID = "5b0d0b8e-52d1-4b1c-9a53-0d5a1f6f7a03";
export const API_KEY_TOKEN = "key-of-the-workspace";

/** Who is there when nobody was added. */
export function firstPeople(): Person[] {
  const home = { timezone: "Europe/Berlin", language: "en-GB" };
  return [
    {
      ...home,
      id: PERSON_ID,
      firstName: "Carla",
      lastName: "Creative",
      tokens: [PERSON_TOKEN],
      admin: false,
      kind: "person",
    },
    {
      ...home,
      id: COLLEAGUE_ID,
      firstName: "Jürgen",
      lastName: "Großmann",
      tokens: [COLLEAGUE_TOKEN],
      admin: false,
      kind: "person",
      language: "de-DE",
    },
    {
      ...home,
      id: API_KEY_ID,
      firstName: "API",
      lastName: "Key",
      tokens: [API_KEY_TOKEN],
      admin: true,
      kind: "apiKey",
    },
  ];
}
