import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { accessItem, accessToken } from "@/lib/sign-in/tokens/access-token";
import { beginSignIn, finishSignIn, replace } from "@/lib/sign-in/awork-sign-in";
import { createBrowserTracker } from "@/lib/background/browser-tracker";
import { choices } from "@/lib/start/choices";
import { clientId } from "@/lib/sign-in/client-id";
import { daysItem, editsItem } from "@/lib/tracker-store/day-items";
import { accountItem, stateItem } from "@/lib/tracker-store/state-items";
import { signIn, signOut } from "@/lib/sign-in/sign-in";
import { phase } from "@/lib/timer/timer";
import type { Verb } from "@/lib/tracker/actions/action";
import { NOTHING_KNOWN } from "@/lib/tracker/state";
import type { Tracker } from "@/lib/tracker/tracker";
import { HOUR } from "@/lib/timer/time";
import { COLLEAGUE_TOKEN, PERSON_ID } from "@/tests/fake-awork/people";
import { type FakeAwork, startFakeAwork } from "@/tests/fake-awork/server";
import { WORKSPACES } from "@/tests/fake-awork/workspaces";
import { wish } from "../tracker/states";
import { type Desk, createDesk } from "../fake-browser/desk";

vi.mock("@/lib/sign-in/tokens/secret-key", () => import("../fake-browser/secret-key"));

let awork: FakeAwork;
let desk: Desk;
let tracker: Tracker;
beforeAll(async () => {
  awork = await startFakeAwork();
});
beforeEach(() => start());
afterEach(() => void vi.restoreAllMocks());
afterAll(() => awork.close());

function start() {
  desk = createDesk(awork);
  vi.spyOn(fakeBrowser.idle, "queryState").mockResolvedValue("active" as never);
  tracker = createBrowserTracker();
}

type Area = "local" | "session";

/** Lets writes fail where it is said so, counted from 1; returns how many there were, and a way to end it. */
function fill(areas: Area[], fails: (nth: number) => boolean) {
  let count = 0;
  const spies = areas.map((area) => {
    const set = fakeBrowser.storage[area].set.bind(fakeBrowser.storage[area]);
    return vi.spyOn(fakeBrowser.storage[area], "set").mockImplementation(async (items) => {
      count += 1;
      if (fails(count)) throw new Error("QUOTA_BYTES quota exceeded");
      return set(items);
    });
  });
  return {
    count: () => count,
    empty: () => {
      for (const spy of spies) spy.mockRestore();
    },
  };
}

const POSTS = ({ method }: { method: string }) => method === "POST";
const actions = () => awork.journal.all(POSTS).map(({ path }) => path.split("/").at(-1));

/** What is known, and so what is shown, is what the books say. */
async function expectRight(title: string) {
  const { timer, trouble } = await stateItem.get();
  const entry = awork.books.current(PERSON_ID) ?? awork.books.last(PERSON_ID);
  expect([timer?.id, trouble], title).toEqual([entry?.id, null]);
  expect(phase(timer) === "paused", title).toBe(entry?.breaks.at(-1)?.end === null);
}

/** All that a person does in a day: each thing comes out as it should, on whatever disk. */
async function day(title: string) {
  awork.books.add({ start: awork.clock.now() - HOUR });
  await tracker.refresh();
  await expectRight(`${title}: refresh`);
  const { id } = (await stateItem.get()).timer!;
  for (const [verb, kind] of [
    ["pause", "paused"],
    ["resume", "resumed"],
  ] as [Verb, string][]) {
    const outcome = await tracker.act(wish(verb, { id, asked: true }));
    expect(outcome, `${title}: ${verb}`).toMatchObject({ verb, kind });
    expect((await stateItem.get()).outcome, `${title}: ${verb}`).toEqual(outcome);
    await expectRight(`${title}: ${verb}`);
  }
  await tracker.edit({ id, field: "note", from: null, to: "Second draft" });
  expect(awork.books.current(PERSON_ID)!.note, title).toBe("Second draft");
  expect(await editsItem.get(), title).toEqual([]);
  awork.books.pause(PERSON_ID);
  await tracker.poll();
  await expectRight(`${title}: poll`);
  expect(actions(), title).toEqual(["pause", "removebreaks"]);
  expect(awork.journal.count({ method: "PUT" }), title).toBe(1);
}

/** Room again: one poll, and all is where it belongs. */
async function expectWell(title: string) {
  awork.books.resume(PERSON_ID);
  awork.journal.clear();
  await tracker.poll();
  expect(awork.journal.count(), title).toBe(1);
  await expectRight(title);
  const { state } = await fakeBrowser.storage.local.get("state");
  expect(state, title).toEqual(await stateItem.get());
  expect((await fakeBrowser.storage.session.get()).state, title).toBeUndefined();
}

describe("a disk that takes nothing", () => {
  it("for a whole day: all is shown, done and told as ever, and once there is room it is kept", async () => {
    await desk.signedIn();
    const full = fill(["local"], () => true);
    await day("full");
    expect(await fakeBrowser.storage.local.get(["state", "days", "edits"])).toEqual({});
    full.empty();
    await expectWell("full");
  });

  it("at any one write, or from any one on: nothing is lost, and nothing is done twice", async () => {
    await desk.signedIn();
    const counted = fill(["local"], () => false);
    await day("none");
    const writes = counted.count();
    expect(writes).toBeGreaterThan(8);
    for (let nth = 1; nth <= writes; nth++) {
      for (const [when, fails] of [
        ["at", (count: number) => count === nth],
        ["from", (count: number) => count >= nth],
      ] as const) {
        start();
        await desk.signedIn();
        const full = fill(["local"], fails);
        await day(`${when} ${nth}`);
        full.empty();
        await expectWell(`${when} ${nth}`);
      }
    }
  });

  it("is survived by what a worker leaves to the next", async () => {
    await desk.signedIn();
    awork.books.add({ start: awork.clock.now() - HOUR });
    const full = fill(["local"], () => true);
    await tracker.refresh();
    const { id } = (await stateItem.get()).timer!;
    awork.script.always({ method: "PUT" }, { drop: true });
    await tracker.edit({ id, field: "note", from: null, to: "Second draft" });
    tracker = createBrowserTracker();
    expect(await editsItem.get()).toHaveLength(1);
    expect((await daysItem.get()).timers).toHaveLength(1);
    awork.script.clear();
    await tracker.poll();
    expect(awork.books.current(PERSON_ID)!.note).toBe("Second draft");
    full.empty();
    await tracker.poll();
    expect([await editsItem.get(), (await stateItem.get()).timer?.subject.note]).toEqual([
      [],
      "Second draft",
    ]);
  });

  it("keeps no choices, and offers them all the same", async () => {
    await desk.signedIn();
    fill(["local"], () => true);
    expect(await choices(tracker)).toMatchObject({ types: expect.arrayContaining([expect.anything()]) });
  });
});

describe("where memory takes nothing either", () => {
  it("an action is not sent, and that is said; the next try is as good as ever", async () => {
    await desk.signedIn();
    awork.books.add({ start: awork.clock.now() - HOUR });
    await tracker.refresh();
    const { id } = (await stateItem.get()).timer!;
    const full = fill(["local", "session"], () => true);
    await expect(tracker.act(wish("pause", { id }))).rejects.toThrow("QUOTA");
    await expect(tracker.edit({ id, field: "note", from: null, to: "No" })).rejects.toThrow("QUOTA");
    expect(awork.journal.count(({ method }) => method !== "GET")).toBe(0);
    full.empty();
    expect(await tracker.act(wish("pause", { id }))).toMatchObject({ kind: "paused" });
  });

  it("for the one thing that has to be written down before: it is told as failed", async () => {
    await desk.signedIn();
    awork.books.add({ start: awork.clock.now() - HOUR });
    await tracker.refresh();
    fill(["local", "session"], (nth) => nth <= 2);
    const outcome = await tracker.act(wish("pause"));
    expect(outcome).toMatchObject({ verb: "pause", kind: "failed" });
    expect((await stateItem.get()).outcome).toEqual(outcome);
    expect(actions()).toEqual([]);
  });

  it("at any one moment of an action: it is sent at most once, and what came of it is told at last", async () => {
    const play = async (fails: (nth: number) => boolean) => {
      start();
      await desk.signedIn();
      awork.books.add({ start: awork.clock.now() - HOUR });
      await tracker.refresh();
      const full = fill(["local", "session"], fails);
      await tracker.act(wish("pause")).catch(() => {});
      full.empty();
      await tracker.poll();
      expect(actions().length).toBeLessThanOrEqual(1);
      expect((await stateItem.get()).pending).toBeNull();
      await expectRight("at last");
      const { outcome } = await stateItem.get();
      // Nothing is told of what was not even begun: whoever asked has heard that.
      if (actions().length > 0) expect(outcome).toMatchObject({ kind: "paused" });
      return full.count();
    };
    const writes = await play(() => false);
    for (let nth = 1; nth <= writes * 2; nth++) await play((count) => count >= nth);
  });
});

describe("signing in on a full disk", () => {
  const before = async () => ({
    account: await accountItem.get(),
    token: await desk.kept(),
    access: await accessItem.get(),
    state: await stateItem.get(),
  });

  it.each<[string, () => Promise<unknown>]>([
    ["with a token", () => signIn(tracker, { token: COLLEAGUE_TOKEN, userId: "" })],
    [
      "with awork",
      async () => {
        const begun = (await beginSignIn()) as { url: string };
        return finishSignIn(tracker, await desk.answer(begun.url));
      },
    ],
  ])("%s is refused with the reason, and whoever was connected stays so", async (_title, enter) => {
    await desk.signedIn();
    awork.books.add({ start: awork.clock.now() - HOUR });
    await tracker.refresh();
    const was = await before();
    const full = fill(["local"], () => true);
    expect(await enter()).toEqual({ kind: "notStored", detail: "" });
    expect(await before()).toEqual(was);
    full.empty();
    expect(await enter()).toBeNull();
  });

  it("in place of another workspace is refused with the reason", async () => {
    const { account } = await desk.signedIn();
    const begun = (await beginSignIn()) as { url: string };
    await finishSignIn(tracker, await desk.answer(begun.url, WORKSPACES[1].id));
    fill(["local"], () => true);
    expect(await replace(tracker, true)).toEqual({ kind: "notStored", detail: "" });
    expect(await accountItem.get()).toEqual(account);
  });

  it("shows nothing of the one before under the name of the next, at any one write", async () => {
    await desk.signedIn();
    awork.books.add({ start: awork.clock.now() - HOUR });
    await tracker.refresh();
    const mine = (await stateItem.get()).timer!.id;
    const seen: unknown[] = [];
    fakeBrowser.storage.onChanged.addListener(async () => {
      const all = await fakeBrowser.storage.local.get(["account", "state", "days"]);
      seen.push([
        (all.account as { name: string }).name,
        JSON.stringify([all.state, all.days]).includes(mine),
      ]);
    });
    await signIn(tracker, { token: COLLEAGUE_TOKEN, userId: "" });
    expect(seen.length).toBeGreaterThan(0);
    for (const [name, isMine] of seen as [string, boolean][]) expect(isMine).toBe(name === "Carla Creative");
  });

  it("needs no room to sign out", async () => {
    await desk.signedIn();
    awork.books.add({ start: awork.clock.now() - HOUR });
    await tracker.refresh();
    fill(["local"], () => true);
    await signOut(tracker);
    expect(await fakeBrowser.storage.local.get()).not.toMatchObject({ account: expect.anything() });
    expect([await accountItem.get(), await desk.kept(), await stateItem.get()]).toEqual([
      null,
      null,
      NOTHING_KNOWN,
    ]);
  });

  it("registers, where what is registered can't be kept", async () => {
    fill(["local"], () => true);
    expect(await clientId()).toBe(awork.signIn.clients.at(-1)!.client_id);
  });
});

describe("a sign-in that is renewed on a full disk", () => {
  it("stays, for as long as the browser runs, and is kept once there is room", async () => {
    const { clientId } = await desk.signedIn(null);
    const full = fill(["local"], () => true);
    for (const round of [1, 2, 3]) {
      await accessToken(clientId);
      expect(awork.signIn.rotations).toBe(round);
      const held = (await accessItem.get())!;
      await accessItem.set({ ...held, expiresAt: 0 });
    }
    const { unkept } = (await accessItem.get())!;
    full.empty();
    await accessItem.set({ ...(await accessItem.get())!, expiresAt: Date.now() + HOUR });
    await accessToken(clientId);
    expect((await fakeBrowser.storage.local.get("token")).token).toEqual(unkept);
    expect(await accessItem.get()).not.toHaveProperty("unkept");
    // And after the next start of the browser.
    await accessItem.set(null);
    await accessToken(clientId);
    expect(awork.journal.count(({ reused }) => reused === true)).toBe(0);
  });

  it("is not in clear in memory", async () => {
    const { clientId } = await desk.signedIn(null);
    fill(["local"], () => true);
    await accessToken(clientId);
    const memory = JSON.stringify(await fakeBrowser.storage.session.get());
    const access = (await accessItem.get())!.token;
    for (const secret of awork.signIn.secrets()) if (secret !== access) expect(memory).not.toContain(secret);
  });

  it("ends where awork ends it, also where that can't be kept", async () => {
    const { clientId } = await desk.signedIn(null);
    awork.signIn.revokeAll();
    fill(["local"], () => true);
    await expect(accessToken(clientId)).rejects.toMatchObject({ kind: "signInEnded" });
    await expect(accessToken(clientId)).rejects.toMatchObject({ kind: "signInEnded" });
  });

  it("is undone by a sign-out", async () => {
    const { clientId } = await desk.signedIn(null);
    const full = fill(["local"], () => true);
    await accessToken(clientId);
    await signOut(tracker);
    full.empty();
    await expect(accessToken(clientId)).rejects.toMatchObject({ kind: "signInEnded" });
    expect(await desk.kept()).toBeNull();
  });
});
