import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { accessItem, accessToken } from "@/lib/sign-in/tokens/access-token";
import { beginSignIn, finishSignIn } from "@/lib/sign-in/awork-sign-in";
import { createBrowserTracker } from "@/lib/background/browser-tracker";
import { choices, rememberPick } from "@/lib/start/choices";
import { draftsItem } from "@/lib/drafts/draft-items";
import { daysItem } from "@/lib/tracker-store/day-items";
import { accountItem, stateItem } from "@/lib/tracker-store/state-items";
import { awayItem } from "@/lib/reminders/away";
import { remindedItem } from "@/lib/reminders/reminders";
import { signIn, signOut } from "@/lib/sign-in/sign-in";
import { seal, tokenItem } from "@/lib/sign-in/tokens/sealed-token";
import { HOUR, SECOND } from "@/lib/timer/time";
import { NO_DAYS } from "@/lib/tracker/days";
import { NOTHING_KNOWN } from "@/lib/tracker/state";
import { COLLEAGUE_ID, PERSON_ID, PERSON_TOKEN } from "@/tests/fake-awork/people";
import { type FakeAwork, startFakeAwork } from "@/tests/fake-awork/server";
import { WORKSPACES } from "@/tests/fake-awork/workspaces";
import { ACCOUNT } from "../fake-browser/account";
import { type Desk, createDesk } from "../fake-browser/desk";
import { loseSecretKey } from "../fake-browser/secret-key";

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

describe("signing in with an access token", () => {
  it.each([
    ["as it is", PERSON_TOKEN],
    ["without the space around it", `  ${PERSON_TOKEN}\n`],
    ["without what stands before it in a header", `Bearer ${PERSON_TOKEN}`],
    ["in whatever case that was copied", ` bearer  ${PERSON_TOKEN} `],
  ])("tries the token %s, and keeps that once it has proved good", async (_title, token) => {
    const { id } = awork.books.start();
    expect(await signIn(desk.tracker, { token, userId: ` ${PERSON_ID} ` })).toBeNull();
    expect(await accountItem.get()).toMatchObject({ userId: PERSON_ID, byKey: false, clientId: null });
    expect(await desk.kept()).toBe(PERSON_TOKEN);
    expect(desk.calls.reset.mock.calls).toMatchObject([
      [{ timer: { id } }, expect.any(Function), "forgotten"],
    ]);
    expect(desk.asked().tokens).toBe(0);
  });

  it("takes the place of a sign-in with awork, and nothing of that is left", async () => {
    await desk.signedIn();
    expect(await signIn(desk.tracker, { token: PERSON_TOKEN, userId: "" })).toBeNull();
    expect([await desk.kept(), await accessItem.get()]).toEqual([PERSON_TOKEN, null]);
    expect(await accountItem.get()).toMatchObject({ clientId: null });
  });

  it("keeps nothing of a token that was refused, and whoever was connected stays so", async () => {
    const { account, refreshToken } = await desk.signedIn();
    const before = await accessItem.get();
    expect(await signIn(desk.tracker, { token: "wrong", userId: "" })).toEqual({
      kind: "signedOut",
      detail: "",
    });
    expect([await accountItem.get(), await desk.kept(), await accessItem.get()]).toEqual([
      account,
      refreshToken,
      before,
    ]);
    expect(desk.calls.reset).not.toHaveBeenCalled();
  });
});

describe("signing out", () => {
  const all = async () =>
    Object.entries({
      ...(await fakeBrowser.storage.local.get()),
      ...(await fakeBrowser.storage.session.get()),
    })
      .filter(([, value]) => value !== null && (!Array.isArray(value) || value.length > 0))
      .map(([key]) => key);

  it.each<[string, () => Promise<unknown>]>([
    [
      "who came with a token",
      async () => {
        await accountItem.set(ACCOUNT);
        await tokenItem.set(await seal("a-key"));
      },
    ],
    ["nobody", async () => {}],
  ])("forgets account, tokens and timer of %s, without asking anybody", async (_title, before) => {
    await before();
    desk.fetch.mockRejectedValue(new Error("offline"));
    expect(await signOut(desk.tracker)).toBeNull();
    expect(await all()).toEqual([]);
    expect(desk.calls.reset.mock.calls).toEqual([[]]);
    expect(desk.fetch).not.toHaveBeenCalled();
  });

  const REVOCATION = { method: "DELETE", path: /\/accounts\/me\/authorizedclients\/[^/]+$/ };
  const isGood = async (token: string) =>
    (await desk.reach("https://api.awork.com/api/v1/me", { headers: { Authorization: `Bearer ${token}` } }))
      .ok;

  it.each<[string, () => Promise<unknown>]>([
    ["with the access token that is at hand", () => desk.signedIn()],
    ["with a new one after a restart of the browser", () => desk.signedIn(null)],
    [
      "with a new one where awork takes the one at hand no more",
      () => desk.signedIn().then(() => awork.signIn.endAccess()),
    ],
    ["also where it had ended by itself", () => desk.signedIn(Date.now() - HOUR)],
  ])("takes back in awork what the person allowed: %s", async (_title, before) => {
    await before();
    const { clientId } = (await accountItem.get())!;
    const others = awork.signIn.issue(COLLEAGUE_ID);
    expect(await signOut(desk.tracker)).toBe(true);
    expect(awork.journal.all(REVOCATION).at(-1)).toMatchObject({
      path: expect.stringContaining(clientId!),
      status: 200,
    });
    const mine = awork.signIn.secrets().filter((secret) => !Object.values(others).includes(secret));
    for (const secret of mine) expect(await isGood(secret)).toBe(false);
    expect(await isGood(others.accessToken)).toBe(true);
    expect(await all()).toEqual([]);
  });

  it.each<[string, () => unknown]>([
    ["there is no connection", () => awork.script.always({}, { drop: true })],
    ["awork fails", () => (awork.signIn.revocation = "fails")],
    ["awork has ended the sign-in before", () => awork.signIn.revokeAll()],
    ["awork answers with a web page", () => awork.script.always({}, { html: true })],
    ["the browser lets no call out", () => desk.contains.mockResolvedValue(false as never)],
    ["the token can't be read any more", () => Promise.all([accessItem.set(null), loseSecretKey()])],
    ["the browser fails", () => desk.contains.mockRejectedValue(new Error("no"))],
  ])("says that awork has not confirmed it, and forgets all here, where %s", async (_title, happen) => {
    await desk.signedIn();
    await happen();
    expect(await signOut(desk.tracker)).toBe(false);
    expect(await all()).toEqual([]);
  });

  it("counts what awork knows nothing of as taken back", async () => {
    await desk.signedIn();
    awork.script.next(REVOCATION, { status: 404 });
    expect(await signOut(desk.tracker)).toBe(true);
  });

  it("forgets all before awork is asked, and waits for awork 15 seconds at most", async () => {
    await desk.signedIn();
    const held = awork.script.next(REVOCATION, { hold: true });
    const limit = new AbortController();
    const timeout = vi.spyOn(AbortSignal, "timeout").mockImplementation((after) => {
      return after === 15 * SECOND ? limit.signal : new AbortController().signal;
    });
    const out = signOut(desk.tracker);
    await held.arrived;
    expect(await all()).toEqual([]);
    expect(timeout).toHaveBeenCalledWith(15 * SECOND);
    limit.abort();
    expect(await out).toBe(false);
    timeout.mockRestore();
  });

  it("takes nothing back of the publisher's client, which the person's other browsers use too", async () => {
    const { clientId } = await desk.signedIn();
    vi.stubEnv("WXT_AWORK_CLIENT_ID", clientId);
    expect(await signOut(desk.tracker)).toBeNull();
    expect(desk.asked().all).toBe(0);
    vi.unstubAllEnvs();
  });

  it("takes back and forgets an account of a later version too", async () => {
    const { account } = await desk.signedIn();
    await fakeBrowser.storage.local.set({ account: { ...account, version: 2, name: ["Carla"] } });
    expect(await signOut(desk.tracker)).toBe(true);
    expect(await all()).toEqual([]);
  });

  it("forgets a sign-in that is under way, and one that waits for a word; the installation stays known", async () => {
    await desk.signedIn();
    const begun = (await beginSignIn()) as { url: string };
    await finishSignIn(desk.tracker, await desk.answer(begun.url, WORKSPACES[1].id));
    expect(await all()).toContain("candidate");
    await signOut(desk.tracker);
    expect(await all()).toEqual(["client"]);
    await beginSignIn();
    expect(await all()).toEqual(["client", "flow"]);
    await signOut(desk.tracker);
    expect(await all()).toEqual(["client"]);
    expect(awork.journal.count({ path: "/clientapplications/register" })).toBe(1);
  });

  it("forgets what was offered, chosen, listed and edited as well, with a tracker that is at work", async () => {
    await desk.signedIn();
    awork.books.add({ start: Date.now() - HOUR });
    const tracker = createBrowserTracker();
    vi.spyOn(fakeBrowser.idle, "queryState").mockResolvedValue("active" as never);
    await tracker.refresh();
    const timer = (await stateItem.get()).timer!;
    const offered = await choices(tracker);
    await rememberPick(offered.types![0]!);
    awork.script.always({}, { drop: true });
    await tracker.edit({ id: timer.id, field: "note", from: null, to: "Second draft" });
    await awayItem.set({ gone: { id: timer.id, since: 1 }, absence: null });
    await remindedItem.set({ told: { long: `long ${timer.id} 1` }, shown: null });
    await draftsItem.set([{ field: "note", id: timer.id, text: "Third", from: null, at: 1 }]);
    const own = [
      "account",
      "away",
      "choices",
      "days",
      "drafts",
      "edits",
      "picks",
      "reminded",
      "state",
      "token",
    ];
    expect(await all()).toEqual(expect.arrayContaining(own));
    await signOut(tracker);
    // What happened stays: it says of nobody who.
    expect((await all()).filter((key) => key !== "log")).toEqual([]);
    expect([await stateItem.get(), await daysItem.get()]).toEqual([NOTHING_KNOWN, NO_DAYS]);
    expect(await fakeBrowser.alarms.getAll()).toEqual([]);
  });

  it("does not wait for a renewal that is under way", async () => {
    const { clientId } = await desk.signedIn(null);
    const held = awork.script.next({ path: "/accounts/token" }, { hold: true });
    const renewal = accessToken(clientId).catch(() => "ended");
    await held.arrived;
    await signOut(desk.tracker);
    expect(await all()).toEqual([]);
    held.release();
    expect(await renewal).toBe("ended");
    expect(await all()).toEqual([]);
  });
});
