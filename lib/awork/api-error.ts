import type { Duration } from "@/lib/timer/time";
import type { ResponseMeta } from "./response-meta";

/** The ways a call can fail. No `ApiError` contains a token. */
export type ApiErrorKind =
  | "signedOut"
  | "signInEnded"
  | "tokenLost"
  | "forbidden"
  | "gone"
  | "refused"
  | "tooMany"
  | "aworkTrouble"
  | "unreachable"
  | "timedOut"
  | "notUnderstood";

/** A call without a usable answer. `meta` is the response meta; null if there was no answer. */
export abstract class ApiError extends Error {
  abstract readonly kind: ApiErrorKind;
  meta: ResponseMeta | null = null;
}

/**
 * 401. awork answers the same to a bad token and to a call that it refuses (API reference, errors).
 * `description` is awork's own sentence, or empty.
 */
export class SignedOut extends ApiError {
  readonly kind = "signedOut";
  readonly description: string;
  constructor(description: string) {
    super("401");
    this.description = description;
  }
}

/** awork no longer renews the sign-in: it was unused for too long, or revoked. */
export class SignInEnded extends ApiError {
  readonly kind = "signInEnded";
}

/** The stored token can no longer be read. No request was sent. */
export class TokenLost extends ApiError {
  readonly kind = "tokenLost";
}

/** 403, from the firewall in front of awork. */
export class Forbidden extends ApiError {
  readonly kind = "forbidden";
}

/** 404 or 409: deleted, or changed in the meantime. Read again. */
export class Gone extends ApiError {
  readonly kind = "gone";
}

/** Any other 4xx. `description` is awork's own sentence, or empty. */
export class Refused extends ApiError {
  readonly kind = "refused";
  readonly description: string;
  constructor(description: string) {
    super(description);
    this.description = description;
  }
}

/** 429: send nothing for `wait`. */
export class TooMany extends ApiError {
  readonly kind = "tooMany";
  readonly wait: Duration;
  constructor(wait: Duration) {
    super(`too many requests; wait ${wait} ms`);
    this.wait = wait;
  }
}

/** 5xx. awork may or may not have carried out the request. */
export class AworkTrouble extends ApiError {
  readonly kind = "aworkTrouble";
}

/** No connection, or a lost one. awork may or may not have carried out the request. */
export class Unreachable extends ApiError {
  readonly kind = "unreachable";
}

/** No complete answer in time. awork may or may not have carried out the request. */
export class TimedOut extends ApiError {
  readonly kind = "timedOut";
}

/** An answer in a shape that awork's API does not promise. `field` names the first field that is wrong. */
export class NotUnderstood extends ApiError {
  readonly kind = "notUnderstood";
  readonly field: string;
  constructor(field: string) {
    super(`answer not understood: ${field}`);
    this.field = field;
  }
}

/** The answer came from a cache where a fresh one is required. */
export class FromCache extends NotUnderstood {
  constructor() {
    super("age");
  }
}
