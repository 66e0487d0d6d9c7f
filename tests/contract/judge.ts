import type { Described, Description } from "./description.ts";
import type { Answer, Exchange, Violation } from "./exchange.ts";
import { brokenParameters } from "./parameters.ts";
import { brokenJson, contentType, type Broken } from "./rules.ts";
import { createSignInRules } from "./sign-in-rules.ts";

export type Judge = ReturnType<typeof createJudge>;

/** Holds what goes over the wire against awork's description, and the sign-in against its RFCs. */
export function createJudge(description: Description) {
  const signIn = createSignInRules(description);

  const operationOf = ({ method, url }: Exchange) =>
    description.at(url.pathname).find((described) => described.method === method);

  function requestRules(exchange: Exchange): Broken[] {
    const ofSignIn = signIn.request(exchange);
    if (ofSignIn) return ofSignIn;
    const operation = operationOf(exchange);
    if (operation)
      return [
        ...brokenToken(exchange, operation),
        ...brokenParameters(exchange, operation, description),
        ...brokenBody(exchange, operation),
      ];
    const isKnown = description.at(exchange.url.pathname).length > 0;
    return [
      {
        part: isKnown ? "method" : "path",
        rule: "path",
        message: "is not described",
        value: exchange.method,
      },
    ];
  }

  function answerRules(exchange: Exchange): Broken[] {
    const { answer } = exchange;
    if (!answer) return [];
    const ofSignIn = signIn.answer(exchange, answer);
    return ofSignIn ?? brokenAnswer(answer, operationOf(exchange) ?? null, description);
  }

  const violations = (exchange: Exchange, side: Violation["side"], broken: Broken[]): Violation[] =>
    broken.map((each) => ({ ...each, exchange, side }));

  return {
    request: (exchange: Exchange) => violations(exchange, "request", requestRules(exchange)),
    answer: (exchange: Exchange) => violations(exchange, "answer", answerRules(exchange)),
  };
}

function brokenToken({ headers }: Exchange, { needsToken }: Described): Broken[] {
  if (!needsToken || /^Bearer \S+$/.test(headers.get("authorization") ?? "")) return [];
  return [{ part: "header authorization", rule: "security", message: "has no bearer token", value: null }];
}

function brokenBody({ body, headers }: Exchange, { bodies, needsBody }: Described): Broken[] {
  if (body === null)
    return needsBody ? [{ part: "body", rule: "required", message: "is missing", value: null }] : [];
  const type = contentType(headers);
  const validate = bodies[type];
  if (validate) return brokenJson(validate, body);
  const isAny = Object.keys(bodies).length > 0;
  const message = isAny ? `is of a type that is not described: '${type}'` : "is sent where none is described";
  return [{ part: "body", rule: "content", message, value: type }];
}

/** Without an operation there can only be an error. */
function brokenAnswer(
  { status, headers, body }: Answer,
  operation: Described | null,
  { error }: Description,
) {
  const answers = operation?.answers ?? { default: error };
  const own = answers[String(status)];
  if (own === undefined && status < 400)
    return [{ part: "status", rule: "status", message: "is not described", value: status }];
  const validate = own === undefined ? error : own;
  if (validate === null)
    return body === ""
      ? []
      : [{ part: "body", rule: "content", message: "is there where none is described", value: body }];
  const type = contentType(headers);
  if (type !== "application/json")
    return [{ part: "body", rule: "content", message: `is '${type}' and not JSON`, value: type }];
  return brokenJson(validate, body);
}
