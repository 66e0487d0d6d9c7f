import { createHash, randomBytes } from "node:crypto";

/** A code or a token: random, opaque and longer than what can be guessed. */
export const newSecret = () => randomBytes(48).toString("base64url");

/** The name of a secret in the journal: enough to tell two apart, and nothing to sign in with. */
export const hashOf = (secret: string) => createHash("sha256").update(secret).digest("hex").slice(0, 16);

/** RFC 7636, section 4.2: `code_challenge` of a `code_verifier`, by the method S256. */
export const challengeOf = (verifier: string) => createHash("sha256").update(verifier).digest("base64url");
