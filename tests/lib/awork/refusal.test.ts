import { describe, expect, it } from "vitest";
import type { Reply } from "@/lib/awork/call";
import { refusal } from "@/lib/awork/refusal";
import { SECOND } from "@/lib/timer/time";

const NOW = Date.parse("2026-08-26T10:00:00Z");
const heard = { sentAt: NOW, answeredAt: NOW, date: NOW, left: null, reset: null };
const reply = (status: number, body = "", headers = {}): Reply => ({
  status,
  body,
  headers: new Headers(headers),
  heard,
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
  ])("%i is %s, with what its head said", (status, kind) => {
    expect(refusal(reply(status), "secret", NOW)).toMatchObject({ kind, heard });
  });

  it("says how long to wait", () => {
    const busy = reply(429, "", { "retry-after": "7" });
    expect(refusal(busy, "secret", NOW)).toMatchObject({ wait: 7 * SECOND });
  });

  it.each([
    ["awork's sentence", '{"description":"Not so."}', "Not so."],
    ["without the secret, as often as it is there", '{"description":"secret, secret"}', "…, …"],
    ["nothing else of the body", '{"message":"Not so."}', ""],
    ["nothing of what is no JSON", "Not so.", ""],
    ["nothing of null", "null", ""],
  ])("hands on %s", (_sentence, body, description) => {
    expect(refusal(reply(400, body), "secret", NOW)).toMatchObject({ description, message: description });
  });
});
