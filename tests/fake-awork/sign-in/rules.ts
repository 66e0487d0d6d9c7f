/** What nobody knows of awork, or what differs from tenant to tenant: a test may set it as it likes. */
export type Rules = {
  /** "Some tenants may refuse anonymous registration": 401 with awork's error body. */
  registration: "open" | "refused";
  /** What a refresh token that was used before does beside being refused: end the whole sign-in, or nothing. */
  reuse: "revokes" | "refuses";
  /** The token endpoint's errors: `{ error, error_description }`, or awork's `{ code, description, link }`. */
  dialect: "oauth" | "awork";
};

export const usualRules = (): Rules => ({ registration: "open", reuse: "revokes", dialect: "oauth" });
