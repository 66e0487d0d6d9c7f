import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createCaller } from "./caller.ts";
import { PERSON_ID, PERSON_TOKEN } from "./people.ts";
import type { Behaviour } from "./script.ts";
import { startFakeAwork, type FakeAwork } from "./server.ts";

let awork: FakeAwork;
let call: ReturnType<typeof createCaller>;
beforeAll(async () => {
  awork = await startFakeAwork();
  call = createCaller(awork);
});
beforeEach(() => {
  awork.script.clear();
  awork.journal.clear();
});
afterAll(() => awork.close());

describe("the journal", () => {
  it("keeps what was asked, by whom and how it was answered", async () => {
    await call(`GET /me/timeentries/last?userId=${PERSON_ID}`, {
      headers: { origin: "https://example.com" },
    });
    expect(awork.journal.all()).toEqual([
      {
        method: "GET",
        path: "/api/v1/me/timeentries/last",
        query: { userId: PERSON_ID },
        status: 204,
        at: expect.any(Number),
        origin: "https://example.com",
        hasBody: false,
        user: PERSON_ID,
      },
    ]);
  });

  it("never keeps a token", async () => {
    await call("GET /me");
    await call("GET /me", { token: "unknown-token" });
    const kept = JSON.stringify(awork.journal.all());
    expect(kept).not.toContain(PERSON_TOKEN);
    expect(kept).not.toContain("unknown-token");
    expect(awork.journal.all()[1]?.user).toBeNull();
  });

  it.each([
    ["no body", undefined, false],
    ["a body", {}, true],
  ])("tells %s, and the verb does not mind", async (_, body, hasBody) => {
    awork.books.start();
    expect((await call("POST /me/timetracking/pause", { body })).status).toBe(200);
    expect(awork.journal.all()[0]?.hasBody).toBe(hasBody);
  });

  it("keeps preflights and what does not exist, but not the page", async () => {
    await call("OPTIONS /me");
    await call("GET /nothing");
    await fetch(`${awork.origin}/app/state`);
    expect(awork.journal.all().map(({ method, status }) => `${method} ${status}`)).toEqual([
      "OPTIONS 405",
      "GET 404",
    ]);
  });

  it("is stamped by the fake's clock", async () => {
    awork.clock.set(Date.parse("2031-01-01T00:00:00Z"));
    await call("GET /me");
    expect(new Date(awork.journal.all()[0]!.at).getUTCFullYear()).toBe(2031);
    awork.clock.reset();
  });

  it.each([
    ["everything", undefined, 3],
    ["a method", { method: "POST" }, 1],
    ["a path", { path: "/me" }, 1],
    ["an expression", { path: /^\/api\/v1\/me/ }, 3],
    ["a status", { status: 204 }, 2],
    ["a person", { user: PERSON_ID, path: "/me" }, 1],
    ["a question", ({ path }: { path: string }) => path.endsWith("/last"), 1],
  ])("counts %s", async (_, filter, count) => {
    awork.books.clear();
    await call("GET /me");
    await call("GET /me/timeentries/last");
    await call("POST /me/timetracking/stop");
    expect(awork.journal.count(filter)).toBe(count);
  });

  it("lets wait for a request, which need not be answered", async () => {
    const { release } = awork.script.next({}, { hold: true });
    const arrival = awork.journal.waitFor({ path: "/me" });
    const answer = call("GET /me");
    expect((await arrival).status).toBeNull();
    release();
    await answer;
    expect((await awork.journal.waitFor({ path: "/me" })).status).toBe(200);
  });

  it("says what it has seen when nothing came", async () => {
    await call("GET /me");
    await expect(awork.journal.waitFor({ path: "/typeofwork" }, 1)).rejects.toThrow("GET /api/v1/me");
  });
});

describe("who follows the journal", () => {
  type Line = { what: string; status: number | null; isPaused: boolean | undefined };

  /** What a follower was told of the next request to pause, and how the books stood then. */
  async function followed(behaviour: Behaviour | null): Promise<Line[]> {
    awork.books.clear();
    awork.books.start();
    if (behaviour) awork.script.next({}, behaviour);
    const lines: Line[] = [];
    const note = (what: string, status: number | null) =>
      lines.push({ what, status, isPaused: awork.books.current()?.breaks.length === 1 });
    const over = Promise.withResolvers<void>();
    const leave = awork.journal.follow({
      acted: (_, answer) => note("acted", answer.status),
      ended(request, isWhole) {
        note(isWhole ? "whole" : "not whole", request.status);
        over.resolve();
      },
    });
    await call("POST /me/timetracking/pause").catch(() => null);
    await over.promise;
    leave();
    return lines;
  }

  it.each([
    ["an ordinary answer", null, ["acted 200", "whole 200"]],
    ["headers alone", { headers: { connection: "close" } }, ["acted 200", "whole 200"]],
    ["a late answer", { delay: 5 }, ["acted 200", "whole 200"]],
    ["another answer", { status: 500 }, ["not whole 500"]],
    ["another answer, though it acted", { status: 500, acted: true }, ["acted 200", "not whole 500"]],
    ["half a JSON", { malformed: true }, ["acted 200", "not whole 200"]],
    ["no body", { empty: true }, ["acted 200", "not whole 200"]],
    ["an answer that breaks off", { truncated: true }, ["acted 200", "not whole 200"]],
    ["a web page", { html: true }, ["not whole 200"]],
    ["a connection that ends", { drop: true }, ["not whole null"]],
    ["a connection that ends after the deed", { drop: "after" }, ["acted 200", "not whole null"]],
  ] as const)("is told of %s", async (_, behaviour, expected) => {
    const lines = await followed(behaviour);
    expect(lines.map(({ what, status }) => `${what} ${status}`)).toEqual(expected);
    expect(lines.filter(({ what }) => what === "acted").every(({ isPaused }) => isPaused)).toBe(true);
  });

  it("is told no more when it has left", async () => {
    const told: string[] = [];
    const follower = { acted: () => void told.push("acted"), ended: () => void told.push("ended") };
    awork.journal.follow(follower)();
    await call("GET /me");
    expect(told).toEqual([]);
  });
});
