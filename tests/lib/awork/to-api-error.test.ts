import { describe, expect, it } from "vitest";
import type { RawResponse } from "@/lib/awork/call";
import { toApiError } from "@/lib/awork/to-api-error";
import { SECOND } from "@/lib/timer/time";

const NOW = Date.parse("2026-08-26T10:00:00Z");
const meta = { sentAt: NOW, answeredAt: NOW, date: NOW, minute: null };
const reply = (status: number, body = "", headers = {}): RawResponse => ({
  status,
  body,
  headers: new Headers(headers),
  meta,
});

describe("what an answer's status stands for", () => {
  it.each([
    [400, "refused"],
    [401, "signedOut"],
    [402, "refused"],
    [403, "forbidden"],
    [404, "gone"],
    [409, "gone"],
    [429, "tooMany"],
    [499, "refused"],
    [500, "aworkTrouble"],
    [599, "aworkTrouble"],
  ])("%i is %s, with what its head said where awork wrote it", (status, kind) => {
    const body = '{"code":"some-code","description":"No."}';
    expect(toApiError(reply(status, body), "secret", NOW)).toMatchObject({ kind, meta });
    for (const other of ["", "<h1>No</h1>", "null", '"no"', '{"message":"No."}', '{"description":'])
      expect(toApiError(reply(status, other), "secret", NOW)).toMatchObject({ kind, meta: { date: null } });
  });

  it.each([
    [429, { used: 1, passed: 0.5 }],
    [503, null],
  ])("%i without awork's words tells how full the limit is: %o", (status, minute) => {
    const full = { ...reply(status), meta: { ...meta, minute: { used: 1, passed: 0.5 } } };
    expect(toApiError(full, "secret", NOW).meta).toMatchObject({ date: null, minute });
  });

  it("says how long to wait", () => {
    const busy = reply(429, "", { "retry-after": "7" });
    expect(toApiError(busy, "secret", NOW)).toMatchObject({ wait: 7 * SECOND });
  });

  it.each([
    ["awork's sentence", '{"description":"Not so."}', "Not so."],
    ["without the secret, as often as it is there", '{"description":"secret, secret"}', "…, …"],
    ["one line that turns nothing beside it", '{"description":"Not\\nso.\\u202E"}', "Not so."],
    ["nothing that can't be seen", '{"description":"\\u200B"}', ""],
    ["nothing else of the body", '{"message":"Not so."}', ""],
    ["nothing of what is no JSON", "Not so.", ""],
    ["nothing of null", "null", ""],
    ["nothing of a description that is no text", '{"description":{"text":"Not so."}}', ""],
  ])("hands on %s", (_sentence, body, description) => {
    expect(toApiError(reply(400, body), "secret", NOW)).toMatchObject({ description, message: description });
  });

  const invalid = (validationErrors: unknown, description: unknown = "The model is invalid.") =>
    JSON.stringify({ code: "validation-failed", description, validationErrors });
  const message = (message: unknown) => ({ property: "note", message });

  it.each([
    ["what is wrong with a property", invalid([message("No note.")]), "The model is invalid. No note."],
    [
      "what is wrong with each property",
      invalid([message("No note."), message("No task.")]),
      "The model is invalid. No note. No task.",
    ],
    ["the same once", invalid([message("No."), message("No.")], "No."), "No."],
    ["a message without a description", invalid([message("No note.")], null), "No note."],
    ["a message without the secret", invalid([message("Not secret.")]), "The model is invalid. Not …."],
    ["a sentence without messages", invalid([message(null), message(""), {}]), "The model is invalid."],
    [
      "a sentence beside messages that are no text",
      invalid([message(7), message([])]),
      "The model is invalid.",
    ],
    ["a sentence beside errors that are none", invalid([null, "no", 7]), "The model is invalid."],
    ["a sentence beside an empty list", invalid([]), "The model is invalid."],
    ["a sentence where the list is null", invalid(null), "The model is invalid."],
    ["a sentence where the list is an object", invalid({ note: "No." }), "The model is invalid."],
    ["a sentence where the list is a text", invalid("No."), "The model is invalid."],
  ])("hands on %s", (_sentence, body, description) => {
    expect(toApiError(reply(400, body), "secret", NOW)).toMatchObject({ description, message: description });
  });

  const described = (text: string) =>
    toApiError(reply(400, JSON.stringify({ description: text })), "secret", NOW);

  it.each([
    ["no more than 300 characters", "n".repeat(100_000), "n".repeat(300)],
    ["300 of them", "n".repeat(300), "n".repeat(300)],
    ["no half of a character", `${"n".repeat(299)}🎨`, "n".repeat(299)],
    ["no half of a secret", `${"n".repeat(297)}secret`, `${"n".repeat(297)}…`],
  ])("hands on %s", (_sentence, text, description) => {
    expect(described(text)).toMatchObject({ description });
  });

  it("hands on no more of 10,000 messages", () => {
    const body = invalid(Array.from({ length: 10_000 }, (_, index) => message(`No ${index}.`)));
    const { message: said } = toApiError(reply(400, body), "secret", NOW);
    expect(said).toMatch(/^The model is invalid\. No 0\. No 1\. /);
    expect(said).toHaveLength(300);
  });
});
