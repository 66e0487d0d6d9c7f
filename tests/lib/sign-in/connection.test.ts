import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { SignInEnded, TokenLost } from "@/lib/awork/api-error";
import { accessItem } from "@/lib/sign-in/tokens/access-token";
import { client } from "@/lib/sign-in/connection";
import { accountItem } from "@/lib/tracker-store/state-items";
import { seal, tokenItem } from "@/lib/sign-in/tokens/sealed-token";
import { HOUR, MINUTE } from "@/lib/timer/time";
import type { Behaviour } from "@/tests/fake-awork/script";
import { PERSON_ID, PERSON_TOKEN } from "@/tests/fake-awork/people";
import { type FakeAwork, startFakeAwork } from "@/tests/fake-awork/server";
import { thrownBy } from "../awork/told";
import { ACCOUNT } from "../fake-browser/account";
import { type Desk, createDesk } from "../fake-browser/desk";
import { loseSecretKey } from "../fake-browser/secret-key";

vi.mock("@/lib/sign-in/tokens/secret-key", () => import("../fake-browser/secret-key"));

const LAST = { path: "/me/timeentries/last" };

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

const statuses = () => awork.journal.all().map(({ path, status }) => `${path.split("/").at(-1)} ${status}`);
const calls = async (signal?: AbortSignal) => (await client(signal))!;

async function withToken(token = PERSON_TOKEN) {
  await accountItem.set({ ...ACCOUNT, userId: PERSON_ID });
  await tokenItem.set(await seal(token));
}

describe("the calls with an access token", () => {
  it("are none when nobody is connected", async () => {
    expect(await client()).toBeNull();
  });

  it("go to awork as it was pasted", async () => {
    await withToken();
    expect((await (await calls()).last()).value).toBeNull();
    const [url, init] = desk.fetch.mock.lastCall!;
    expect(String(url)).toMatch(/^https:\/\/api\.awork\.com\/api\/v1\//);
    expect(new Headers(init!.headers).get("authorization")).toBe(`Bearer ${PERSON_TOKEN}`);
  });

  it.each<[string, () => unknown]>([
    ["the key is gone", () => loseSecretKey()],
    ["there is no token", () => tokenItem.set(null)],
  ])("are lost when %s, and awork is not asked", async (_sentence, happen) => {
    await withToken();
    await happen();
    expect(await thrownBy(client())).toBeInstanceOf(TokenLost);
    expect(desk.asked().all).toBe(0);
  });

  it("end with a token that awork refuses for `/me` as well, and nothing is renewed", async () => {
    await withToken("unknown");
    expect(await thrownBy((await calls()).last())).toMatchObject({ kind: "signedOut" });
    expect(statuses()).toEqual(["last 401", "me 401"]);
    expect(await desk.kept()).toBe("unknown");
  });

  describe("where awork refuses a call with 401 and the token is good", () => {
    const stop = async () => thrownBy((await calls()).stop());
    const REFUSED = {
      kind: "refused",
      description: "The call to Project was blocked due to insufficient permissions.",
    };
    beforeEach(async () => {
      await withToken();
      awork.script.always({ path: /stop$/ }, { blocked: true });
      vi.useFakeTimers({ toFake: ["Date"] });
    });
    afterEach(() => vi.useRealTimers());

    it("end in awork's words, and `/me` is asked once for twenty of them", async () => {
      for (let times = 0; times < 20; times += 1) expect(await stop()).toMatchObject(REFUSED);
      expect(statuses().filter((each) => each.startsWith("me"))).toEqual(["me 200"]);
      expect((await (await calls()).last()).value).toBeNull();
    });

    it("ask `/me` once for many at a time", async () => {
      const many = await Promise.all(Array.from({ length: 10 }, stop));
      for (const each of many) expect(each).toMatchObject(REFUSED);
      expect(awork.journal.count({ path: "/me" })).toBe(1);
    });

    it("ask `/me` again after ten minutes: the token may have been taken back", async () => {
      await stop();
      vi.setSystemTime(Date.now() + 10 * MINUTE - 1);
      expect(await stop()).toMatchObject(REFUSED);
      vi.setSystemTime(Date.now() + 1);
      awork.script.always({ path: "/me" }, { status: 401 });
      expect(await stop()).toMatchObject({ kind: "signedOut" });
      expect(awork.journal.count({ path: "/me" })).toBe(2);
    });

    it.each<[string, Behaviour]>([
      ["500", { status: 500 }],
      ["403", { status: 403 }],
      ["a web page", { html: true }],
      ["no connection", { drop: true }],
    ])("sign nobody out where `/me` says neither yes nor no: %s", async (_title, behaviour) => {
      awork.script.always({ path: "/me" }, behaviour);
      expect(await stop()).toMatchObject(REFUSED);
      awork.script.clear();
      expect((await (await calls()).last()).value).toBeNull();
    });

    it("tell of awork's limit where that answers for `/me`", async () => {
      awork.script.always({ path: "/me" }, { status: 429 });
      expect(await stop()).toMatchObject({ kind: "tooMany" });
    });
  });
});

describe("the calls of who signed in with awork", () => {
  it("go to awork with the access token that is held", async () => {
    await desk.signedIn();
    expect((await (await calls()).last()).value).toBeNull();
    expect(statuses()).toEqual(["last 204"]);
  });

  it("go on after a browser restart, with one request more", async () => {
    await desk.signedIn(null);
    await (await calls()).last();
    expect(statuses()).toEqual(["token 200", "last 204"]);
  });

  it("go on when the access token ended by awork's clock and not by ours", async () => {
    await desk.signedIn();
    awork.signIn.endAccess();
    const { last } = await calls();
    await last();
    expect(statuses()).toEqual(["last 401", "token 200", "last 204"]);
    await (await calls()).last();
    expect(desk.asked().tokens).toBe(1);
  });

  it("go on when it ended by our clock and not by awork's", async () => {
    await desk.signedIn(Date.now() - 1);
    await (await calls()).last();
    expect(statuses()).toEqual(["token 200", "last 204"]);
  });

  it("are repeated once, and renewed once, when awork refuses them all the same", async () => {
    await desk.signedIn();
    awork.script.always(LAST, { status: 401 });
    expect(await thrownBy((await calls()).last())).toMatchObject({ kind: "refused" });
    expect(statuses()).toEqual(["last 401", "token 200", "last 401"]);
    expect(await desk.kept()).toEqual(expect.any(String));
  });

  it("are renewed once, however often awork refuses them, also hours apart", async () => {
    await desk.signedIn();
    awork.script.always({ path: /stop$/ }, { blocked: true });
    vi.useFakeTimers({ toFake: ["Date"] });
    for (let times = 0; times < 20; times += 1) {
      const failure = await thrownBy((await calls()).stop());
      expect(failure).toMatchObject({ kind: "refused", description: expect.stringContaining("blocked") });
      vi.setSystemTime(Date.now() + 30 * MINUTE);
    }
    vi.useRealTimers();
    expect(awork.signIn.rotations).toBe(1);
    expect(awork.journal.count({ path: "/me" })).toBe(19);
    expect((await (await calls()).last()).value).toBeNull();
  });

  it("end where `/me` refuses the token that was renewed before, and it can't be renewed again", async () => {
    await desk.signedIn();
    awork.script.next({ path: /stop$/, times: 2 }, { blocked: true });
    await thrownBy((await calls()).stop());
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + HOUR });
    awork.signIn.revokeAll();
    expect(await thrownBy((await calls()).stop())).toBeInstanceOf(SignInEnded);
    vi.useRealTimers();
    expect(statuses().slice(3)).toEqual(["stop 401", "me 401", "token 400"]);
  });

  it("renew once for many that are refused at a time", async () => {
    await desk.signedIn();
    awork.signIn.endAccess();
    const many = await Promise.all(Array.from({ length: 10 }, () => calls()));
    await Promise.all(many.map(({ last }) => last()));
    expect(desk.asked().tokens).toBe(1);
    expect(awork.journal.count({ ...LAST, status: 204 })).toBe(10);
  });

  it("end once, and awork is asked no more", async () => {
    await desk.signedIn();
    awork.signIn.revokeAll();
    expect(await thrownBy((await calls()).last())).toBeInstanceOf(SignInEnded);
    expect(statuses()).toEqual(["last 401", "token 400"]);
    expect(await thrownBy(client())).toBeInstanceOf(SignInEnded);
    expect(desk.asked().all).toBe(2);
    expect(await accountItem.get()).not.toBeNull();
  });

  it("can be ended from outside, though not a renewal: nobody could ask for its answer again", async () => {
    await desk.signedIn(null);
    const { last } = await calls(AbortSignal.abort());
    expect(await thrownBy(last())).toMatchObject({ kind: "unreachable" });
    expect(statuses()).toEqual(["token 200"]);
    expect(await accessItem.get()).toEqual({ token: expect.any(String), expiresAt: expect.any(Number) });
  });
});
