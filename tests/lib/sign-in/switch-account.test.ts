import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { accessItem, accessToken } from "@/lib/sign-in/tokens/access-token";
import { switchAccount } from "@/lib/sign-in/switch-account";
import { additionsItem, deletionsItem, editsItem } from "@/lib/tracker-store/day-items";
import { accountItem } from "@/lib/tracker-store/state-items";
import type { Account } from "@/lib/tracker-store/account";
import { DAY } from "@/tests/fake-awork/clock";
import { type FakeAwork, startFakeAwork } from "@/tests/fake-awork/server";
import { NO_DAYS } from "@/lib/tracker/days";
import { NEW_ENTRY, RUNNING, stateOf } from "../tracker/states";
import { ACCOUNT } from "../fake-browser/account";
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
afterEach(() => void vi.restoreAllMocks());
afterAll(() => awork.close());

const BY_AWORK: Account = { ...ACCOUNT, clientId: "dcr_1" };
const PAIR = { access: "an-access-token", expiresAt: Date.now() + DAY, refresh: "a-refresh-token" };
const NOTE = { id: "an-entry", field: "note", from: null, to: "Second draft" } as const;
const ENTERED = { account: ACCOUNT, state: stateOf(RUNNING) };
const SIGNED_IN = { account: BY_AWORK, state: stateOf(RUNNING) };

describe("adopting an account", () => {
  it("keeps a pair: the refresh token sealed, the access token in memory", async () => {
    await switchAccount(desk.tracker, SIGNED_IN, PAIR);
    expect([await accountItem.get(), await desk.kept()]).toEqual([BY_AWORK, PAIR.refresh]);
    expect(await accessItem.get()).toEqual({ token: PAIR.access, expiresAt: PAIR.expiresAt });
    expect(desk.calls.reset.mock.calls).toEqual([[SIGNED_IN.state, expect.any(Function), "forgotten"]]);
    const disk = JSON.stringify(await fakeBrowser.storage.local.get());
    expect(disk).not.toMatch(/an-access-token|a-refresh-token/);
  });

  it("keeps a token that lasts, and nothing in memory", async () => {
    await desk.signedIn();
    await switchAccount(desk.tracker, ENTERED, "a-key");
    expect([await accountItem.get(), await desk.kept(), await accessItem.get()]).toEqual([
      ACCOUNT,
      "a-key",
      null,
    ]);
  });

  it("keeps no token of the account before where awork issued no refresh token", async () => {
    await desk.signedIn();
    await switchAccount(desk.tracker, SIGNED_IN, { ...PAIR, refresh: null });
    expect([await desk.kept(), (await accessItem.get())!.token]).toEqual([null, PAIR.access]);
  });

  it.each<[string, typeof PAIR | string]>([
    ["a pair", PAIR],
    ["a token that lasts", "a-key"],
  ])("writes account, token and timer at once: %s", async (_sentence, secret) => {
    const set = vi.spyOn(fakeBrowser.storage.local, "set");
    await switchAccount(desk.tracker, SIGNED_IN, secret);
    expect(set).toHaveBeenCalledOnce();
    expect(set.mock.calls[0]![0]).toEqual({
      account: BY_AWORK,
      token: { nonce: expect.any(String), text: expect.any(String) },
      state: SIGNED_IN.state,
      days: NO_DAYS,
      edits: [],
      additions: [],
      deletions: [],
      drafts: [],
    });
  });

  it.each<[string, Partial<Account>, "kept" | "forgotten"]>([
    ["the same person, with another token", { clientId: null, name: "Ada King" }, "kept"],
    ["another person", { userId: "86650f81-0000-4000-8000-00000000000b" }, "forgotten"],
    [
      "another workspace",
      { workspace: { ...ACCOUNT.workspace, id: "30000000-0000-4000-8000-00000000000f" } },
      "forgotten",
    ],
  ])("by %s: what was typed before is as it should be", async (_sentence, before, fate) => {
    await accountItem.set({ ...ACCOUNT, ...before });
    const added = { id: "ours", entry: NEW_ENTRY, sentAt: null, before: [] };
    const deleted = { id: "one", name: "Design", pressedAt: 1, isSent: false };
    await editsItem.set([NOTE]);
    await additionsItem.set([added]);
    await deletionsItem.set([deleted]);
    await switchAccount(desk.tracker, SIGNED_IN, PAIR);
    const after = await Promise.all([editsItem.get(), additionsItem.get(), deletionsItem.get()]);
    expect(after).toEqual(fate === "kept" ? [[NOTE], [added], [deleted]] : [[], [], []]);
    expect(desk.calls.reset).toHaveBeenCalledExactlyOnceWith(SIGNED_IN.state, expect.any(Function), fate);
  });

  it("waits with all of it until nothing is under way for the account before", async () => {
    const { account } = await desk.signedIn();
    desk.calls.reset.mockImplementationOnce(async (_state, first) => {
      expect(await accountItem.get()).toEqual(account);
      await first!();
      expect(await accountItem.get()).toEqual(BY_AWORK);
      expect((await accessItem.get())!.token).toBe(PAIR.access);
    });
    expect(await switchAccount(desk.tracker, SIGNED_IN, PAIR)).toBeNull();
    expect(desk.calls.reset).toHaveBeenCalledOnce();
  });
});

describe("a worker that dies while an account takes the place of another", () => {
  /** Adopts, and ends at the first write to this area, before or after it. */
  async function diesAt(area: "local" | "session", when: "before" | "after", nth = 1) {
    const set = fakeBrowser.storage[area].set;
    const dead = Promise.withResolvers<void>();
    let writes = 0;
    vi.spyOn(fakeBrowser.storage[area], "set").mockImplementation(async (items) => {
      writes += 1;
      if (writes < nth) return set(items);
      if (when === "after") await set(items);
      dead.resolve();
      return new Promise<never>(() => {});
    });
    // A dead worker lets go of its locks.
    vi.spyOn(navigator.locks, "request").mockImplementation(((_name: string, work: () => unknown) =>
      work()) as never);
    void switchAccount(desk.tracker, SIGNED_IN, PAIR);
    await dead.promise;
    vi.mocked(fakeBrowser.storage[area].set).mockRestore();
    vi.mocked(navigator.locks.request).mockRestore();
  }

  it.each<["local" | "session", "before" | "after", number, "old" | "new"]>([
    ["session", "before", 1, "old"],
    ["session", "after", 1, "old"],
    ["local", "before", 1, "old"],
    ["local", "after", 1, "new"],
    ["session", "before", 2, "new"],
    ["session", "after", 2, "new"],
  ])(
    "at a write to %s, %s it (%i): the account is the %3$s one, and so is every token",
    async (area, when, nth, whose) => {
      const old = await desk.signedIn();
      await diesAt(area, when, nth);
      const isOld = whose === "old";
      expect(await accountItem.get()).toEqual(isOld ? old.account : BY_AWORK);
      expect(await desk.kept()).toBe(isOld ? old.refreshToken : PAIR.refresh);
      const held = (await accessItem.get())?.token ?? null;
      expect([null, isOld ? old.accessToken : PAIR.access]).toContain(held);
      if (isOld) expect(await accessToken(old.clientId)).toEqual(expect.any(String));
    },
  );
});
