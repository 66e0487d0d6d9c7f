import { describe, expect, it } from "vitest";
import { readDescription } from "./description.ts";
import { lineOf } from "./exchange.ts";
import { createJudge } from "./judge.ts";
import { DESCRIPTION, exchange, ID } from "./sample.ts";

const judge = createJudge(readDescription(DESCRIPTION));
const request = (given: Parameters<typeof exchange>[0]) =>
  judge.request(exchange(given)).map(({ part, rule }) => `${part}: ${rule}`);
const answer = (given: Parameters<typeof exchange>[0]) =>
  judge.answer(exchange(given)).map(({ part, rule }) => `${part}: ${rule}`);

const ERROR = { code: "not-found", description: "There is none.", link: "https://developers.example.com" };
const FORM = "application/x-www-form-urlencoded";
const VERIFIER = "v".repeat(43);
const CODE_GRANT = {
  grant_type: "authorization_code",
  client_id: "a-client",
  code: "a-code",
  redirect_uri: "https://example.com/",
  code_verifier: VERIFIER,
};
const AUTHORIZE = {
  response_type: "code",
  client_id: "a-client",
  redirect_uri: "https://example.com/",
  scope: "full_access offline_access",
  state: "a-state",
  code_challenge: VERIFIER,
  code_challenge_method: "S256",
};
const query = (values: object) => new URLSearchParams(Object.entries(values)).toString();
const token = (values: object, more = {}) => ({
  line: "POST /accounts/token",
  sent: query(values),
  headers: { "content-type": FORM },
  ...more,
});

describe("a request is in order", () => {
  it.each([
    ["with its path alone", {}],
    ["where a path without variables is described beside one with", { line: "GET /things/first" }],
    ["with parameters of their types", { line: `GET /things?page=2&owner=${ID}&isOld=true` }],
    ["with a body", { line: "POST /things", sent: { kind: ID } }],
    ["with null where the description allows it", { line: "POST /things", sent: { kind: ID, note: null } }],
    ["without a token where none is asked for", { line: "GET /open", headers: { authorization: "" } }],
    ["that asks for a code", { line: `GET /accounts/authorize?${query(AUTHORIZE)}` }],
    ["that brings a code", token(CODE_GRANT)],
    [
      "that brings a refresh token",
      token({ grant_type: "refresh_token", client_id: "a", refresh_token: "b" }),
    ],
  ])("%s", (_, given) => {
    expect(request(given)).toEqual([]);
  });
});

describe("of a request is found", () => {
  it.each([
    ["a path that nobody described", { line: "GET /nothing" }, "path: path"],
    ["a method that nobody described", { line: "PUT /things/first" }, "method: path"],
    ["a missing token", { headers: { authorization: "" } }, "header authorization: security"],
    ["another kind of token", { headers: { authorization: "Basic abc" } }, "header authorization: security"],
    ["an id that is none", { line: "GET /things/7" }, "path id: format"],
    ["a parameter that is given by $ref", { line: "GET /things?page=two" }, "query page: type"],
    ["a number that is not whole", { line: "GET /things?page=1.5" }, "query page: type"],
    ["an owner that is no id", { line: "GET /things?owner=me" }, "query owner: format"],
    ["a flag that is none", { line: "GET /things?isOld=yes" }, "query isOld: type"],
    ["a parameter that is given twice", { line: "GET /things?page=1&page=2" }, "query page: once"],
    ["a parameter that nobody described", { line: "GET /things?order=asc" }, "query order: known"],
    ["a parameter that is missing", { line: "GET /search" }, "query term: required"],
    ["a missing body", { line: "POST /things" }, "body: required"],
    ["a body where none is described", { sent: {} }, "body: content"],
    [
      "a body of another type",
      { line: "POST /things", sent: "kind=1", headers: { "content-type": FORM } },
      "body: content",
    ],
    ["a body that is no JSON", { line: "POST /things", sent: "{" }, "body: json"],
    ["a missing property", { line: "POST /things", sent: {} }, "body: required"],
    ["null where it is not allowed", { line: "POST /things", sent: { kind: null } }, "body /kind: type"],
    [
      "a property that nobody described",
      { line: "POST /things", sent: { kind: ID, colour: "red" } },
      "body: additionalProperties",
    ],
    [
      "a grant without its verifier",
      token({ ...CODE_GRANT, code_verifier: "" }),
      "body /code_verifier: pattern",
    ],
    ["a grant in JSON", { line: "POST /accounts/token", sent: {} }, "body: content"],
    [
      "a code in the address",
      token(CODE_GRANT, { line: "POST /accounts/token?code=1" }),
      "query code: known",
    ],
    [
      "a question without a challenge",
      { line: `GET /accounts/authorize?${query({ ...AUTHORIZE, code_challenge: "plain" })}` },
      "query /code_challenge: pattern",
    ],
    [
      "a question that says something twice",
      { line: `GET /accounts/authorize?${query(AUTHORIZE)}&state=b` },
      "query state: once",
    ],
  ])("%s", (_, given, found) => {
    expect(request(given)).toEqual([found]);
  });
});

describe("an answer is in order", () => {
  it.each([
    ["with what is described", {}],
    ["with null where the description allows it", { answer: { id: ID, note: null, seconds: null } }],
    ["with nothing for 204", { line: `DELETE /things/${ID}`, status: 204, answer: undefined }],
    ["with an error that is named", { status: 404, answer: ERROR }],
    ["with an error that is not named", { line: "POST /things", status: 401, answer: ERROR }],
    ["with an error on a path that nobody described", { line: "GET /nothing", status: 404, answer: ERROR }],
    [
      "with tokens",
      token(CODE_GRANT, {
        answer: { access_token: "a", token_type: "Bearer", expires_in: 86_400, refresh_token: "b" },
        answerHeaders: { "cache-control": "no-store" },
      }),
    ],
    [
      "with OAuth's error",
      token(CODE_GRANT, {
        status: 400,
        answer: { error: "invalid_grant", error_description: "It is used." },
      }),
    ],
  ])("%s", (_, given) => {
    expect(answer(given)).toEqual([]);
  });

  it("where none came", () => {
    expect(judge.answer({ ...exchange(), answer: null })).toEqual([]);
  });
});

describe("of an answer is found", () => {
  it.each([
    ["a status that nobody described", { status: 202 }, "status: status"],
    ["success on a path that nobody described", { line: "GET /nothing" }, "status: status"],
    ["no body where one is described", { answer: undefined }, "body: content"],
    ["a body where none is described", { line: "POST /things", status: 204 }, "body: content"],
    ["a page", { answer: "<h1>", answerHeaders: { "content-type": "text/html" } }, "body: content"],
    ["half of the JSON", { answer: '{"id":' }, "body: json"],
    ["a missing property", { answer: {} }, "body: required"],
    ["null where it is not allowed", { answer: { id: ID, part: null } }, "body /part: type"],
    ["a date without a zone", { answer: { id: ID, at: "2026-08-26T10:00:00" } }, "body /at: format"],
    ["a number too large", { answer: { id: ID, seconds: 3e9 } }, "body /seconds: format"],
    ["a part of a part", { answer: { id: ID, part: { size: 1 } } }, "body /part: additionalProperties"],
    ["an odd thing in a list", { line: "GET /things", answer: [{ id: ID }, { id: 7 }] }, "body /1/id: type"],
    [
      "an error with a message",
      { status: 500, answer: { ...ERROR, message: "Oh." } },
      "body: additionalProperties",
    ],
    ["an error without a code", { status: 404, answer: { ...ERROR, code: "" } }, "body /code: minLength"],
    [
      "tokens without a type",
      token(CODE_GRANT, { answer: { access_token: "a" }, answerHeaders: { "cache-control": "no-store" } }),
      "body: required",
    ],
    [
      "tokens that a cache may keep",
      token(CODE_GRANT, { answer: { access_token: "a", token_type: "bearer" } }),
      "header cache-control: no-store",
    ],
    [
      "a refresh token that is null",
      token(CODE_GRANT, {
        answer: { access_token: "a", token_type: "bearer", refresh_token: null },
        answerHeaders: { "cache-control": "no-store" },
      }),
      "body /refresh_token: type",
    ],
    [
      "a code of error that OAuth does not know",
      token(CODE_GRANT, { status: 400, answer: { error: "no-way" } }),
      "body /error: enum",
    ],
    [
      "a way back without a state",
      {
        line: `GET /accounts/authorize?${query(AUTHORIZE)}`,
        status: 302,
        answer: undefined,
        answerHeaders: { location: "https://example.com/?code=1" },
      },
      "location: required",
    ],
  ])("%s", (_, given, found) => {
    expect(answer(given)).toEqual([found]);
  });
});

describe("a line", () => {
  it("says what was tried and where it is wrong, and no value", () => {
    const given = { title: "a start", line: "POST /things", sent: { kind: "secret" } };
    const [violation] = judge.request(exchange(given));
    expect(lineOf(violation!)).toBe(
      `POST /api/v1/things → 200 (a start): request body /kind: must match format "uuid"`,
    );
  });
});

it("a description that refers to what is not there is no description", () => {
  const paths = { "/a": { get: { parameters: [{ $ref: "#/components/parameters/no" }], responses: {} } } };
  expect(() => readDescription({ ...DESCRIPTION, paths })).toThrow("#/components/parameters/no");
});

it("a keyword that would be passed over is refused", () => {
  const schemas = { ...DESCRIPTION.components.schemas, ErrorResponse: { type: "object", wants: ["code"] } };
  expect(() =>
    readDescription({ ...DESCRIPTION, components: { ...DESCRIPTION.components, schemas } }),
  ).toThrow("wants");
});
