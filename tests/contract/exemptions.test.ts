import { describe, expect, it } from "vitest";
import { EXEMPTIONS } from "./exemptions.ts";
import type { Violation } from "./exchange.ts";
import { exchange } from "./sample.ts";

type Given = Parameters<typeof exchange>[0];

/** The exemptions that cover a violation. */
function exempt(given: Given, violation: Partial<Violation>) {
  const usual = { side: "answer" as const, part: "body", rule: "type", message: "", value: undefined };
  const whole = { ...usual, ...violation, exchange: exchange(given) };
  return EXEMPTIONS.filter(({ covers }) => covers(whole)).map(({ name }) => name);
}

const TOKEN = { line: "POST /accounts/token", sent: "" };
const NO_LINK = { rule: "required", message: "must have required property 'link'" };
const NO_ERROR = { rule: "required", message: "must have required property 'error'" };

describe("exempt is", () => {
  it.each<[string, Given, Partial<Violation>]>([
    [
      "answers that do not come from awork, or come damaged",
      { network: "html" },
      { part: "body", rule: "content" },
    ],
    [
      "a registration without a token",
      { line: "POST /clientapplications/register" },
      { side: "request", rule: "security" },
    ],
    [
      "local dates without a zone",
      {},
      { part: "body /startDateLocal", rule: "format", value: "2026-08-26T00:00:00" },
    ],
    [
      "local dates without a zone",
      {},
      { part: "body /12/endDateLocal", rule: "format", value: "2026-08-26T00:00:00" },
    ],
    ["errors without a link", { status: 401 }, NO_LINK],
    ["null for the task or the project of an entry", {}, { part: "body /task", value: null }],
    ["null for the task or the project of an entry", {}, { part: "body /3/project", value: null }],
    [
      "errors of the token endpoint in awork's words",
      { ...TOKEN, status: 400 },
      { ...NO_ERROR, value: { code: "invalid-grant", description: "It is used." } },
    ],
    ["null for what a token answer leaves out", TOKEN, { part: "body /scope", value: null }],
    [
      "codes that OAuth has for errors of other endpoints",
      { ...TOKEN, status: 400 },
      { part: "body /error", rule: "enum", value: "slow_down" },
    ],
    [
      "an entry of a list that nobody can read",
      { line: "GET /timeentries" },
      { part: "body /1", rule: "required", value: { id: "odd" } },
    ],
    [
      "an entry of a list that nobody can read",
      { line: "GET /timeentries" },
      { part: "body /1/id", rule: "format", value: "odd" },
    ],
  ])("%s", (name, given, violation) => {
    expect(exempt(given, violation)).toEqual([name]);
  });

  it("each of them here", () => {
    expect(EXEMPTIONS).toHaveLength(9);
    for (const { source } of EXEMPTIONS) expect(source).not.toBe("");
  });
});

describe("not exempt is", () => {
  it.each<[string, Given, Partial<Violation>]>([
    ["what the product sends through a bad network", { network: "html" }, { side: "request" }],
    ["any other request without a token", {}, { side: "request", rule: "security" }],
    [
      "a date in UTC without a zone",
      {},
      { part: "body /startDateUtc", rule: "format", value: "2026-08-26T00:00:00" },
    ],
    ["a local date that is none", {}, { part: "body /startDateLocal", rule: "format", value: "today" }],
    ["a success without a link", { status: 200 }, NO_LINK],
    [
      "an error without a code",
      { status: 400 },
      { rule: "required", message: "must have required property 'code'" },
    ],
    [
      "any other entry without a zone",
      { line: "GET /timeentries" },
      { part: "body /1", rule: "required", value: {} },
    ],
    ["a task that is a number", {}, { part: "body /task", value: 7 }],
    ["a company that is null", {}, { part: "body /project/company", value: null }],
    [
      "an error of the token endpoint that says nothing",
      { ...TOKEN, status: 400 },
      { ...NO_ERROR, value: {} },
    ],
    ["an access token that is null", TOKEN, { part: "body /access_token", value: null }],
    [
      "a code that nobody knows",
      { ...TOKEN, status: 400 },
      { part: "body /error", rule: "enum", value: "no" },
    ],
  ])("%s", (_, given, violation) => {
    expect(exempt(given, violation)).toEqual([]);
  });
});
