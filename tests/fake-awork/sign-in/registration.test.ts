import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startFakeAwork, type FakeAwork } from "../server.ts";
import { createVisitor, REDIRECT, REGISTRATION } from "./visitor.ts";

let awork: FakeAwork;
let visitor: ReturnType<typeof createVisitor>;
beforeAll(async () => {
  awork = await startFakeAwork();
  visitor = createVisitor(awork);
});
beforeEach(() => awork.signIn.reset());
afterAll(() => awork.close());

const PATH = "/clientapplications/register";

describe("registration", () => {
  it("gives whoever asks an id, and says what was registered", async () => {
    awork.clock.set(Date.parse("2026-08-26T10:00:00.700Z"));
    const { status, headers, json } = await visitor.register();
    awork.clock.reset();
    expect([status, headers.get("cache-control")]).toEqual([201, "no-store"]);
    expect(json).toEqual({
      ...REGISTRATION,
      client_id: expect.stringMatching(/^dcr_[0-9a-f]{24}$/),
      client_id_issued_at: 1787738400,
      client_secret_expires_at: 0,
    });
    expect(awork.signIn.clients).toEqual([expect.objectContaining({ client_id: json.client_id })]);
  });

  it("gives every client an id of its own", async () => {
    const [one, other] = [await visitor.register(), await visitor.register()];
    expect(one.json.client_id).not.toBe(other.json.client_id);
    expect(awork.signIn.clients).toHaveLength(2);
  });

  it("takes for granted what RFC 7591 does", async () => {
    const { status, json } = await visitor.register({
      redirect_uris: [REDIRECT],
      token_endpoint_auth_method: "none",
      client_name: null,
    });
    expect(status).toBe(201);
    expect(json).toMatchObject({ grant_types: ["authorization_code"], response_types: ["code"] });
    expect(json).not.toHaveProperty("client_name");
  });

  it.each([
    "https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/",
    "https://0123456789abcdef.extensions.allizom.org/",
    "http://127.0.0.1:1234/callback",
    "http://[::1]:1234/callback",
    "http://localhost/callback",
  ])("takes the redirect address %s", async (address) => {
    expect((await visitor.register({ ...REGISTRATION, redirect_uris: [address] })).status).toBe(201);
  });

  it.each([
    ["no redirect address", "redirect_uris", undefined],
    ["an empty list of them", "redirect_uris", []],
    ["one in words", "redirect_uris", REDIRECT],
    ["one among numbers", "redirect_uris", [REDIRECT, 1]],
    ["a relative one", "redirect_uris", ["/callback"]],
    ["http on another machine", "redirect_uris", ["http://example.com/"]],
    ["http on a machine that is called like this one", "redirect_uris", ["http://localhost.example.com/"]],
    ["another scheme", "redirect_uris", ["chrome-extension://abcdefghijklmnop/page.html"]],
    ["a good and a bad one", "redirect_uris", [REDIRECT, "http://example.com/"]],
    ["one with a fragment", "redirect_uris", [`${REDIRECT}#here`]],
    ["no word on authentication", "token_endpoint_auth_method", undefined],
    ["a client with a secret", "token_endpoint_auth_method", "client_secret_basic"],
    ["an unknown grant type", "grant_types", ["authorization_code", "password"]],
    ["refreshing alone", "grant_types", ["refresh_token"]],
    ["no grant type", "grant_types", []],
    ["another response type", "response_types", ["token"]],
    ["two response types", "response_types", ["code", "token"]],
    ["an unknown scope", "scope", "full_access everything"],
    ["an empty scope", "scope", ""],
    ["a scope as a list", "scope", ["full_access"]],
    ["another kind of application", "application_type", "toaster"],
    ["a relative address of its own", "client_uri", "/about"],
    ["a script for an address", "logo_uri", "javascript:alert(1)"],
    ["what is not in the reference", "client_id", "mine"],
  ])("refuses %s", async (_, property, value) => {
    const { status, json } = await visitor.register({ ...REGISTRATION, [property]: value });
    expect([status, json.code]).toEqual([400, "invalid-model"]);
    expect(json.validationErrors).toEqual([{ property, message: expect.any(String) }]);
    expect(awork.signIn.clients).toEqual([]);
  });

  it.each([
    ["no JSON", "redirect_uris=1", { "content-type": "application/json" }],
    ["a list", "[]", { "content-type": "application/json" }],
    ["nothing", "", { "content-type": "application/json" }],
    ["another type of content", JSON.stringify(REGISTRATION), { "content-type": "text/plain" }],
  ])("refuses %s", async (_, body, headers) => {
    expect((await visitor.register(body, headers)).status).toBe(400);
  });

  it("is refused with awork's error body where a tenant does not want it", async () => {
    awork.signIn.registration = "refused";
    const { status, json } = await visitor.register();
    expect([status, json.code, json.link]).toEqual([401, "unauthorized", "https://developers.awork.com"]);
    awork.signIn.registration = "open";
    expect((await visitor.register()).status).toBe(201);
  });

  it("has null for each field without a value, where the rules say so", async () => {
    awork.signIn.absent = "null";
    const { json } = await visitor.register();
    expect(json).toMatchObject({ client_secret: null, contacts: null, logo_uri: null });
    expect(json).toMatchObject(REGISTRATION);
  });

  it("refuses a native client with an https address, where the rules say so", async () => {
    awork.signIn.native = "refused";
    const { status, json } = await visitor.register({ ...REGISTRATION, application_type: "native" });
    expect([status, json.validationErrors[0].property]).toEqual([400, "application_type"]);
    expect((await visitor.register()).status).toBe(201);
  });

  it("is in the journal, and misbehaves when told to", async () => {
    awork.journal.clear();
    awork.script.next({ path: PATH }, { status: 403 });
    awork.script.next({ path: PATH }, { html: true });
    awork.script.next({ path: PATH }, { drop: "after" });
    expect((await visitor.register()).status).toBe(403);
    expect((await visitor.register()).headers.get("content-type")).toContain("text/html");
    expect(awork.signIn.clients).toHaveLength(0);
    await expect(visitor.register()).rejects.toThrow("fetch failed");
    expect(awork.signIn.clients).toHaveLength(1);
    expect(awork.journal.all().map(({ method, path, status, user }) => [method, path, status, user])).toEqual(
      [
        ["POST", `/api/v1${PATH}`, 403, null],
        ["POST", `/api/v1${PATH}`, 200, null],
        ["POST", `/api/v1${PATH}`, null, null],
      ],
    );
  });
});

it.each([
  "GET /clientapplications/register",
  "OPTIONS /clientapplications/register",
  "PUT /accounts/authorize",
  "OPTIONS /accounts/authorize",
  "GET /accounts/token",
  "OPTIONS /accounts/token",
])("there is no %s, and no CORS", async (line) => {
  const [method = "", path = ""] = line.split(" ");
  const { status, headers } = await fetch(`${awork.origin}/api/v1${path}`, {
    method,
    headers: { origin: "https://example.com" },
  });
  expect(status).toBe(405);
  expect([...headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
});
