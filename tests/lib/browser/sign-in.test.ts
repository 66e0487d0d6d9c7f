import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { client } from "@/lib/browser/connection";
import { accountItem } from "@/lib/browser/items";
import { signIn, signOut } from "@/lib/browser/sign-in";
import { forgetToken, keepToken, token } from "@/lib/browser/token";
import { type Refusal, connect } from "@/lib/tracker/connect";
import type { Tracker } from "@/lib/tracker/tracker";
import { RUNNING, stateOf } from "../tracker/states";
import { ACCOUNT } from "./account";

vi.mock("@/lib/tracker/connect", () => ({ connect: vi.fn() }));
vi.mock("@/lib/browser/token", () => ({
  keepToken: vi.fn(async () => {}),
  forgetToken: vi.fn(async () => {}),
  token: vi.fn(async (): Promise<string | null> => "secret"),
}));

beforeEach(() => fakeBrowser.reset());
afterEach(() => void vi.clearAllMocks());

const CONNECTED = { account: ACCOUNT, state: stateOf(RUNNING) };

function createTracker() {
  const reset = vi.fn(async () => {});
  return { reset, tracker: { reset } as unknown as Tracker };
}

describe("signing in", () => {
  it.each([
    ["as it is", "secret", "secret"],
    ["without the space around it", "  secret\n", "secret"],
    ["without what stands before it in a header", "Bearer secret", "secret"],
    ["in whatever case that was copied", " bearer  secret ", "secret"],
  ])("tries the token %s, and keeps that once it has proved good", async (_title, entered, tried) => {
    vi.mocked(connect).mockResolvedValue(CONNECTED);
    const { reset, tracker } = createTracker();
    expect(await signIn(tracker, { token: entered, userId: " an-id " })).toBeNull();
    const [connection, userId] = vi.mocked(connect).mock.lastCall!;
    expect([connection.token, connection.origin, userId]).toEqual([tried, "https://api.awork.com", "an-id"]);
    expect(vi.mocked(keepToken).mock.calls).toEqual([[tried]]);
    expect(await accountItem.get()).toEqual(ACCOUNT);
    expect(reset.mock.calls).toEqual([[CONNECTED.state]]);
  });

  it("keeps nothing of a token that was refused, and whoever was connected stays so", async () => {
    const refusal: Refusal = { kind: "signedOut", detail: "" };
    vi.mocked(connect).mockResolvedValue(refusal);
    await accountItem.set(ACCOUNT);
    const { reset, tracker } = createTracker();
    expect(await signIn(tracker, { token: "wrong", userId: "" })).toEqual(refusal);
    expect(keepToken).not.toHaveBeenCalled();
    expect(await accountItem.get()).toEqual(ACCOUNT);
    expect(reset).not.toHaveBeenCalled();
  });
});

describe("signing out", () => {
  it("forgets account, token and timer", async () => {
    await accountItem.set(ACCOUNT);
    const { reset, tracker } = createTracker();
    await signOut(tracker);
    expect(await accountItem.get()).toBeNull();
    expect(forgetToken).toHaveBeenCalledOnce();
    expect(reset.mock.calls).toEqual([[]]);
  });
});

describe("the calls", () => {
  it("are none when nobody is connected", async () => {
    expect(await client()).toBeNull();
  });

  it("say so when the token can't be read any more", async () => {
    await accountItem.set(ACCOUNT);
    vi.mocked(token).mockResolvedValueOnce(null);
    expect(await client()).toBe("tokenLost");
  });

  it("go to awork with the token of whoever is connected", async () => {
    await accountItem.set(ACCOUNT);
    const fetch = vi.spyOn(globalThis, "fetch").mockResolvedValue(new Response(null, { status: 204 }));
    const calls = await client();
    if (!calls || calls === "tokenLost") throw new Error("no calls");
    expect((await calls.last()).value).toBeNull();
    const [url, init] = fetch.mock.lastCall!;
    expect(String(url)).toMatch(/^https:\/\/api\.awork\.com\/api\/v1\//);
    expect(new Headers(init!.headers).get("authorization")).toBe("Bearer secret");
    fetch.mockRestore();
  });
});
