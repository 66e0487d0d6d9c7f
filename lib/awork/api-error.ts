import type { Duration } from "@/lib/timer/time";
import type { ResponseMeta } from "./response-meta";

/** What can go wrong with a call. None of them says or carries a token. */
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

/** A call that brought no usable answer. `heard` is what the answer's head said, if there was one. */
export abstract class ApiError extends Error {
  abstract readonly kind: ApiErrorKind;
  meta: ResponseMeta | null = null;
}

/**
 * 401. awork says the same to a bad token and to a call that it refuses (API reference, errors). `description` is
 * awork's own sentence, or empty.
 */
export class SignedOut extends ApiError {
  readonly kind = "signedOut";
  readonly description: string;
  constructor(description: string) {
    super("401");
    this.description = description;
  }
}

/** awork will renew the sign-in no more: it was unused for too long, or taken back. */
export class SignInEnded extends ApiError {
  readonly kind = "signInEnded";
}

/** The token that was kept can't be read any more; nothing was asked of awork. */
export class TokenLost extends ApiError {
  readonly kind = "tokenLost";
}

/** 403: the firewall in front of awork. */
export class Forbidden extends ApiError {
  readonly kind = "forbidden";
}

/** 404 or 409: gone, or changed meanwhile. Read again. */
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

/** 429: nothing may be sent for `wait`. */
export class TooMany extends ApiError {
  readonly kind = "tooMany";
  readonly wait: Duration;
  constructor(wait: Duration) {
    super(`too many requests; wait ${wait} ms`);
    this.wait = wait;
  }
}

/** 5xx. Whether the request was carried out is not known. */
export class AworkTrouble extends ApiError {
  readonly kind = "aworkTrouble";
}

/** No connection, or one that broke off. Whether the request was carried out is not known. */
export class Unreachable extends ApiError {
  readonly kind = "unreachable";
}

/** No whole answer in time. Whether the request was carried out is not known. */
export class TimedOut extends ApiError {
  readonly kind = "timedOut";
}

/** An answer of a shape that awork does not promise. `field` names the first thing that is wrong. */
export class NotUnderstood extends ApiError {
  readonly kind = "notUnderstood";
  readonly field: string;
  constructor(field: string) {
    super(`answer not understood: ${field}`);
    this.field = field;
  }
}

/** What a cache had, where only what awork has now will do. */
export class FromCache extends NotUnderstood {
  constructor() {
    super("age");
  }
}
