/** An answer with its whole body. */
export type Answer = { status: number; headers: Headers; body: string };

/** A request and its answer, as they went over the wire. */
export type Exchange = {
  /** What was tried. */
  title: string;
  /** `client`: the product's own code wrote the request. `judge`: it is one that the product does not send. */
  sender: "client" | "judge";
  method: string;
  url: URL;
  headers: Headers;
  /** Null where none was sent. */
  body: string | null;
  /** Null where none came, or not all of it. */
  answer: Answer | null;
  /** Set where the stand-in played a network that answers in awork's place, or damages awork's answer. */
  network?: string;
};

/** Something that the description does not allow. */
export type Violation = {
  exchange: Exchange;
  side: "request" | "answer";
  /** The part of the message: "query page", "body /task/name". */
  part: string;
  /** The rule: a keyword of JSON Schema, or one of `path`, `method`, `security`, `status`, `type of content`, `json`. */
  rule: string;
  message: string;
  /** What stands there. */
  value: unknown;
};

/** One line for people. Values are left out: they can be tokens. */
export const lineOf = ({ exchange, side, part, message }: Violation): string =>
  [
    `${exchange.method} ${exchange.url.pathname}`,
    exchange.answer ? ` → ${exchange.answer.status}` : "",
    ` (${exchange.title}): ${side} ${part}: ${message}`,
  ].join("");
