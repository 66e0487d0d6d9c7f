/** What nobody knows of awork, or what differs from tenant to tenant: a test may set it as it likes. */
export type Rules = {
  /** "Some tenants may refuse anonymous registration": 401 with awork's error body. */
  registration: "open" | "refused";
  /** What a refresh token that was used before does beside being refused: end the whole sign-in, or nothing. */
  reuse: "revokes" | "refuses";
  /** The token endpoint's errors: `{ error, error_description }`, or awork's `{ code, description, link }`. */
  dialect: "oauth" | "awork";
  /** How an answer has a field that it has no value for: not at all, or as null, which the description allows. */
  absent: "left out" | "null";
  /** Whether a client of the type "native" may come back to an https address: refused with 400. */
  native: "taken" | "refused";
  /** How long an access token is said to last, in seconds; it lasts a day whatever is said. Null: that is said. */
  saidLife: number | null;
  /** Refreshing is refused with this code, and the refresh token stays good: "temporarily_unavailable", for one. */
  refreshRefusal: string | null;
  /** Whether a client's authorization can be taken back: 500 where it fails. */
  revocation: "works" | "fails";
};

export const usualRules = (): Rules => ({
  registration: "open",
  reuse: "revokes",
  dialect: "oauth",
  absent: "left out",
  native: "taken",
  saidLife: null,
  refreshRefusal: null,
  revocation: "works",
});

/** Habits that awork was seen to have or may have, none of which a person should notice. */
export const HABITS: Partial<Rules>[] = [
  { reuse: "refuses" },
  { dialect: "awork" },
  { absent: "null" },
  { native: "refused" },
  { saidLife: 0 },
  { saidLife: 60 },
  { saidLife: 1e13 },
];
