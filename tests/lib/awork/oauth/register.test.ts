import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Fetch } from "@/lib/awork/call";
import { register } from "@/lib/awork/oauth/register";
import { type FakeAwork, startFakeAwork } from "@/tests/fake-awork/server";
import { REDIRECT } from "@/tests/fake-awork/sign-in/visitor";
import { thrownBy } from "../told";

let awork: FakeAwork;
beforeAll(async () => {
  awork = await startFakeAwork();
});
beforeEach(() => {
  awork.journal.clear();
  awork.signIn.reset();
});
afterAll(() => awork.close());

const registered = (send: Fetch = fetch, redirectUri = REDIRECT) =>
  register({ fetch: send, origin: awork.origin, now: Date.now }, redirectUri, "1.2.3");

describe("registering", () => {
  it("resolves to the id under which awork knows this installation from then on", async () => {
    const id = await registered();
    expect(awork.signIn.clients.map(({ client_id }) => client_id)).toEqual([id]);
    expect(await registered()).not.toBe(id);
  });

  it("tells awork exactly this, and of the browser nothing", async () => {
    const send = vi.fn<Fetch>((url, init) => fetch(url, init));
    await registered(send);
    const [url, init] = send.mock.lastCall!;
    expect(url).toBe(`${awork.origin}/api/v1/clientapplications/register`);
    expect(init).toMatchObject({ method: "POST", credentials: "omit", redirect: "error", cache: "no-store" });
    expect(Object.fromEntries(new Headers(init.headers))).toMatchObject({
      "content-type": "application/json",
    });
    expect(new Headers(init.headers).has("authorization")).toBe(false);
    expect(JSON.parse(String(init.body))).toEqual({
      client_name: "Timer for awork",
      redirect_uris: [REDIRECT],
      token_endpoint_auth_method: "none",
      grant_types: ["authorization_code", "refresh_token"],
      response_types: ["code"],
      scope: "full_access offline_access",
      application_type: "native",
      software_id: "6d1f2c1e-0a0c-4b9e-8f57-3f1c9a2b7d55",
      software_version: "1.2.3",
    });
  });

  it("is asked for once when it is refused, in awork's words", async () => {
    awork.signIn.registration = "refused";
    expect(await thrownBy(registered())).toMatchObject({ code: "unauthorized" });
    expect(awork.journal.count()).toBe(1);
  });

  it("works where awork says null in place of nothing", async () => {
    awork.signIn.absent = "null";
    expect(await registered()).toBe(awork.signIn.clients[0]!.client_id);
  });

  it("is a web client's where awork does not take a native one with this address", async () => {
    awork.signIn.native = "refused";
    const id = await registered();
    expect(awork.signIn.clients).toMatchObject([{ client_id: id, application_type: "web" }]);
    expect(awork.journal.all().map(({ status }) => status)).toEqual([400, 201]);
  });

  it("is refused, with what awork said last, where the address is none that awork takes", async () => {
    const error = await thrownBy(registered(fetch, "http://evil.example/"));
    expect(error).toMatchObject({
      code: "invalid_model",
      description: "The model is invalid. 'http://evil.example/' is neither https nor http on a loopback.",
    });
    expect(awork.journal.count()).toBe(2);
  });

  it.each<[string, number, object | string, number, object]>([
    [
      "in OAuth's words",
      400,
      { error: "invalid_client_metadata", error_description: "No." },
      2,
      { description: "No." },
    ],
    ["without a word", 400, { code: "invalid-model" }, 2, { description: "" }],
    [
      "to everybody",
      401,
      { code: "unauthorized", description: "Ask an admin." },
      1,
      { description: "Ask an admin." },
    ],
    ["by a proxy", 400, "<h1>No</h1>", 1, { kind: "notUnderstood" }],
  ])("is tried at most twice when it is refused %s", async (_title, status, body, tries, told) => {
    awork.script.always({ path: "/clientapplications/register" }, { status, body });
    expect(await thrownBy(registered())).toMatchObject(told);
    expect(awork.journal.count()).toBe(tries);
    awork.script.clear();
  });

  it("says what became of the second try where that finds no answer", async () => {
    awork.signIn.native = "refused";
    awork.script.next({}, { status: 400, body: { code: "invalid-model" } });
    awork.script.next({}, { status: 500 });
    expect(await thrownBy(registered())).toMatchObject({ kind: "aworkTrouble" });
  });

  it.each<[string, unknown]>([
    ["no id", {}],
    ["an empty id", { client_id: "" }],
    ["an id that is no text", { client_id: 1 }],
  ])("is not understood when it brings %s", async (_title, body) => {
    awork.script.next({ path: "/clientapplications/register" }, { status: 201, body });
    expect(await thrownBy(registered())).toMatchObject({ kind: "notUnderstood" });
  });
});
