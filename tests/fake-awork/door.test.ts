import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createCaller } from "./caller.ts";
import { API_KEY_ID, API_KEY_TOKEN, COLLEAGUE_TOKEN, PERSON_ID, PERSON_TOKEN } from "./people.ts";
import { startFakeAwork, type FakeAwork } from "./server.ts";

let awork: FakeAwork;
let call: ReturnType<typeof createCaller>;
beforeAll(async () => {
  awork = await startFakeAwork();
  call = createCaller(awork);
});
afterAll(() => awork.close());

describe("the door", () => {
  it.each([
    ["without a token", null],
    ["with an unknown token", "token-of-nobody"],
  ])("answers 401 with awork's error body %s", async (_, token) => {
    const { status, json } = await call("GET /me", { token });
    expect(status).toBe(401);
    expect(json).toEqual({
      code: "unauthorized",
      description: expect.any(String),
      link: "https://developers.awork.com",
      traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
  });

  it("answers 401 to a token that was taken away", async () => {
    const person = awork.books.addPerson({ tokens: ["short-lived"] });
    expect((await call("GET /me", { token: "short-lived" })).status).toBe(200);
    person.tokens = [];
    expect((await call("GET /me", { token: "short-lived" })).status).toBe(401);
  });

  it.each([
    ["a path that awork does not have", "GET /me/timeentries/first", 404, "not-found"],
    ["another version of the API", "GET /../v2/me", 404, "not-found"],
    ["a verb that a path does not know", "DELETE /me", 405, "method-not-allowed"],
    ["a preflight", "OPTIONS /me", 405, "method-not-allowed"],
    ["a preflight for nothing", "OPTIONS /nothing", 405, "method-not-allowed"],
  ])("refuses %s", async (_, line, status, code) => {
    const answer = await call(line);
    expect(answer.status).toBe(status);
    expect(answer.json.code).toBe(code);
  });

  it.each(["GET /me", "GET /nothing", "OPTIONS /me", "POST /me/timetracking/pause"])(
    "lets no web page in: %s carries no CORS header",
    async (line) => {
      const { headers } = await call(line, { headers: { origin: "https://example.com" } });
      expect([...headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
    },
  );

  it("answers on 127.0.0.1 only", () => {
    expect(awork.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it("dates its answers by its own clock", async () => {
    awork.clock.set(Date.parse("2031-05-06T07:08:09.500Z"));
    expect((await call("GET /me")).headers.get("date")).toBe("Tue, 06 May 2031 07:08:09 GMT");
    awork.script.next({}, { status: 500 });
    expect((await call("GET /me")).headers.get("date")).toBe("Tue, 06 May 2031 07:08:09 GMT");
    awork.clock.reset();
    expect(Math.abs(awork.clock.now() - Date.now())).toBeLessThan(1000);
  });
});

describe("GET /me", () => {
  it("says who a person is, and where", async () => {
    const { json } = await call("GET /me");
    expect(json).toMatchObject({
      id: PERSON_ID,
      firstName: "Carla",
      lastName: "Creative",
      language: "en-GB",
    });
    expect(json.workspace).toEqual({ id: expect.any(String), name: "Carla & Friends", url: awork.origin });
  });

  it.each([
    ["an API key", API_KEY_TOKEN, API_KEY_ID],
    ["a person", PERSON_TOKEN, PERSON_ID],
  ])("gives %s its own user", async (_, token, id) => {
    expect((await call("GET /me", { token })).json.id).toBe(id);
  });

  it("keeps colleagues apart", async () => {
    expect((await call("GET /me", { token: COLLEAGUE_TOKEN })).json.firstName).toBe("Jürgen");
  });
});

it("lists the types of work", async () => {
  const { json } = await call("GET /typeofwork");
  expect(json.map(({ name }: { name: string }) => name)).toContain("Konzeption");
});

it("closes at once, though a request hangs", async () => {
  const other = await startFakeAwork();
  other.script.next({}, { silent: true });
  const hanging = createCaller(other)("GET /me").catch((error: unknown) => error);
  await other.journal.waitFor({ path: "/me" });
  await other.close();
  expect(await hanging).toBeInstanceOf(Error);
});
