import { randomBytes } from "node:crypto";

type ValidationError = { property: string; message: string };

/** A request that awork would not grant, with its status and awork's code for it. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly validationErrors: ValidationError[] | undefined;

  constructor(status: number, code: string, description: string, validationErrors?: ValidationError[]) {
    super(description);
    this.status = status;
    this.code = code;
    this.validationErrors = validationErrors;
  }
}

/** awork's body for a failure: schema `ErrorResponse` of its reference. There is no `message`. */
export const errorBody = ({ code, message, validationErrors }: Refusal) => ({
  code,
  description: message,
  link: "https://developers.awork.com",
  ...(validationErrors && { validationErrors }),
  traceId: randomBytes(16).toString("hex"),
});

/** Codes for 402, 403, 405, 415 and 429 are guesses: awork's reference does not name them. */
const USUAL: Record<number, [code: string, description: string]> = {
  400: ["invalid-operation", "The operation is not allowed."],
  401: ["unauthorized", "The user is not authorized to perform this operation."],
  402: ["insufficient-subscription-level", "The subscription does not include this feature."],
  403: ["forbidden", "The request was blocked."],
  404: ["not-found", "There is no matching path for this URL."],
  405: ["method-not-allowed", "The method is not allowed for this URL."],
  409: ["concurrency-violation", "The entity was changed meanwhile."],
  415: ["unsupported-media-type", "The body must be JSON, and say so in its content type."],
  429: ["too-many-requests", "The rate limit is exceeded."],
};

/** What awork says with a status when there is nothing particular to say. */
export function usualRefusal(status: number) {
  const [code, description] = USUAL[status] ?? ["server-error", "An unexpected error occurred."];
  return new Refusal(status, code, description);
}

export const unauthorized = (description: string) => new Refusal(401, "unauthorized", description);
export const notFound = (description: string) => new Refusal(404, "not-found", description);
export const invalidModel = (property: string, message: string) =>
  new Refusal(400, "invalid-model", "The model is invalid.", [{ property, message }]);
/** A form that breaks a rule of its own schema. */
export const validationFailed = (property: string, message: string) =>
  new Refusal(400, "validation-failed", "Validation failed.", [{ property, message }]);
/** What the form asks for is well said, and not allowed. */
export const invalidOperation = (description: string) => new Refusal(400, "invalid-operation", description);
