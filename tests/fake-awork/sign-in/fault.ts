import type { Answer } from "../answer.ts";
import { errorBody, Refusal } from "../refusal.ts";
import type { Rules } from "./rules.ts";

/** Why a token is not granted: the codes are those of RFC 6749, section 5.2. */
export class Fault extends Error {
  readonly code: string;

  constructor(code: string, description: string) {
    super(description);
    this.code = code;
  }
}

/** A fault as the token endpoint says it: 401 for a client that is not known, else 400. */
export function faultAnswer({ code, message }: Fault, dialect: Rules["dialect"]): Answer {
  const status = code === "invalid_client" ? 401 : 400;
  const body =
    dialect === "oauth"
      ? { error: code, error_description: message }
      : errorBody(new Refusal(status, code, message));
  return { status, body };
}
