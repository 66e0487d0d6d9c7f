import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createCaller } from "../caller.ts";
import { DAY, HOUR, MINUTE, SECOND } from "../clock.ts";
import { COLLEAGUE_ID, PERSON_ID, PERSON_TOKEN } from "../people.ts";
import { startFakeAwork, type FakeAwork } from "../server.ts";
import { WORKSPACES } from "../workspaces.ts";
import { newSecret } from "./secret.ts";
import { createVisitor, REDIRECT } from "./visitor.ts";

let awork: FakeAwork;
let visitor: ReturnType<typeof createVisitor>;
let call: ReturnType<typeof createCaller>;
let clientId: string;
beforeAll(async () => {
  awork = await startFakeAwork();
  visitor = createVisitor(awork);
  call = createCaller(awork);
});
beforeEach(() => {
  awork.clock.reset();
  awork.script.clear();
  awork.signIn.reset();
  awork.journal.clear();
  clientId = awork.signIn.addClient({ redirect_uris: [REDIRECT] }).client_id;
});
afterAll(() => awork.close());

type Form = Record<string, string>;
const PATH = "/accounts/token";
const statusOf = async (token: string) => (await call("GET /me", { token })).status;
const tokensOf = ({ json }: { json: any }) => ({
  accessToken: json.access_token as string,
  refreshToken: json.refresh_token as string,
});
const refused = ({ status, json }: { status: number; json: any }) => [status, json.error];
const INVALID_GRANT = [400, "invalid_grant"];

describe("a code", () => {
  it("is exchanged for tokens", async () => {
    const { status, headers, json } = await visitor.token(await visitor.consent(clientId));
    expect([status, headers.get("cache-control")]).toEqual([200, "no-store"]);
    expect(json).toEqual({
      access_token: expect.stringMatching(/^[\w-]{64}$/),
      token_type: "Bearer",
      expires_in: 86400,
      refresh_token: expect.stringMatching(/^[\w-]{64}$/),
      scope: "full_access offline_access",
    });
    expect(await statusOf(json.access_token)).toBe(200);
  });

  it.each([
    ["another code", { code: "unknown" }, INVALID_GRANT],
    ["no code", { code: "" }, [400, "invalid_request"]],
    ["another redirect address", { redirect_uri: "https://example.com/" }, INVALID_GRANT],
    ["no redirect address", { redirect_uri: "" }, [400, "invalid_request"]],
    ["another verifier", { code_verifier: newSecret() }, INVALID_GRANT],
    ["no verifier", { code_verifier: "" }, [400, "invalid_request"]],
    ["a verifier that is too short", { code_verifier: "short" }, [400, "invalid_request"]],
    ["an unknown client", { client_id: "nobody" }, [401, "invalid_client"]],
    ["no client", { client_id: "" }, [401, "invalid_client"]],
    ["a client's secret", { client_secret: "secret" }, [401, "invalid_client"]],
    ["an unknown grant type", { grant_type: "password" }, [400, "unsupported_grant_type"]],
    ["no grant type", { grant_type: "" }, [400, "invalid_request"]],
  ])("is not exchanged with %s, and stays good", async (_, wrong: Form, expected) => {
    const form = await visitor.consent(clientId);
    expect(refused(await visitor.token({ ...form, ...wrong }))).toEqual(expected);
    expect((await visitor.token(form)).status).toBe(200);
  });

  it("is not exchanged by another client", async () => {
    const other = awork.signIn.addClient({ redirect_uris: [REDIRECT] });
    const form = await visitor.consent(clientId);
    expect(refused(await visitor.token({ ...form, client_id: other.client_id }))).toEqual(INVALID_GRANT);
    expect((await visitor.token(form)).status).toBe(200);
  });

  it("does not take its challenge for its verifier", async () => {
    const form = await visitor.consent(clientId, { ask: { code_challenge: "c".repeat(43) } });
    expect(refused(await visitor.token({ ...form, code_verifier: "c".repeat(43) }))).toEqual(INVALID_GRANT);
  });

  it.each([
    [45, 200],
    [60, 400],
  ])("is worth after %i s: %i", async (seconds, status) => {
    const form = await visitor.consent(clientId);
    awork.clock.advance(seconds * SECOND);
    expect((await visitor.token(form)).status).toBe(status);
  });

  it("works once, and a second use ends what came of the first", async () => {
    const form = await visitor.consent(clientId);
    const first = tokensOf(await visitor.token(form));
    const second = tokensOf(await visitor.refresh(clientId, first.refreshToken));
    expect(refused(await visitor.token(form))).toEqual(INVALID_GRANT);
    expect([await statusOf(first.accessToken), await statusOf(second.accessToken)]).toEqual([401, 401]);
    expect(refused(await visitor.refresh(clientId, second.refreshToken))).toEqual(INVALID_GRANT);
  });

  it.each([
    ["the client did not register for it", { grant_types: ["authorization_code"] }, {}],
    ["the scope does not ask for it", {}, { scope: "full_access" }],
  ])("brings no refresh token where %s", async (_, client, ask) => {
    const { client_id } = awork.signIn.addClient({ redirect_uris: [REDIRECT], ...client });
    const { status, json } = await visitor.token(await visitor.consent(client_id, { ask }));
    expect(status).toBe(200);
    expect(json).not.toHaveProperty("refresh_token");
  });
});

describe("the form", () => {
  const send = async (body: string | URLSearchParams, headers: Form = {}, search = "") => {
    const response = await fetch(`${awork.origin}/api/v1${PATH}${search}`, { method: "POST", body, headers });
    return { status: response.status, json: (await response.json()) as any };
  };
  const good = () => {
    const { refreshToken } = awork.signIn.issue();
    return { grant_type: "refresh_token", client_id: clientId, refresh_token: refreshToken };
  };

  it("may say its charset", async () => {
    const type = "application/x-www-form-urlencoded; charset=UTF-8";
    expect((await send(new URLSearchParams(good()).toString(), { "content-type": type })).status).toBe(200);
  });

  it.each<[string, () => ReturnType<typeof send>]>([
    ["JSON", () => send(JSON.stringify(good()), { "content-type": "application/json" })],
    ["text", () => send(new URLSearchParams(good()).toString(), { "content-type": "text/plain" })],
    ["an address", () => send("", {}, `?${new URLSearchParams(good()).toString()}`)],
    ["an address beside it", () => send(new URLSearchParams(good()), {}, "?client_id=1")],
    [
      "a parameter given twice",
      () => send(new URLSearchParams([...Object.entries(good()), ["scope", "a"], ["scope", "a"]])),
    ],
  ])("is not %s", async (_, act) => {
    expect(refused(await act())).toEqual([400, "invalid_request"]);
    expect(awork.signIn.rotations).toBe(0);
  });

  it("does not take a public client that authenticates", async () => {
    const headers = { authorization: `Basic ${btoa(`${clientId}:`)}` };
    expect(refused(await send(new URLSearchParams(good()), headers))).toEqual([401, "invalid_client"]);
  });
});

describe("a refresh token", () => {
  it("is exchanged for a new pair, and the old access token lives on", async () => {
    const first = await visitor.signIn(clientId);
    const answer = await visitor.refresh(clientId, first.refreshToken);
    const second = tokensOf(answer);
    expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "no-store"]);
    expect(answer.json).toMatchObject({ token_type: "Bearer", expires_in: 86400 });
    expect(new Set([...Object.values(first), ...Object.values(second)]).size).toBe(4);
    expect([await statusOf(first.accessToken), await statusOf(second.accessToken)]).toEqual([200, 200]);
    expect(awork.signIn.rotations).toBe(1);
  });

  it("keeps person and workspace", async () => {
    const { refreshToken } = awork.signIn.issue(COLLEAGUE_ID, { workspaceId: WORKSPACES[1].id });
    const { accessToken } = tokensOf(await visitor.refresh(clientId, refreshToken));
    const { json } = await call("GET /me", { token: accessToken });
    expect([json.id, json.workspace.id]).toEqual([COLLEAGUE_ID, WORKSPACES[1].id]);
  });

  it.each([
    ["an unknown one", { refresh_token: "unknown" }, INVALID_GRANT],
    ["none", { refresh_token: "" }, [400, "invalid_request"]],
    ["an unknown client", { client_id: "nobody" }, [401, "invalid_client"]],
    ["a scope that was not granted", { scope: "everything" }, [400, "invalid_scope"]],
  ])("is refused: %s; and nothing is lost by it", async (_, wrong: Form, expected) => {
    const { refreshToken } = awork.signIn.issue();
    expect(refused(await visitor.refresh(clientId, refreshToken, wrong))).toEqual(expected);
    expect((await visitor.refresh(clientId, refreshToken)).status).toBe(200);
  });

  it("is not another client's, nor an access token", async () => {
    const { accessToken, refreshToken } = awork.signIn.issue();
    const other = awork.signIn.addClient();
    expect(refused(await visitor.refresh(other.client_id, refreshToken))).toEqual(INVALID_GRANT);
    expect(refused(await visitor.refresh(clientId, accessToken))).toEqual(INVALID_GRANT);
    expect(await statusOf(refreshToken)).toBe(401);
  });

  it("is not for a client that did not register for it", async () => {
    const client = awork.signIn.addClient({ grant_types: ["authorization_code"] });
    const { refreshToken } = awork.signIn.issue(PERSON_ID, { client });
    expect(refused(await visitor.refresh(client.client_id, refreshToken))).toEqual([
      400,
      "unauthorized_client",
    ]);
  });

  it("that is used twice ends the whole sign-in", async () => {
    const first = await visitor.signIn(clientId);
    const second = tokensOf(await visitor.refresh(clientId, first.refreshToken));
    expect(refused(await visitor.refresh(clientId, first.refreshToken))).toEqual(INVALID_GRANT);
    expect([await statusOf(first.accessToken), await statusOf(second.accessToken)]).toEqual([401, 401]);
    expect(refused(await visitor.refresh(clientId, second.refreshToken))).toEqual(INVALID_GRANT);
    expect(awork.signIn.rotations).toBe(1);
  });

  it("that is used twice ends no other sign-in", async () => {
    const [one, other] = [await visitor.signIn(clientId), await visitor.signIn(clientId)];
    await visitor.refresh(clientId, one.refreshToken);
    await visitor.refresh(clientId, one.refreshToken);
    expect(await statusOf(other.accessToken)).toBe(200);
    expect((await visitor.refresh(clientId, other.refreshToken)).status).toBe(200);
  });

  it("that is used twice is refused and no more, where the rules say so", async () => {
    awork.signIn.reuse = "refuses";
    const first = await visitor.signIn(clientId);
    const second = tokensOf(await visitor.refresh(clientId, first.refreshToken));
    expect(refused(await visitor.refresh(clientId, first.refreshToken))).toEqual(INVALID_GRANT);
    expect(await statusOf(second.accessToken)).toBe(200);
    expect((await visitor.refresh(clientId, second.refreshToken)).status).toBe(200);
  });

  it("of two that come at once, one wins", async () => {
    const { refreshToken } = awork.signIn.issue();
    const answers = await Promise.all([1, 2].map(() => visitor.refresh(clientId, refreshToken)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400]);
    expect(awork.journal.count(({ reused }) => reused === true)).toBe(1);
  });
});

describe("time, by the fake's clock", () => {
  it.each([
    [24 * HOUR - MINUTE, 200],
    [24 * HOUR, 401],
    [25 * HOUR, 401],
  ])("an access token after %i ms: %i", async (age, status) => {
    const { accessToken } = awork.signIn.issue();
    awork.clock.advance(age);
    expect(await statusOf(accessToken)).toBe(status);
  });

  it.each([
    [25 * HOUR, 200],
    [29 * DAY, 200],
    [30 * DAY, 400],
    [31 * DAY, 400],
  ])("a refresh token after %i ms: %i", async (age, status) => {
    const { refreshToken } = awork.signIn.issue();
    awork.clock.advance(age);
    expect((await visitor.refresh(clientId, refreshToken)).status).toBe(status);
  });

  it("each refresh token has its own 30 days", async () => {
    let { refreshToken } = awork.signIn.issue();
    for (let month = 0; month < 3; month += 1) {
      awork.clock.advance(29 * DAY);
      ({ refreshToken } = tokensOf(await visitor.refresh(clientId, refreshToken)));
    }
    expect(awork.signIn.rotations).toBe(3);
  });

  it("401 says so in awork's words", async () => {
    const { accessToken } = awork.signIn.issue();
    awork.clock.advance(25 * HOUR);
    expect((await call("GET /me", { token: accessToken })).json.code).toBe("unauthorized");
  });
});

describe("a test may end", () => {
  it.each<[string, () => void, number, number]>([
    ["every sign-in", () => awork.signIn.revokeAll(), 401, 400],
    ["the access tokens", () => awork.signIn.endAccess(), 401, 200],
    ["a client", () => awork.signIn.forgetClient(clientId), 200, 401],
    ["all clients", () => awork.signIn.forgetClients(), 200, 401],
    ["everything", () => awork.signIn.reset(), 401, 401],
  ])("%s", async (_, end, access, refresh) => {
    const { accessToken, refreshToken } = await visitor.signIn(clientId);
    end();
    expect(await statusOf(accessToken)).toBe(access);
    expect((await visitor.refresh(clientId, refreshToken)).status).toBe(refresh);
    expect(await statusOf(PERSON_TOKEN)).toBe(200);
  });

  it("what was revoked before a code was exchanged", async () => {
    const form = await visitor.consent(clientId);
    awork.signIn.revokeAll();
    expect(refused(await visitor.token(form))).toEqual(INVALID_GRANT);
  });

  it("what it has set", () => {
    Object.assign(awork.signIn, { registration: "refused", reuse: "refuses", dialect: "awork" });
    awork.signIn.reset();
    expect(awork.signIn).toMatchObject({
      registration: "open",
      reuse: "revokes",
      dialect: "oauth",
      clients: [],
      rotations: 0,
    });
  });
});

describe("an authorization that is taken back", () => {
  const takeBack = (id: string, token: string) =>
    call(`DELETE /accounts/me/authorizedclients/${encodeURIComponent(id)}`, { token });

  it("ends every sign-in of the person with this client, and no other", async () => {
    const other = awork.signIn.issue(COLLEAGUE_ID);
    const mine = [await visitor.signIn(clientId), await visitor.signIn(clientId)];
    const { status, json } = await takeBack(clientId, mine[0]!.accessToken);
    expect([status, json]).toEqual([200, { revokedClientCount: 1, revokedRefreshTokenCount: 2 }]);
    for (const { accessToken, refreshToken } of mine) {
      expect(await statusOf(accessToken)).toBe(401);
      expect(refused(await visitor.refresh(clientId, refreshToken))).toEqual(INVALID_GRANT);
    }
    expect(await statusOf(other.accessToken)).toBe(200);
  });

  it.each<[string, () => Promise<{ status: number }>, number]>([
    ["without a token", () => takeBack(clientId, "unknown"), 401],
    ["of a client that was never allowed anything", () => takeBack("dcr_unknown", PERSON_TOKEN), 404],
    [
      "where it fails by the rules",
      async () => {
        const { accessToken } = awork.signIn.issue();
        awork.signIn.revocation = "fails";
        return takeBack(clientId, accessToken);
      },
      500,
    ],
  ])("is refused %s", async (_title, act, status) => {
    expect((await act()).status).toBe(status);
  });
});

describe("errors", () => {
  it.each([
    ["invalid_grant", 400, { refresh_token: "unknown" }],
    ["invalid_client", 401, { client_id: "nobody" }],
  ])("%s: %i, in either dialect", async (code, status, wrong: Form) => {
    const { refreshToken } = awork.signIn.issue();
    const oauth = await visitor.refresh(clientId, refreshToken, wrong);
    awork.signIn.dialect = "awork";
    const own = await visitor.refresh(clientId, refreshToken, wrong);
    expect([oauth.status, own.status]).toEqual([status, status]);
    expect(oauth.json).toEqual({ error: code, error_description: expect.any(String) });
    expect(own.json).toEqual({
      code,
      description: oauth.json.error_description,
      link: "https://developers.awork.com",
      traceId: expect.any(String),
    });
    expect(own.headers.get("cache-control")).toBe("no-store");
  });
});

describe("habits that the description allows", () => {
  it("null in place of what there is none of", async () => {
    awork.signIn.absent = "null";
    const client = awork.signIn.addClient({ redirect_uris: [REDIRECT], grant_types: ["authorization_code"] });
    const { json } = await visitor.token(await visitor.consent(client.client_id));
    expect(json).toMatchObject({ refresh_token: null, scope: null, id_token: null });
    const { refreshToken } = awork.signIn.issue(PERSON_ID, { client: awork.signIn.addClient() });
    const last = awork.signIn.clients.at(-1)!.client_id;
    expect((await visitor.refresh(last, refreshToken)).json.refresh_token).toMatch(/^[\w-]{64}$/);
  });

  it("a life that is said, and another that is so", async () => {
    awork.signIn.saidLife = 60;
    const { json } = await visitor.token(await visitor.consent(clientId));
    expect(json.expires_in).toBe(60);
    awork.clock.advance(HOUR);
    expect(await statusOf(json.access_token)).toBe(200);
  });

  it("a refusal to refresh that is not final", async () => {
    const { refreshToken } = awork.signIn.issue();
    awork.signIn.refreshRefusal = "temporarily_unavailable";
    expect(refused(await visitor.refresh(clientId, refreshToken))).toEqual([400, "temporarily_unavailable"]);
    awork.signIn.refreshRefusal = null;
    expect((await visitor.refresh(clientId, refreshToken)).status).toBe(200);
  });
});

it("the journal never keeps a code, a verifier or a token, wherever it stood", async () => {
  const form = await visitor.consent(clientId);
  const { accessToken, refreshToken } = tokensOf(await visitor.token(form));
  await visitor.refresh(clientId, refreshToken);
  await fetch(`${awork.origin}/api/v1${PATH}?refresh_token=${refreshToken}`, { method: "POST" });
  await call("GET /me", { token: accessToken });
  const kept = JSON.stringify(awork.journal.all());
  for (const secret of [...awork.signIn.secrets(), form.code_verifier]) expect(kept).not.toContain(secret);
  expect(awork.signIn.secrets()).toEqual(expect.arrayContaining([form.code, accessToken, refreshToken]));
});
