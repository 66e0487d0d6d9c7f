import { type RequestListener, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type ApiError, SignInEnded, SignedOut, TokenLost, Unreachable } from "@/lib/awork/api-error";
import type { Fetch } from "@/lib/awork/call";
import { type Connection, type Method, request } from "@/lib/awork/request";
import { MINUTE, SECOND } from "@/lib/timer/time";
import type { Behaviour } from "../../fake-awork/script";
import { TYPES_OF_WORK } from "../../fake-awork/catalogue";
import { PERSON_ID, PERSON_TOKEN } from "../../fake-awork/people";
import { type FakeAwork, startFakeAwork } from "../../fake-awork/server";
import { told } from "./told";

const NOW = Date.parse("2026-08-26T10:00:00Z");
const PATH = "/me/timeentries/last";

/** Long enough for the fake to answer, short enough to wait for. */
const SHORT = 80;

let awork: FakeAwork;
let connection: Connection;
beforeAll(async () => {
  awork = await startFakeAwork();
});
beforeEach(() => {
  awork.clock.set(NOW);
  awork.books.clear();
  awork.journal.clear();
  awork.script.clear();
  connection = { fetch, origin: awork.origin, token: PERSON_TOKEN, now: () => NOW };
});
afterEach(() => {
  vi.restoreAllMocks();
});
afterAll(() => awork.close());

/** What went wrong with a call; a call that went well fails the test. */
const failureOf = (call: Promise<unknown>): Promise<ApiError> =>
  call.then(
    (answer) => expect.unreachable(`answered ${JSON.stringify(answer)}`),
    (failure: ApiError) => failure,
  );

const failed = (behaviour: Behaviour, changes: Partial<Connection> = {}) => {
  awork.script.next({ path: PATH }, behaviour);
  return failureOf(request({ ...connection, ...changes }, "GET", PATH));
};

/** A server of one's own, for answers that the fake does not give. */
async function served<T>(answer: RequestListener, use: (origin: string) => Promise<T>): Promise<T> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe("an answer", () => {
  it("is the JSON of its body, and what its head said", async () => {
    awork.script.limits({ perMinute: 100, remaining: 40 });
    const { value, meta } = await request(connection, "GET", "/me");
    expect(value).toMatchObject({ id: PERSON_ID, firstName: "Carla" });
    expect(meta).toEqual({
      sentAt: NOW,
      answeredAt: NOW,
      date: NOW,
      minute: { used: 0.61, passed: expect.closeTo(1 / 60) },
    });
  });

  it("is nothing after 204", async () => {
    expect(await request(connection, "GET", PATH)).toMatchObject({ value: undefined, meta: { date: NOW } });
  });

  it("may come from a cache where it is read, and only there", async () => {
    awork.books.add({ start: NOW - MINUTE });
    awork.script.always({}, { aged: 90 });
    expect((await request(connection, "GET", PATH)).meta).toMatchObject({ age: 90 * SECOND, date: null });
    expect((await request(connection, "POST", "/me/timetracking/stop")).meta).not.toHaveProperty("age");
  });

  it("was sent and answered by our own clock", async () => {
    const times = [NOW + 1, NOW + 2, NOW + 3];
    const { meta } = await request({ ...connection, now: () => times.shift()! }, "GET", "/me");
    expect(meta).toMatchObject({ sentAt: NOW + 1, answeredAt: NOW + 2, date: NOW });
  });
});

describe("a request", () => {
  const sent = async (method: Method, changes: Partial<Connection> = {}, body?: object) => {
    const fetch = vi.fn<Fetch>(() => Promise.resolve(new Response(null, { status: 204 })));
    const elsewhere = { ...connection, origin: "https://api.awork.com", fetch, ...changes };
    await request(elsewhere, method, "/me?a=b%20c", body);
    expect(fetch).toHaveBeenCalledOnce();
    return fetch.mock.calls[0]!;
  };

  it.each(["GET", "POST", "PUT", "DELETE"] as const)(
    "with %s shows the token to awork alone, and nothing else of the browser",
    async (method) => {
      const [url, init] = await sent(method);
      expect(url).toBe("https://api.awork.com/api/v1/me?a=b%20c");
      expect(init).toEqual({
        method,
        headers: { Accept: "application/json", Authorization: `Bearer ${PERSON_TOKEN}` },
        signal: expect.any(AbortSignal),
        credentials: "omit",
        redirect: "error",
        cache: "no-store",
      });
    },
  );

  it.each(["POST", "PUT"] as const)("with %s says in a body what it is given, as JSON", async (method) => {
    const body = { note: 'Süß 🎨 "<b>"', taskId: null, isBillable: false };
    const [, init] = await sent(method, {}, body);
    expect(init).toEqual({
      method,
      headers: {
        Accept: "application/json",
        Authorization: `Bearer ${PERSON_TOKEN}`,
        "Content-Type": "application/json",
      },
      body: '{"note":"Süß 🎨 \\"<b>\\"","taskId":null,"isBillable":false}',
      signal: expect.any(AbortSignal),
      credentials: "omit",
      redirect: "error",
      cache: "no-store",
    });
  });

  it.each([
    ["twelve seconds, unless it is told", {}, 12 * SECOND],
    ["as long as it is told", { timeout: 500 }, 500],
  ])("lasts %s", async (_sentence, changes, timeout) => {
    const limit = vi.spyOn(AbortSignal, "timeout");
    await sent("GET", changes);
    expect(limit.mock.calls).toEqual([[timeout]]);
  });

  it("reaches awork as a POST without a body", async () => {
    const { id } = awork.books.add({ start: NOW - MINUTE });
    await request(connection, "POST", `/timeentries/${id}/removebreaks`);
    expect(awork.journal.all()).toMatchObject([
      { method: "POST", path: `/api/v1/timeentries/${id}/removebreaks`, hasBody: false, user: PERSON_ID },
    ]);
  });
});

describe("a status", () => {
  it.each([
    [401, "signedOut"],
    [403, "forbidden"],
    [404, "gone"],
    [409, "gone"],
    [429, "tooMany"],
    [500, "aworkTrouble"],
    [502, "aworkTrouble"],
    [503, "aworkTrouble"],
    [599, "aworkTrouble"],
    [400, "refused"],
    [402, "refused"],
    [405, "refused"],
    [422, "refused"],
  ])("of %i is a failure of the kind %s, with what its head said", async (status, kind) => {
    const failure = await failed({ status });
    expect(failure).toMatchObject({ kind, meta: { sentAt: NOW, date: NOW } });
    expect(awork.journal.count()).toBe(1);
  });

  it("that refuses carries awork's description", async () => {
    const description = "You can only pause your own time trackings";
    expect(await failed({ status: 400, body: { code: "invalid-operation", description } })).toMatchObject({
      kind: "refused",
      description,
    });
  });

  it.each([
    ["has no description", { code: "invalid-operation" }],
    ["has a description that is no text", { description: { text: "no" } }],
    ["is null", "null"],
    ["is a web page", "<!doctype html><h1>Bad request</h1>"],
    ["is empty", ""],
    ["is a text that is cut off", '{"description":"You can on'],
  ])("that refuses is a refusal without words where its body %s", async (_sentence, body) => {
    expect(await failed({ status: 422, body })).toMatchObject({ kind: "refused", description: "" });
  });

  it.each([
    ["says when the count starts again", { "ratelimit-reset": "17" }, 17 * SECOND],
    ["says how long", { "retry-after": "30" }, 30 * SECOND],
    ["says until when", { "retry-after": new Date(NOW + 2 * MINUTE).toUTCString() }, 2 * MINUTE],
    ["says nothing", { "ratelimit-reset": null }, MINUTE],
  ])("of 429 carries the time to wait where it %s", async (_sentence, headers, wait) => {
    expect(await failed({ status: 429, headers })).toMatchObject({ kind: "tooMany", wait });
  });

  it("of 429 is awork's own when its limit is used up", async () => {
    awork.script.limits({ remaining: 0 });
    const failure = await failureOf(request(connection, "GET", "/me"));
    expect(failure).toMatchObject({ kind: "tooMany", wait: MINUTE, meta: { minute: { used: 1 } } });
  });

  it("of 401 is what a token gets that awork does not know", async () => {
    const failure = await failureOf(request({ ...connection, token: "token-of-nobody" }, "GET", "/me"));
    expect(failure.kind).toBe("signedOut");
  });
});

describe("an answer that is none", () => {
  it.each([
    ["a web page", { html: true }],
    ["an empty 200", { empty: true }],
    ["half of the JSON", { malformed: true }],
    ["something else than JSON", { body: "running" }],
  ] satisfies [string, Behaviour][])(
    "is not understood when it is %s, and its head counts for nothing",
    async (_sentence, behaviour) => {
      awork.books.add({ start: NOW - MINUTE });
      const failure = await failed(behaviour);
      expect(failure).toMatchObject({
        kind: "notUnderstood",
        field: "body",
        meta: { sentAt: NOW, date: null },
      });
    },
  );

  it("is no connection when the connection ends before it", async () => {
    expect(await failed({ drop: true })).toMatchObject({ kind: "unreachable", meta: null });
  });

  it("is no connection when it breaks off in the middle", async () => {
    awork.books.add({ start: NOW - MINUTE });
    expect(await failed({ truncated: true })).toMatchObject({ kind: "unreachable", meta: null });
  });

  it("is no connection where nobody listens", async () => {
    const gone = await served(() => {}, (origin) => Promise.resolve(origin)); // prettier-ignore
    const failure = await failureOf(request({ ...connection, origin: gone }, "GET", PATH));
    expect(failure).toMatchObject({ kind: "unreachable", meta: null });
  });

  it("is no connection when it leads elsewhere, and nobody follows", async () => {
    const failure = await failed({ status: 302, headers: { location: `${awork.origin}/api/v1/me` } });
    expect(failure).toMatchObject({ kind: "unreachable", meta: null });
    expect(awork.journal.all().map(({ path }) => path)).toEqual([`/api/v1${PATH}`]);
  });

  it("has timed out when nothing comes", async () => {
    expect(await failed({ silent: true }, { timeout: SHORT })).toMatchObject({
      kind: "timedOut",
      meta: null,
    });
  });

  it("has timed out when its head comes and its body hangs", async () => {
    const failure = await served(
      (_message, response) => {
        response.writeHead(200, { "content-length": 100, date: new Date(NOW).toUTCString() });
        response.write('{"id":');
      },
      (origin) => failureOf(request({ ...connection, origin, timeout: SHORT }, "GET", PATH)),
    );
    expect(failure).toMatchObject({ kind: "timedOut", meta: null });
  });

  it("has timed out when its body trickles", async () => {
    const failure = await served(
      (_message, response) => {
        response.writeHead(200);
        const trickle = setInterval(() => response.write(" "), SHORT / 8);
        response.on("close", () => clearInterval(trickle));
      },
      (origin) => failureOf(request({ ...connection, origin, timeout: SHORT }, "GET", PATH)),
    );
    expect(failure.kind).toBe("timedOut");
  });
});

describe("a call that is ended from outside", () => {
  it("is over at once, as if it had found no connection", async () => {
    const ending = new AbortController();
    const { arrived } = awork.script.next({ path: PATH }, { silent: true });
    const failure = failureOf(request({ ...connection, signal: ending.signal }, "GET", PATH));
    await arrived;
    ending.abort();
    expect(await failure).toMatchObject({ kind: "unreachable", meta: null });
  });

  it("is not sent when it was ended before", async () => {
    const failure = await failureOf(request({ ...connection, signal: AbortSignal.abort() }, "GET", PATH));
    expect(failure.kind).toBe("unreachable");
    expect(awork.journal.count()).toBe(0);
  });

  it("still times out where it could be ended", async () => {
    const { signal } = new AbortController();
    const failure = await failed({ silent: true }, { signal, timeout: SHORT });
    expect(failure.kind).toBe("timedOut");
  });
});

describe("no failure tells the token:", () => {
  const SECRET = "s3cr3t-0f-carla";
  const echo = { description: `The token ${SECRET} may not do this.`, token: SECRET };
  const throwing = (error: unknown) => () => Promise.reject(error);
  const table: [sentence: string, how: Behaviour | null, changes?: Partial<Connection>][] = [
    ...[400, 401, 403, 404, 409, 422, 429, 500, 503].flatMap((status): [string, Behaviour][] => [
      [`a plain ${status}`, { status }],
      [`a ${status} whose body repeats it`, { status, body: echo }],
      [`a ${status} whose head repeats it`, { status, headers: { "retry-after": SECRET, date: SECRET } }],
    ]),
    [
      "a 400 whose messages repeat it",
      { status: 400, body: { validationErrors: [{ property: SECRET, message: `No ${SECRET}.` }] } },
    ],
    ["a 400 whose text repeats it", { status: 400, body: `Bearer ${SECRET}` }],
    ["a web page", { html: true }],
    ["an empty 200", { empty: true }],
    ["half of the JSON", { malformed: true }],
    ["a 200 that repeats it", { body: `Bearer ${SECRET}` }],
    ["a truncated body", { truncated: true }],
    ["a dropped connection", { drop: true }],
    ["a redirect that repeats it", { status: 302, headers: { location: `/?token=${SECRET}` } }],
    ["silence", { silent: true }, { timeout: SHORT }],
    ["an end from outside that repeats it", null, { signal: AbortSignal.abort(new Error(SECRET)) }],
    ["a token that no header can hold", null, { token: `${SECRET}\n${SECRET}` }],
    ["an address that is none", null, { origin: `not an address ${SECRET}` }],
    ["a fetch that fails with it", null, { fetch: throwing(new TypeError(`Bearer ${SECRET}`)) }],
    ["a fetch that fails with the request", null, { fetch: (_url, init) => Promise.reject(init) }],
    ["a fetch that fails with a text", null, { fetch: throwing(SECRET) }],
    ["a fetch that throws at once", null, { fetch: () => { throw new Error(SECRET); } }], // prettier-ignore
  ];

  it.each(table)("%s", async (_sentence, how, changes) => {
    const levels = ["debug", "error", "info", "log", "trace", "warn"] as const;
    const printed = levels.map((level) => vi.spyOn(console, level).mockImplementation(() => {}));
    if (how) awork.script.next({ path: PATH }, how);
    const failure = await failureOf(request({ ...connection, token: SECRET, ...changes }, "GET", PATH));
    expect(failure.kind).toEqual(expect.any(String));
    expect(told(failure)).not.toContain(SECRET);
    expect(inspect(printed.map(({ mock }) => mock.calls))).not.toContain(SECRET);
  });

  it("a refusal keeps the rest of awork's words", async () => {
    const failure = await failed({ status: 400, body: echo }, { token: SECRET });
    expect(failure).toMatchObject({ kind: "refused", description: "The token … may not do this." });
  });
});

describe("a token that awork refuses", () => {
  const BAD = "token-that-has-ended";
  const renewing = (renew = vi.fn(async (_refused: string) => PERSON_TOKEN)) => ({
    renew,
    connection: { ...connection, token: BAD, renew },
  });
  const statuses = () => awork.journal.all().map(({ status }) => status);

  it("is renewed once, and the call repeated once", async () => {
    const { renew, connection } = renewing();
    expect((await request(connection, "GET", "/me")).value).toMatchObject({ id: PERSON_ID });
    expect(renew.mock.calls).toEqual([[BAD]]);
    expect(awork.journal.all()).toMatchObject([
      { path: "/api/v1/me", status: 401, user: null },
      { path: "/api/v1/me", status: 200, user: PERSON_ID },
    ]);
  });

  it("is bad where `/me` refuses the next one as well, and nobody is asked a third time", async () => {
    const { renew, connection } = renewing();
    renew.mockResolvedValue("another-bad-token");
    const failure = await failureOf(request(connection, "GET", "/me"));
    expect(failure.kind).toBe("signedOut");
    expect(renew).toHaveBeenCalledOnce();
    expect(statuses()).toEqual([401, 401]);
  });

  const DESCRIPTION = "The call to Project was blocked due to insufficient permissions.";
  it.each<[string, Method, string, object?]>([
    ["a start", "POST", "/me/timetracking/start", { timezone: "UTC", typeOfWorkId: TYPES_OF_WORK[0]!.id }],
    ["a stop", "POST", "/me/timetracking/stop"],
    ["a poll", "GET", "/me/timeentries/last"],
    ["a list", "GET", "/timeentries?page=1"],
  ])(
    "is good where the call is refused with the next one as well: %s",
    async (_title, method, path, body) => {
      const { renew, connection } = renewing();
      awork.script.always({}, { blocked: true });
      const failure = await failureOf(request(connection, method, path, body));
      expect(failure).toMatchObject({ kind: "refused", description: DESCRIPTION, meta: { date: NOW } });
      expect(renew).toHaveBeenCalledOnce();
      expect(statuses()).toEqual([401, 401]);
    },
  );

  it("is good where there is no reason to renew it, and the call is not repeated", async () => {
    const renew = vi.fn(async () => null);
    awork.script.always({}, { blocked: true });
    const failure = await failureOf(request({ ...connection, renew }, "POST", "/me/timetracking/stop"));
    expect(failure).toMatchObject({ kind: "refused", description: DESCRIPTION });
    expect(statuses()).toEqual([401]);
  });

  it("lets a POST through that was not carried out before", async () => {
    const { connection } = renewing();
    const { id } = awork.books.add({ start: NOW - MINUTE });
    const path = `/timeentries/${id}/removebreaks`;
    expect((await request(connection, "POST", path)).value).toMatchObject({ id });
    expect(statuses()).toEqual([401, 200]);
  });

  it("says the same again when it is repeated", async () => {
    const { connection } = renewing();
    const bodies: unknown[] = [];
    const send: Fetch = (url, init) => {
      bodies.push([new Headers(init.headers).get("content-type"), init.body]);
      return fetch(url, init);
    };
    const form = { timezone: "Europe/Berlin", typeOfWorkId: TYPES_OF_WORK[0]!.id };
    await request({ ...connection, fetch: send }, "POST", "/me/timetracking/start", form);
    const said = ["application/json", JSON.stringify(form)];
    expect(bodies).toEqual([said, said]);
    expect(statuses()).toEqual([401, 200]);
  });

  it.each<[string, Behaviour]>([
    ["403", { status: 403 }],
    ["400", { status: 400 }],
    ["429", { status: 429 }],
    ["500", { status: 500 }],
    ["a connection that ends", { drop: true }],
    ["a web page", { html: true }],
  ])("is not what this means, and nothing is renewed or repeated: %s", async (_sentence, behaviour) => {
    const { renew, connection } = renewing();
    awork.script.next({}, behaviour);
    await failureOf(request(connection, "POST", "/me"));
    expect(renew).not.toHaveBeenCalled();
    expect(awork.journal.count()).toBe(1);
  });

  it.each<[string, ApiError]>([
    ["the sign-in has ended", new SignInEnded("invalid_grant")],
    ["the token is lost", new TokenLost("not readable")],
    ["there is no connection", new Unreachable("no connection")],
    ["awork refuses the renewal without a word", new SignedOut("401")],
  ])("is told as why it could not be renewed, and nothing is repeated: %s", async (_sentence, why) => {
    const { renew, connection } = renewing();
    renew.mockRejectedValue(why);
    expect(await failureOf(request(connection, "GET", "/me"))).toBe(why);
    expect(renew).toHaveBeenCalledOnce();
    expect(statuses()).toEqual([401]);
  });

  it("is the end where it can't be renewed", async () => {
    const failure = await failureOf(request({ ...connection, token: BAD }, "GET", "/me"));
    expect(failure.kind).toBe("signedOut");
    expect(statuses()).toEqual([401]);
  });

  it("is told by no failure, nor is the one that came in its place", async () => {
    const { renew, connection } = renewing();
    renew.mockResolvedValue("n3w-token");
    const echo = { description: `${BAD} n3w-token` };
    awork.script.next({}, { status: 401, body: echo });
    awork.script.next({}, { status: 400, body: { description: "Not n3w-token." } });
    const failure = await failureOf(request(connection, "GET", "/me"));
    expect(failure).toMatchObject({ kind: "refused", description: "Not …." });
    expect(told(failure)).not.toMatch(/n3w-token|token-that-has-ended/);
    awork.script.next({ times: 2 }, { status: 401, body: echo });
    const refused = await failureOf(request(connection, "GET", PATH));
    expect(refused).toMatchObject({ kind: "refused", description: "… …" });
    expect(told(refused)).not.toMatch(/n3w-token|token-that-has-ended/);
  });
});
