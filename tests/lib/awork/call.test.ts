import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type HttpOptions, call } from "@/lib/awork/call";
import type { Behaviour } from "@/tests/fake-awork/script";
import { type FakeAwork, startFakeAwork } from "@/tests/fake-awork/server";
import { thrownBy, told } from "./told";

const NOW = Date.parse("2026-08-26T10:00:00Z");

/** Long enough for the fake to answer, short enough to wait for. */
const SHORT = 80;

let awork: FakeAwork;
beforeAll(async () => {
  awork = await startFakeAwork();
});
beforeEach(() => {
  awork.clock.set(NOW);
  awork.journal.clear();
  awork.script.clear();
});
afterAll(() => awork.close());

const line: HttpOptions = { fetch, now: () => NOW };

function called(behaviour: Behaviour, changes: Partial<HttpOptions> = {}) {
  awork.script.next({}, behaviour);
  return call({ ...line, ...changes }, `${awork.origin}/api/v1/me`, { method: "GET" });
}

describe("a call", () => {
  it.each([200, 201, 400, 401, 429, 500])(
    "brings an answer of any status, and judges none: %i",
    async (status) => {
      const headers = { "x-more": "more" };
      const reply = await called({ status, body: "some words", headers });
      expect(reply).toMatchObject({ status, body: "some words", meta: { sentAt: NOW, date: NOW } });
      expect(reply.headers.get("x-more")).toBe("more");
    },
  );

  it.each<[string, Behaviour, string]>([
    ["the connection ends", { drop: true }, "unreachable"],
    ["the answer breaks off", { truncated: true }, "unreachable"],
    ["it leads elsewhere", { status: 302, headers: { location: "/" } }, "unreachable"],
    ["nothing comes", { silent: true }, "timedOut"],
  ])("is a failure when %s, and nothing was heard", async (_sentence, behaviour, kind) => {
    const timeout = kind === "timedOut" ? SHORT : 10_000;
    const failure = await thrownBy(called(behaviour, { timeout }));
    expect(failure).toMatchObject({ kind, meta: null });
    expect(awork.journal.count()).toBe(1);
  });

  it("that was ended from outside is no connection, and the reason is not handed on", async () => {
    const failure = await thrownBy(called({}, { signal: AbortSignal.abort(new Error("s3cret")) }));
    expect(failure).toMatchObject({ kind: "unreachable" });
    expect(told(failure)).not.toContain("s3cret");
  });
});
