import { randomUUID } from "node:crypto";
import type { WeeklyCapacity } from "./hours/capacity.ts";
import { WORKSPACES } from "./workspaces.ts";

export type Person = {
  id: string;
  firstName: string;
  lastName: string;
  /** Every token that signs this person in. Empty it, and the next request answers 401. */
  tokens: string[];
  /** An admin may read and stop other people's timers. */
  admin: boolean;
  /** Has the right to write planning data, and may see the company's holidays. */
  plans?: boolean;
  /** An API key is a user of its own: admin-level, and not a person. */
  kind: "person" | "apiKey";
  /** IANA name, used for the entries that this person makes. */
  timezone: string;
  language: string;
  /** What the person types on the sign-in page; an API key has neither. */
  email: string | null;
  password: string | null;
  /** Ids of the workspaces to choose from at sign-in; with one there is no choice. */
  workspaces: string[];
  /** Working time by day of the week; left out: five days of eight hours; null: awork says only its sum. */
  weeklyCapacity?: WeeklyCapacity | null;
};

/** The default person: every entry without a `userId` is hers, and the page at `/` plays awork for her. */
export const PERSON_ID = "5b0d0b8e-52d1-4b1c-9a53-0d5a1f6f7a01";
export const PERSON_TOKEN = "token-of-carla";
export const PERSON_EMAIL = "carla@example.com";
export const PERSON_PASSWORD = "correct horse";

export const COLLEAGUE_ID = "5b0d0b8e-52d1-4b1c-9a53-0d5a1f6f7a02";
export const COLLEAGUE_TOKEN = "token-of-juergen";
export const COLLEAGUE_EMAIL = "juergen@example.com";
export const COLLEAGUE_PASSWORD = "battery staple";

export const API_KEY_ID = "5b0d0b8e-52d1-4b1c-9a53-0d5a1f6f7a03";
export const API_KEY_TOKEN = "key-of-the-workspace";

/** The time zone of whoever has no other: this machine's, as who uses the fake sits at it, and has its days. */
export const homeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Who is there when nobody was added. */
export function firstPeople(): Person[] {
  const home = { timezone: homeZone(), language: "en-GB", workspaces: [WORKSPACES[0].id] };
  return [
    {
      ...home,
      id: PERSON_ID,
      firstName: "Carla",
      lastName: "Creative",
      tokens: [PERSON_TOKEN],
      email: PERSON_EMAIL,
      password: PERSON_PASSWORD,
      workspaces: WORKSPACES.map(({ id }) => id),
      admin: false,
      kind: "person",
    },
    {
      ...home,
      id: COLLEAGUE_ID,
      firstName: "Jürgen",
      lastName: "Großmann",
      tokens: [COLLEAGUE_TOKEN],
      email: COLLEAGUE_EMAIL,
      password: COLLEAGUE_PASSWORD,
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
      email: null,
      password: null,
      admin: true,
      kind: "apiKey",
    },
  ];
}

/** A person as given; what is left out is that of a usual colleague of the workspace. */
export function newPerson(given: Partial<Person>, workspaceId: string): Person {
  const id = given.id ?? randomUUID();
  return {
    id,
    firstName: "Paula",
    lastName: "Planner",
    tokens: [`token-of-${id}`],
    admin: false,
    kind: "person",
    timezone: homeZone(),
    language: "en-GB",
    email: `${id}@example.com`,
    password: PERSON_PASSWORD,
    workspaces: [workspaceId],
    ...given,
  };
}
