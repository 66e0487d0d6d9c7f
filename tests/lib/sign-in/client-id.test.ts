import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { redirectAddress } from "@/lib/platform/identity";
import { clientId, forgetClient, judgeClient } from "@/lib/sign-in/client-id";
import { type FakeAwork, startFakeAwork } from "@/tests/fake-awork/server";
import { REDIRECT } from "@/tests/fake-awork/sign-in/visitor";
import { thrownBy } from "../awork/told";
import { type Desk, createDesk } from "../fake-browser/desk";

vi.mock("@/lib/sign-in/tokens/secret-key", () => import("../fake-browser/secret-key"));

let awork: FakeAwork;
let desk: Desk;
beforeAll(async () => {
  awork = await startFakeAwork();
});
beforeEach(() => {
  desk = createDesk(awork);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});
afterAll(() => awork.close());

const registrations = () => awork.journal.count({ path: "/clientapplications/register" });
const stored = async () => (await fakeBrowser.storage.local.get("client")).client ?? null;

describe("the client id", () => {
  it("is the publisher's, if the build has one, and nothing is registered", async () => {
    vi.stubEnv("WXT_AWORK_CLIENT_ID", "the-publishers");
    expect(await clientId()).toBe("the-publishers");
    await judgeClient(false);
    await forgetClient();
    expect(await clientId()).toBe("the-publishers");
    expect([registrations(), await stored()]).toEqual([0, null]);
  });

  it("is registered once, for the address that the browser keeps, and kept", async () => {
    const id = await clientId();
    expect(awork.signIn.clients).toMatchObject([
      { client_id: id, redirect_uris: [REDIRECT], software_version: "1.2.3" },
    ]);
    expect(await stored()).toEqual({ id, redirectUri: REDIRECT, failures: 0 });
    expect(await clientId()).toBe(id);
    expect(registrations()).toBe(1);
  });

  it.each<[string, () => unknown]>([
    ["the address that people are sent back to has changed", () => moved()],
    ["awork no longer knows it", () => forgetClient()],
    ["what was kept is broken", () => fakeBrowser.storage.local.set({ client: { id: 1 } })],
    ["two windows in a row were closed without an answer", () => failing(2)],
    ["three were", () => failing(3)],
  ])("is registered anew when %s", async (_sentence, happen) => {
    const before = await clientId();
    await happen();
    const id = await clientId();
    expect(id).not.toBe(before);
    expect(await stored()).toEqual({ id, redirectUri: redirectAddress(), failures: 0 });
    expect([await clientId(), registrations()]).toEqual([id, 2]);
  });

  it.each<[string, () => unknown]>([
    ["one window was closed without an answer", () => failing(1)],
    ["a sign-in between two closed windows went well", () => failing(1, true, 1)],
  ])("stays when %s", async (_sentence, happen) => {
    const before = await clientId();
    await happen();
    expect([await clientId(), registrations()]).toEqual([before, 1]);
  });

  it("is none when awork refuses to register, and the next try asks again", async () => {
    awork.signIn.registration = "refused";
    expect(await thrownBy(clientId())).toMatchObject({ code: "unauthorized" });
    expect(await stored()).toBeNull();
    awork.signIn.registration = "open";
    expect(await clientId()).toBe(awork.signIn.clients[0]!.client_id);
  });

  it("that was not registered is not judged", async () => {
    await judgeClient(false);
    expect(await stored()).toBeNull();
  });

  const moved = () => desk.getRedirectURL.mockReturnValue("https://another.extensions.allizom.org/");
  async function failing(count: number, isWellThen = false, more = 0) {
    for (let each = 0; each < count; each++) await judgeClient(false);
    if (isWellThen) await judgeClient(true);
    for (let each = 0; each < more; each++) await judgeClient(false);
  }
});
