import type { Violation } from "./exchange.ts";

/** Something that differs from the description, and is meant to. */
export type Exemption = {
  name: string;
  /** Who saw it, or which text says otherwise. */
  source: string;
  covers(violation: Violation): boolean;
};

/**
 * All that the judge lets pass, in the order in which it is looked through. One that nothing needs any more is itself a
 * violation.
 */
export const EXEMPTIONS: readonly Exemption[] = [
  {
    name: "answers that do not come from awork, or come damaged",
    source: "the stand-in plays a hotel's network, and connections that break",
    covers: ({ exchange, side }) => side === "answer" && exchange.network !== undefined,
  },
  {
    name: "a registration without a token",
    source: "RFC 7591, section 3; seen: registration is anonymous, though the description lists OAuth for it",
    covers: ({ exchange, rule }) => rule === "security" && isAt(exchange.url, "/clientapplications/register"),
  },
  {
    name: "local dates without a zone",
    source:
      "the description's own examples: startDateLocal is 2022-03-01T00:00:00, and date-time wants a zone",
    covers: ({ part, rule, value }) =>
      rule === "format" &&
      /\/(start|end)DateLocal$/.test(part) &&
      /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(String(value)),
  },
  {
    name: "errors without a link",
    source: "seen: awork's public tracker, #82, has errors of code and description alone",
    covers: ({ exchange, side, rule, message }) =>
      side === "answer" && isError(exchange) && rule === "required" && message.endsWith("'link'"),
  },
  {
    name: "null for the task or the project of an entry",
    source:
      "seen: recorded answers; the description names both by $ref, which can't be nullable in OpenAPI 3.0",
    covers: ({ side, part, rule, value }) =>
      side === "answer" && rule === "type" && value === null && /^body (\/\d+)?\/(task|project)$/.test(part),
  },
  {
    name: "errors of the token endpoint in awork's words",
    source: "awork's reference has one error body for all of its API: code and description, not error",
    covers: ({ exchange, side, rule, message, value }) =>
      side === "answer" &&
      isAt(exchange.url, "/accounts/token") &&
      rule === "required" &&
      message.endsWith("'error'") &&
      isObject(value) &&
      typeof value.code === "string" &&
      typeof value.description === "string",
  },
  {
    name: "null for what a token answer leaves out",
    source:
      "absent and null are alike in awork's answers; by its description every field of a registration can be null",
    covers: ({ exchange, side, part, rule, value }) =>
      side === "answer" &&
      isAt(exchange.url, "/accounts/token") &&
      rule === "type" &&
      value === null &&
      /^body \/(refresh_token|scope|id_token)$/.test(part),
  },
  {
    name: "codes that OAuth has for errors of other endpoints",
    source: "RFC 6749, section 4.1.2.1, and RFC 8628, section 3.5; what stands before awork may use them",
    covers: ({ exchange, side, part, rule, value }) =>
      side === "answer" &&
      isAt(exchange.url, "/accounts/token") &&
      part === "body /error" &&
      rule === "enum" &&
      ["temporarily_unavailable", "server_error", "slow_down"].includes(String(value)),
  },
  {
    name: "an entry of a list that nobody can read",
    source: "the stand-in's habit 'oddEntry': one such entry must not cost the list",
    covers: ({ exchange, side, part, value }) =>
      side === "answer" &&
      isAt(exchange.url, "/timeentries") &&
      /^body \/\d+(\/id)?$/.test(part) &&
      (value === "odd" || (isObject(value) && value.id === "odd")),
  },
];

const isAt = (url: URL, path: string) => url.pathname.endsWith(path);

const isError = ({ answer }: Violation["exchange"]) => (answer?.status ?? 0) >= 400;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;
