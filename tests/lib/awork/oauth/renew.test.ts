import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Fetch } from "@/lib/awork/call";
import { SignInEnded } from "@/lib/awork/api-error";
import { renew } from "@/lib/awork/oauth/renew";
import { DAY, HOUR } from "@/tests/fake-awork/clock";
import { type FakeAwork, startFakeAwork } from "@/tests/fake-awork/server";
import { thrownBy } from "../told";

const NOW = Date.parse("2026-08-26T10:00:00Z");
const TOKEN = "/accounts/token";

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

const renewed = (clientId: string, refresh: string, send: Fetch = fetch) =>
  renew({ fetch: send, origin: awork.origin, now: () => NOW }, clientId, refresh);

describe("renewing", () => {
  it("brings a new pair, and says until when on our own clock", async () => {
    const { clientId, refreshToken } = awork.signIn.issue();
    awork.clock.advance(5 * DAY);
    const pair = await renewed(clientId, refreshToken);
    expect(pair).toEqual({ access: expect.any(String), expiresAt: NOW + DAY, refresh: expect.any(String) });
    expect(pair.refresh).not.toBe(refreshToken);
    expect((await renewed(clientId, pair.refresh!)).access).not.toBe(pair.access);
    expect(awork.signIn.rotations).toBe(2);
  });

  it("shows the token in the body alone, and no secret of ours", async () => {
    const { clientId, refreshToken } = awork.signIn.issue();
    const send = vi.fn<Fetch>((url, init) => fetch(url, init));
    await renewed(clientId, refreshToken, send);
    const [url, init] = send.mock.lastCall!;
    expect(url).toBe(`${awork.origin}/api/v1/accounts/token`);
    expect(init).toMatchObject({ method: "POST", credentials: "omit", redirect: "error", cache: "no-store" });
    expect(new Headers(init.headers).has("authorization")).toBe(false);
    expect(Object.fromEntries(new URLSearchParams(String(init.body)))).toEqual({
      grant_type: "refresh_token",
      client_id: clientId,
      refresh_token: refreshToken,
    });
  });

  it.each([
    ["a day, if awork does not say", {}, DAY],
    ["as long as awork says", { expires_in: 3600 }, HOUR],
    ["as long as awork says in text", { expires_in: "3600" }, HOUR],
  ])("lasts %s", async (_sentence, more, life) => {
    const body = { access_token: "new", token_type: "bearer", ...more };
    awork.script.next({ path: TOKEN }, { status: 200, body });
    const expiresAt = NOW + life;
    expect(await renewed("a-client", "a-token")).toEqual({ access: "new", expiresAt, refresh: null });
  });

  describe.each(["oauth", "awork"] as const)("is refused for good, in the words of %s, when", (dialect) => {
    it.each<[string, (issued: { clientId: string; refreshToken: string }) => unknown, string]>([
      ["it was unused for 31 days", () => awork.clock.advance(31 * DAY), "invalid_grant"],
      ["it was taken back", () => awork.signIn.revokeAll(), "invalid_grant"],
      [
        "the token was used before",
        ({ clientId, refreshToken }) => renewed(clientId, refreshToken),
        "invalid_grant",
      ],
      ["the client is not known", ({ clientId }) => awork.signIn.forgetClient(clientId), "invalid_client"],
    ])("%s", async (_sentence, happen, code) => {
      awork.signIn.dialect = dialect;
      const { clientId, refreshToken } = awork.signIn.issue();
      await happen({ clientId, refreshToken });
      awork.journal.clear();
      const error = await thrownBy(renewed(clientId, refreshToken));
      expect(error).toBeInstanceOf(SignInEnded);
      expect(error.message).toBe(code);
      expect(awork.journal.count()).toBe(1);
    });
  });

  it.each(["temporarily_unavailable", "server_error", "slow_down", "invalid_request"])(
    "that awork refuses with %s loses nothing: the same token works later",
    async (code) => {
      const { clientId, refreshToken } = awork.signIn.issue();
      awork.signIn.refreshRefusal = code;
      expect(await thrownBy(renewed(clientId, refreshToken))).toMatchObject({ kind: "aworkTrouble" });
      awork.signIn.refreshRefusal = null;
      expect((await renewed(clientId, refreshToken)).access).toEqual(expect.any(String));
    },
  );

  it("works where awork says null in place of nothing", async () => {
    awork.signIn.absent = "null";
    const { clientId, refreshToken } = awork.signIn.issue();
    const pair = await renewed(clientId, refreshToken);
    expect(await renewed(clientId, pair.refresh!)).toMatchObject({ access: expect.any(String) });
  });

  it("works after 29 days", async () => {
    const { clientId, refreshToken } = awork.signIn.issue();
    awork.clock.advance(29 * DAY);
    expect((await renewed(clientId, refreshToken)).refresh).toEqual(expect.any(String));
  });
});
