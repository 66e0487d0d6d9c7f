import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { AworkTrouble, SignInEnded, TokenLost, TooMany, Unreachable } from "@/lib/awork/api-error";
import { accessItem, accessToken } from "@/lib/sign-in/tokens/access-token";
import { accountItem } from "@/lib/tracker-store/state-items";
import { signOut } from "@/lib/sign-in/sign-in";
import { seal, tokenItem } from "@/lib/sign-in/tokens/sealed-token";
import { HOUR, MINUTE, SECOND } from "@/lib/timer/time";
import { DAY } from "@/tests/fake-awork/clock";
import type { Behaviour } from "@/tests/fake-awork/script";
import { type FakeAwork, startFakeAwork } from "@/tests/fake-awork/server";
import { thrownBy, told } from "../../awork/told";
import { type Desk, createDesk } from "../../fake-browser/desk";
import { loseSecretKey } from "../../fake-browser/secret-key";

vi.mock("@/lib/sign-in/tokens/secret-key", () => import("../../fake-browser/secret-key"));

const TOKEN = { path: "/accounts/token" };
const times = <T>(count: number, what: () => T) => Array.from({ length: count }, what);

let awork: FakeAwork;
let desk: Desk;
beforeAll(async () => {
  awork = await startFakeAwork();
});
beforeEach(() => {
  desk = createDesk(awork);
});
afterEach(() => void vi.restoreAllMocks());
afterAll(() => awork.close());

/** A pair that awork takes. */
const isGood = async (token: string) =>
  (await desk.reach("https://api.awork.com/api/v1/me", { headers: { Authorization: `Bearer ${token}` } })).ok;

describe("an access token", () => {
  it("that is fresh is handed out without a request", async () => {
    const { clientId, accessToken: token } = await desk.signedIn();
    expect(await accessToken(clientId)).toBe(token);
    expect(desk.asked().all).toBe(0);
  });

  it.each([
    ["good for more than five minutes is not renewed", 5 * MINUTE + 10 * SECOND, 0],
    ["good for five minutes is renewed ahead of its end", 5 * MINUTE, 1],
    ["good for no more is renewed", -SECOND, 1],
  ])("%s", async (_sentence, left, rotations) => {
    const { clientId } = await desk.signedIn(Date.now() + left);
    expect(await isGood(await accessToken(clientId))).toBe(true);
    expect(awork.signIn.rotations).toBe(rotations);
  });

  it("is there after a browser restart, with one request and no question", async () => {
    const { clientId, refreshToken } = await desk.signedIn(null);
    const token = await accessToken(clientId);
    expect(desk.asked()).toEqual({ tokens: 1, all: 1 });
    expect(await accessItem.get()).toEqual({ token, expiresAt: expect.closeTo(Date.now() + DAY, -4) });
    expect(await desk.kept()).not.toBe(refreshToken);
    expect(await accessToken(clientId)).toBe(token);
    expect(desk.asked().tokens).toBe(1);
  });

  it("is renewed again and again, each time with the newest refresh token", async () => {
    const { clientId } = await desk.signedIn(null);
    for (const round of [1, 2, 3, 4, 5]) {
      await accessItem.set(null);
      expect(await isGood(await accessToken(clientId))).toBe(true);
      expect(awork.signIn.rotations).toBe(round);
    }
    expect(awork.journal.count(({ reused }) => reused === true)).toBe(0);
  });

  it.each([1, 2, 20])("is renewed once for %i who want it at a time", async (count) => {
    const { clientId } = await desk.signedIn(null);
    const tokens = await Promise.all(times(count, () => accessToken(clientId)));
    expect(new Set(tokens).size).toBe(1);
    expect(awork.signIn.rotations).toBe(1);
    expect(desk.asked().tokens).toBe(1);
  });

  it("that awork refused is renewed once, and those who waited get the new one", async () => {
    const { clientId, accessToken: refused } = await desk.signedIn();
    awork.signIn.endAccess();
    const tokens = await Promise.all(times(20, () => accessToken(clientId, refused)));
    expect(new Set(tokens).size).toBe(1);
    expect(tokens[0]).not.toBe(refused);
    expect(await isGood(tokens[0]!)).toBe(true);
    expect(desk.asked().tokens).toBe(1);
  });

  it("that awork refused late, when there is another already, is not renewed", async () => {
    const { clientId, accessToken: held } = await desk.signedIn();
    expect(await accessToken(clientId, "an-older-one")).toBe(held);
    expect(desk.asked().all).toBe(0);
  });

  it("is not renewed while the browser keeps us from awork: the answer could not be read", async () => {
    const { clientId, refreshToken } = await desk.signedIn(null);
    desk.contains.mockResolvedValue(false as never);
    expect(await thrownBy(accessToken(clientId))).toBeInstanceOf(Unreachable);
    expect([desk.asked().all, await desk.kept()]).toEqual([0, refreshToken]);
    desk.contains.mockResolvedValue(true as never);
    expect(await isGood(await accessToken(clientId))).toBe(true);
  });

  it("stays what it was when awork gives no other refresh token", async () => {
    const { clientId, refreshToken } = await desk.signedIn(null);
    awork.script.next(TOKEN, { status: 200, body: { access_token: "new", token_type: "Bearer" } });
    expect(await accessToken(clientId)).toBe("new");
    expect(await desk.kept()).toBe(refreshToken);
  });
});

describe("a new pair", () => {
  it("is stored before it is used, the refresh token first", async () => {
    const { clientId, refreshToken } = await desk.signedIn(null);
    const writes: string[] = [];
    for (const area of ["local", "session"] as const) {
      const set = fakeBrowser.storage[area].set;
      vi.spyOn(fakeBrowser.storage[area], "set").mockImplementation((items) => {
        writes.push(`${area} ${Object.keys(items).join()}`);
        return set(items);
      });
    }
    const token = await accessToken(clientId);
    expect(writes).toEqual(["local token", "session access"]);
    expect(await desk.kept()).not.toBe(refreshToken);
    expect((await accessItem.get())!.token).toBe(token);
  });

  it("that the disk does not take is kept in memory, where the next renewal finds it", async () => {
    const { clientId, refreshToken } = await desk.signedIn(null);
    vi.spyOn(fakeBrowser.storage.local, "set").mockRejectedValueOnce(new Error("disk full"));
    const token = await accessToken(clientId);
    expect(await accessItem.get()).toMatchObject({ token, unkept: expect.any(Object) });
    expect(await desk.kept()).toBe(refreshToken);
    expect(await accessToken(clientId, token)).not.toBe(token);
    expect(await desk.kept()).not.toBe(refreshToken);
    expect(awork.journal.count(({ reused }) => reused === true)).toBe(0);
  });

  it("is handed out by nobody when it can't be stored at all, and not lost without a word", async () => {
    const { clientId } = await desk.signedIn(null);
    vi.spyOn(fakeBrowser.storage.local, "set").mockRejectedValueOnce(new Error("disk full"));
    vi.spyOn(fakeBrowser.storage.session, "set").mockRejectedValueOnce(new Error("memory full"));
    await expect(accessToken(clientId)).rejects.toThrow("memory full");
    expect(await accessItem.get()).toBeNull();
  });

  it("has its access token in memory alone, and its refresh token nowhere in clear", async () => {
    const { clientId } = await desk.signedIn(null);
    await accessToken(clientId);
    const disk = JSON.stringify(await fakeBrowser.storage.local.get());
    const memory = JSON.stringify(await fakeBrowser.storage.session.get());
    const kept = (await desk.kept())!;
    for (const secret of awork.signIn.secrets()) expect(disk).not.toContain(secret);
    expect(memory).not.toContain(kept);
  });
});

describe("a renewal that brings no answer loses nothing:", () => {
  it.each<[string, Behaviour, string]>([
    ["no connection", { drop: true }, "unreachable"],
    ["500", { status: 500 }, "aworkTrouble"],
    ["503 with a web page", { status: 503, body: "<h1>Back soon</h1>" }, "aworkTrouble"],
    ["429", { status: 429 }, "tooMany"],
    ["403", { status: 403 }, "forbidden"],
    ["a web page", { html: true }, "notUnderstood"],
    ["a web page with 400", { status: 400, body: "<h1>No</h1>" }, "notUnderstood"],
    ["a web page with 401", { status: 401, body: "<h1>No</h1>" }, "notUnderstood"],
    ["nothing", { status: 200, body: "" }, "notUnderstood"],
    ["204", { status: 204 }, "notUnderstood"],
    ...["temporarily_unavailable", "server_error", "slow_down", "invalid_request", "proxy-login"].map(
      (error): [string, Behaviour, string] => [error, { status: 400, body: { error } }, "aworkTrouble"],
    ),
    ["awork's own word with 401", { status: 401 }, "aworkTrouble"],
  ])("%s", async (_sentence, behaviour, kind) => {
    const { clientId, refreshToken } = await desk.signedIn(null);
    awork.script.next(TOKEN, behaviour);
    expect(await thrownBy(accessToken(clientId))).toMatchObject({ kind });
    expect(await desk.kept()).toBe(refreshToken);
    expect(desk.asked().tokens).toBe(1);
    expect(await isGood(await accessToken(clientId))).toBe(true);
  });

  it("says how long to wait", async () => {
    const { clientId } = await desk.signedIn(null);
    awork.script.next(TOKEN, { status: 429, headers: { "retry-after": "90" } });
    const failure = await thrownBy(accessToken(clientId));
    expect(failure).toBeInstanceOf(TooMany);
    expect(failure).toMatchObject({ wait: 90 * SECOND, meta: { sentAt: expect.any(Number) } });
  });

  it("each who waited tries on their own, and the first that is answered serves all", async () => {
    const { clientId } = await desk.signedIn(null);
    awork.script.next(TOKEN, { status: 500 });
    const results = await Promise.allSettled(times(5, () => accessToken(clientId)));
    expect(results.map(({ status }) => status)).toEqual(["rejected", ...times(4, () => "fulfilled")]);
    expect(results[0]).toMatchObject({ reason: expect.any(AworkTrouble) });
    expect(desk.asked().tokens).toBe(2);
  });
});

describe("a renewal that is refused for good", () => {
  it.each<[string, (clientId: string) => unknown, string]>([
    ["unused for 31 days", () => awork.clock.advance(31 * DAY), "invalid_grant"],
    ["taken back", () => awork.signIn.revokeAll(), "invalid_grant"],
    ["by an awork that knows no such client", (id) => awork.signIn.forgetClient(id), "invalid_client"],
  ])("forgets the tokens, and asks no more: %s", async (_sentence, happen, message) => {
    const { clientId, account } = await desk.signedIn(null);
    happen(clientId);
    const failure = await thrownBy(accessToken(clientId));
    expect(failure).toBeInstanceOf(SignInEnded);
    expect(failure.message).toBe(message);
    expect([await tokenItem.get(), await accessItem.get()]).toEqual([null, null]);
    expect(await accountItem.get()).toEqual(account);
    await Promise.all(times(5, () => expect(accessToken(clientId)).rejects.toBeInstanceOf(SignInEnded)));
    expect(desk.asked().tokens).toBe(1);
  });

  it("is asked once, however many want the token", async () => {
    const { clientId } = await desk.signedIn(null);
    awork.signIn.revokeAll();
    const results = await Promise.allSettled(times(20, () => accessToken(clientId)));
    for (const result of results) expect(result).toMatchObject({ reason: expect.any(SignInEnded) });
    expect(desk.asked().tokens).toBe(1);
  });

  it.each([
    ["forgets the client that awork does not know", "invalid_client", null],
    [
      "keeps a client that awork knows",
      "invalid_grant",
      { id: "mine", redirectUri: "https://…", failures: 0 },
    ],
  ])("%s", async (_sentence, error, client) => {
    const { clientId } = await desk.signedIn(null);
    await fakeBrowser.storage.local.set({ client: { id: "mine", redirectUri: "https://…", failures: 0 } });
    awork.script.next(TOKEN, { status: 400, body: { error } });
    await thrownBy(accessToken(clientId));
    expect((await fakeBrowser.storage.local.get("client")).client ?? null).toEqual(client);
  });

  it("tells no token", async () => {
    const { clientId, refreshToken } = await desk.signedIn(null);
    awork.script.next(TOKEN, { status: 400, body: { error: refreshToken, error_description: refreshToken } });
    expect(told(await thrownBy(accessToken(clientId)))).not.toContain(refreshToken);
  });
});

describe("a refresh token that can't be read any more", () => {
  it("is lost, and awork is not asked", async () => {
    const { clientId } = await desk.signedIn(null);
    loseSecretKey();
    expect(await thrownBy(accessToken(clientId))).toBeInstanceOf(TokenLost);
    expect(desk.asked().all).toBe(0);
  });

  it("matters only when the access token ends", async () => {
    const { clientId, accessToken: held } = await desk.signedIn(Date.now() + HOUR);
    loseSecretKey();
    expect(await accessToken(clientId)).toBe(held);
  });
});

describe("who signs out, or in again, while awork is asked", () => {
  /** Holds awork's answer until that has happened. */
  async function meanwhile(happen: () => Promise<unknown>, behaviour?: Behaviour) {
    const { clientId } = await desk.signedIn(null);
    const held = awork.script.next(TOKEN, { hold: true });
    if (behaviour) awork.script.next(TOKEN, behaviour);
    const renewal = thrownBy(accessToken(clientId));
    await held.arrived;
    await happen();
    held.release();
    return renewal;
  }

  it("is not signed in by the answer", async () => {
    expect(await meanwhile(() => signOut(desk.tracker))).toBeInstanceOf(SignInEnded);
    expect([await accountItem.get(), await tokenItem.get(), await accessItem.get()]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it("keeps the tokens of the second sign-in", async () => {
    const second = { token: "second-access", expiresAt: Date.now() + DAY };
    const failure = await meanwhile(async () => {
      await tokenItem.set(await seal("second-refresh"));
      await accessItem.set(second);
    });
    expect(failure).toBeInstanceOf(SignInEnded);
    expect([await desk.kept(), await accessItem.get()]).toEqual(["second-refresh", second]);
  });

  it("is not signed out by a refusal of the first", async () => {
    const { clientId } = await desk.signedIn(null);
    const second = { token: "second-access", expiresAt: Date.now() + DAY };
    desk.fetch.mockImplementationOnce(async (url, init) => {
      await tokenItem.set(await seal("second-refresh"));
      await accessItem.set(second);
      awork.signIn.revokeAll();
      return desk.reach(url, init);
    });
    expect(await thrownBy(accessToken(clientId))).toBeInstanceOf(SignInEnded);
    expect([await desk.kept(), await accessItem.get()]).toEqual(["second-refresh", second]);
  });

  it.each(["token", "access"])("is not signed in by a write that was on its way: %s", async (key) => {
    const { clientId } = await desk.signedIn(null);
    let out: Promise<unknown> = Promise.resolve();
    for (const area of ["local", "session"] as const) {
      const set = fakeBrowser.storage[area].set;
      vi.spyOn(fakeBrowser.storage[area], "set").mockImplementation(async (items) => {
        if ((items as Record<string, unknown>)[key]) {
          out = signOut(desk.tracker);
          // Everything runs that does not wait for this write.
          for (const _ of times(50, () => null)) await new Promise((resolve) => setImmediate(resolve));
        }
        return set(items);
      });
    }
    await accessToken(clientId).catch(() => {});
    await out;
    expect([await accountItem.get(), await tokenItem.get(), await accessItem.get()]).toEqual([
      null,
      null,
      null,
    ]);
  });
});
