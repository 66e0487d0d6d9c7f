import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { question, redeem } from "@/lib/awork/oauth/authorize";
import { type ApiErrorKind, ApiError } from "@/lib/awork/api-error";
import { type OAuthOptions, NotGranted, isUnknownClient } from "@/lib/awork/oauth/oauth";
import { register } from "@/lib/awork/oauth/register";
import { renew } from "@/lib/awork/oauth/renew";
import { DAY, HOUR, MINUTE, SECOND } from "@/lib/timer/time";
import type { Behaviour } from "@/tests/fake-awork/script";
import { type FakeAwork, startFakeAwork } from "@/tests/fake-awork/server";
import { REDIRECT } from "@/tests/fake-awork/sign-in/visitor";
import { thrownBy, told } from "../told";

const NOW = Date.parse("2026-08-26T10:00:00Z");
const CODE = "c0de-that-awork-gave";
const REFRESH = "r3fresh-token-of-carla";

/** Long enough for the fake to answer, short enough to wait for. */
const SHORT = 80;

let awork: FakeAwork;
beforeAll(async () => {
  awork = await startFakeAwork();
});
beforeEach(() => {
  awork.clock.set(NOW);
  awork.script.clear();
  awork.journal.clear();
  awork.signIn.reset();
});
afterAll(() => awork.close());

const asked = question("a-client", REDIRECT);
const answer = `${REDIRECT}?${new URLSearchParams({ code: CODE, state: asked.state })}`;

type Step = { path: string; take: (door: OAuthOptions) => Promise<unknown> };
const STEPS: Record<string, Step> = {
  redeem: { path: "/accounts/token", take: (door) => redeem(door, asked, answer) },
  renew: { path: "/accounts/token", take: (door) => renew(door, "a-client", REFRESH) },
  register: { path: "/clientapplications/register", take: (door) => register(door, REDIRECT, "1.2.3") },
};

function failed(step: string, behaviour: Behaviour, changes: Partial<OAuthOptions> = {}) {
  const { path, take } = STEPS[step]!;
  awork.script.always({ path }, behaviour);
  return thrownBy(take({ fetch, origin: awork.origin, now: () => NOW, ...changes }));
}

describe.each(Object.keys(STEPS))("awork's word on a step of the sign-in: %s", (step) => {
  const codeOf = (error: Error) => (error instanceof NotGranted ? error.code : error.message);

  it.each<[string, number, object, string]>([
    ["in OAuth's words", 400, { error: "invalid_grant", error_description: "No." }, "invalid_grant"],
    ["in OAuth's words, with 401", 401, { error: "invalid_client" }, "invalid_client"],
    ["in its own words", 400, { code: "invalid_grant", description: "No." }, "invalid_grant"],
    ["in its own words, with hyphens", 400, { code: "invalid-grant", link: "https://…" }, "invalid_grant"],
    ["with hyphens and 401", 401, { code: "unauthorized-client" }, "unauthorized_client"],
    ["in words that no code has", 400, { error: "No, never." }, "unknown"],
    ["in both", 400, { error: "invalid_grant", code: "refused" }, "invalid_grant"],
  ])("is a refusal %s", async (_sentence, status, body, code) => {
    const error = await failed(step, { status, body });
    expect(codeOf(error)).toBe(code);
    if (step !== "renew") expect(error).toMatchObject({ code });
    // A client that awork refuses as a native one is tried once more, as a web client.
    expect(awork.journal.count()).toBe(step === "register" && status === 400 ? 2 : 1);
  });

  const NONE: [string, Behaviour, ApiErrorKind][] = [
    ["a web page with 400", { status: 400, body: "<h1>Bad request</h1>" }, "notUnderstood"],
    ["a web page with 401", { status: 401, body: "<h1>Who are you?</h1>" }, "notUnderstood"],
    ["an empty 400", { status: 400, body: "" }, "notUnderstood"],
    ["null with 400", { status: 400, body: "null" }, "notUnderstood"],
    ["a 400 without a code", { status: 400, body: { description: "No." } }, "notUnderstood"],
    ["a 400 with an empty code", { status: 400, body: { error: "" } }, "notUnderstood"],
    ["a 400 with a code that is no text", { status: 400, body: { error: { code: 1 } } }, "notUnderstood"],
    ["403", { status: 403, body: { error: "invalid_grant" } }, "forbidden"],
    ["404", { status: 404 }, "gone"],
    ["422", { status: 422, body: { error: "invalid_grant" } }, "refused"],
    ["429", { status: 429 }, "tooMany"],
    ["500", { status: 500 }, "aworkTrouble"],
    [
      "500 that looks like a word of OAuth's",
      { status: 500, body: { error: "invalid_grant" } },
      "aworkTrouble",
    ],
    ["503 with a web page", { status: 503, body: "<h1>Back soon</h1>" }, "aworkTrouble"],
    ["a web page", { html: true }, "notUnderstood"],
    ["an empty 200", { status: 200, body: "" }, "notUnderstood"],
    ["204", { status: 204 }, "notUnderstood"],
    ["205", { status: 205 }, "notUnderstood"],
    ["half of the JSON", { status: 200, body: '{"access_token":' }, "notUnderstood"],
    ["null", { status: 200, body: "null" }, "notUnderstood"],
    ["something else", { status: 200, body: {} }, "notUnderstood"],
    ["a list", { status: 200, body: [] }, "notUnderstood"],
    ["a refusal with 200", { status: 200, body: { error: "invalid_grant" } }, "notUnderstood"],
    ["a connection that ends", { drop: true }, "unreachable"],
    ["a redirect", { status: 302, headers: { location: "/api/v1/me" } }, "unreachable"],
    ["silence", { silent: true }, "timedOut"],
  ];
  // One function reads them for all steps: three stand for the rest.
  const some = ["a web page with 400", "500", "a connection that ends"];
  it.each(NONE.filter(([title]) => step === "redeem" || some.includes(title)))(
    "is none, and says nothing of the sign-in: %s",
    async (_sentence, behaviour, kind) => {
      const timeout = "silent" in behaviour ? SHORT : 10 * SECOND;
      const error = await failed(step, behaviour, { timeout });
      expect(error).toBeInstanceOf(ApiError);
      expect(error).toMatchObject({ kind });
      // On a busy machine a request can be given up before it has arrived.
      if (kind === "timedOut") expect(awork.journal.count()).toBeLessThanOrEqual(1);
      else expect(awork.journal.count()).toBe(1);
    },
  );

  it.each([
    ["says how long", { "retry-after": "30" }, 30 * SECOND],
    ["says until when", { "retry-after": new Date(NOW + 2 * MINUTE).toUTCString() }, 2 * MINUTE],
    ["says nothing", { "ratelimit-reset": null }, MINUTE],
  ])("carries the time to wait where it %s", async (_sentence, headers, wait) => {
    expect(await failed(step, { status: 429, headers })).toMatchObject({ kind: "tooMany", wait });
  });
});

describe.each(["redeem", "renew"])("a pair that is none: %s", (step) => {
  const pair = { access_token: "an-access-token", token_type: "Bearer", expires_in: 86_400 };
  it.each<[string, object]>([
    ["without an access token", { ...pair, access_token: undefined }],
    ["with an access token that is null", { ...pair, access_token: null }],
    ["with an empty access token", { ...pair, access_token: "" }],
    ["of a type that is not known", { ...pair, token_type: "mac" }],
  ])("%s", async (_sentence, body) => {
    expect(await failed(step, { status: 200, body })).toMatchObject({ kind: "notUnderstood" });
  });
});

describe.each(["redeem", "renew"])("a pair is taken, whatever else is odd about it: %s", (step) => {
  const pair = { access_token: "an-access-token", token_type: "Bearer", refresh_token: "another" };
  const taken = async (body: object): Promise<unknown> => {
    const { path, take } = STEPS[step]!;
    awork.script.always({ path }, { status: 200, body });
    return take({ fetch, origin: awork.origin, now: () => NOW });
  };

  it.each<[string, object]>([
    ["no scope and no id token, as null", { scope: null, id_token: null }],
    ["all of it null that can be", { scope: null, id_token: null, expires_in: null, token_type: null }],
    ["empty fields", { scope: "", id_token: "", token_type: "", expires_in: "" }],
    ["a scope as a list", { scope: ["full_access"] }],
    ["an id token that is none", { id_token: "none" }],
    ["an id token of somebody else's", { id_token: "eyJhbGciOiJub25lIn0.eyJpc3MiOiJ4In0.c2ln" }],
    ["no type", { token_type: undefined }],
    ["a type that is no text", { token_type: ["Bearer"] }],
    ["its type in capitals", { token_type: "BEARER" }],
    ["a life that is no number", { expires_in: "long" }],
    ["a life that has ended", { expires_in: -1 }],
    ["a life of another kind", { expires_in: { seconds: 60 } }],
    ["fields that nobody knows", { error: null, x: 1 }],
  ])("%s", async (_sentence, odd) => {
    expect(await taken({ ...pair, ...odd })).toEqual({
      access: "an-access-token",
      refresh: "another",
      expiresAt: NOW + DAY,
    });
  });

  it.each<[string, unknown]>([
    ["null", null],
    ["empty", ""],
    ["absent", undefined],
    ["no text", 1],
    ["a list", ["another"]],
  ])("a refresh token that is %s is none", async (_sentence, refresh_token) => {
    expect(await taken({ ...pair, refresh_token })).toMatchObject({ refresh: null });
  });

  it.each<[string, unknown, number]>([
    ["as long as awork says", 7200, 2 * HOUR],
    ["as long as awork says in text", "7200", 2 * HOUR],
    ["for ten minutes where it is said to end at once", 1, 10 * MINUTE],
    ["for ten minutes where it is said to last one", 60, 10 * MINUTE],
    ["for a day where it is said to last no time", 0, DAY],
    ["for a day where it is said to last for ever", 1e13, DAY],
    ["for a day where it is said to last longer than any number", 1e308, DAY],
  ])("an access token is trusted %s", async (_sentence, expires_in, life) => {
    expect(await taken({ ...pair, expires_in })).toMatchObject({ expiresAt: NOW + life });
  });
});

it.each<[string, object]>([
  [
    "every field null that can be",
    { client_secret: null, scope: null, redirect_uris: null, client_name: null },
  ],
  ["a secret that is empty", { client_secret: "" }],
  ["a secret that it does not need, and no end of it", { client_secret: "secret" }],
  ["an id that was issued at no time", { client_id_issued_at: null, client_secret_expires_at: null }],
])("a client is registered with %s", async (_sentence, odd) => {
  awork.script.always({ path: STEPS.register!.path }, { status: 201, body: { client_id: "dcr_1", ...odd } });
  const door = { fetch, origin: awork.origin, now: () => NOW };
  expect(await STEPS.register!.take(door)).toBe("dcr_1");
});

it.each(Object.keys(STEPS).flatMap((step) => [200, 201, 202].map((status) => [step, status] as const)))(
  "an answer is taken for what is in it, whatever success is said: %s %i",
  async (step, status) => {
    const { path, take } = STEPS[step]!;
    awork.script.always({ path }, { status, body: { access_token: "new", client_id: "new" } });
    await take({ fetch, origin: awork.origin, now: () => NOW });
    expect(awork.journal.count()).toBe(1);
  },
);

it("an empty word of OAuth's stands before none of awork's", async () => {
  const error = await failed("renew", { status: 400, body: { error: "", code: "invalid-grant" } });
  expect(error).toMatchObject({ kind: "signInEnded", message: "invalid_grant" });
});

it.each(Object.keys(STEPS))("an answer gets 25 seconds: %s", async (step) => {
  const timeout = vi.spyOn(AbortSignal, "timeout");
  await failed(step, { status: 500 });
  expect(timeout.mock.calls).toEqual([[25 * SECOND]]);
  timeout.mockRestore();
});

describe.each(["redeem", "renew"])("no error tells a secret: %s", (step) => {
  const named = {
    "the code": CODE,
    "the refresh token": REFRESH,
    "the verifier": asked.verifier,
    "the state": asked.state,
    "a new access token": "new-4ccess-token",
    "a new refresh token": "new-r3fresh-token",
  };
  const secrets = Object.values(named);
  const echo = secrets.join(" ");
  const pair = { access_token: "new-4ccess-token", refresh_token: "new-r3fresh-token" };

  function expectNothingTold(error: Error) {
    for (const secret of secrets) {
      expect(told(error)).not.toContain(secret);
      // As awork's codes are rewritten.
      expect(told(error)).not.toContain(secret.replaceAll("-", "_"));
    }
  }

  it.each<[string, Behaviour]>([
    ...[400, 401, 403, 404, 409, 422, 429, 500].flatMap((status): [string, Behaviour][] => [
      [`a ${status} that repeats them`, { status, body: { description: echo, echo } }],
      [`a ${status} that repeats them as text`, { status, body: echo }],
      [`a ${status} whose head repeats them`, { status, headers: { "retry-after": echo, "x-echo": echo } }],
      ...Object.entries(named).map(([name, secret]): [string, Behaviour] => [
        `a ${status} whose code is ${name}`,
        { status, body: { error: secret, error_description: echo } },
      ]),
    ]),
    ["a 200 that repeats them", { status: 200, body: { echo } }],
    ["a 200 that repeats them as text", { status: 200, body: echo }],
    ["a pair of another type", { status: 200, body: { ...pair, token_type: "mac" } }],
    [
      "a pair with an access token that is none",
      { status: 200, body: { ...pair, access_token: [echo], id_token: echo } },
    ],
    ["a web page", { html: true }],
    ["a dropped connection", { drop: true }],
    ["a redirect that repeats them", { status: 302, headers: { location: `/?${CODE}&${REFRESH}` } }],
  ])("%s", async (_sentence, behaviour) => {
    const error = await failed(step, behaviour);
    expectNothingTold(error);
  });

  it.each<[string, Partial<OAuthOptions>]>([
    [
      "a fetch that fails with the request",
      { fetch: (url, init) => Promise.reject(Object.assign(init, { url })) },
    ],
    [
      "a fetch that fails with its body",
      { fetch: (_url, init) => Promise.reject(new Error(String(init.body))) },
    ],
  ])("%s", async (_sentence, changes) => {
    const error = await failed(step, {}, changes);
    expect(error).toMatchObject({ kind: "unreachable" });
    expectNothingTold(error);
  });
});

describe("renewing", () => {
  const refused = (status: number, body: object) => failed("renew", { status, body });

  it.each(["invalid_grant", "invalid_client", "unauthorized_client"])(
    "is over for good where awork says %s",
    async (code) => {
      for (const body of [{ error: code }, { code }, { code: code.replaceAll("_", "-"), error: null }])
        expect(await refused(400, body)).toMatchObject({ kind: "signInEnded", message: code });
    },
  );

  it.each([
    "temporarily_unavailable",
    "server_error",
    "slow_down",
    "invalid_request",
    "invalid_scope",
    "unsupported_grant_type",
    "authorization_pending",
    "interaction_required",
    "unauthorized",
    "not-found",
    "invalid-model",
    "Please sign in to the proxy",
  ])("is not over where awork, or what stands before it, says %s", async (code) => {
    for (const status of [400, 401])
      for (const body of [{ error: code }, { code, description: "No." }])
        expect(await refused(status, body)).toMatchObject({ kind: "aworkTrouble" });
  });
});

it.each([
  ["invalid_client", true],
  ["unauthorized_client", true],
  ["invalid_grant", false],
  ["access_denied", false],
  ["", false],
])("%s says that the client is not known: %s", (code, isUnknown) => {
  expect(isUnknownClient(code)).toBe(isUnknown);
});
