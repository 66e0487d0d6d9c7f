import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { type Offer, choicesItem, picksItem } from "@/lib/start/choice-items";
import { whose } from "@/lib/tracker-store/account";
import { choices, rememberPick, search } from "@/lib/start/choices";
import { accountItem } from "@/lib/tracker-store/state-items";
import type { Choice } from "@/lib/timer/start/choice";
import { HOUR, MINUTE, SECOND } from "@/lib/timer/time";
import type { Account } from "@/lib/tracker-store/account";
import type { SyncError } from "@/lib/tracker/sync-error";
import { API, type Match } from "@/tests/fake-awork/match";
import { API_KEY_TOKEN, COLLEAGUE_ID, COLLEAGUE_TOKEN, PERSON_ID } from "@/tests/fake-awork/people";
import type { Behaviour } from "@/tests/fake-awork/script";
import { type FakeAwork, startFakeAwork } from "@/tests/fake-awork/server";
import { NOW, wish } from "../tracker/states";
import type { World } from "../tracker/world";
import { ACCOUNT } from "../fake-browser/account";
import { createWorker } from "../fake-browser/worker";

const CARLA: Account = { ...ACCOUNT, userId: PERSON_ID };
const TYPES = { path: "/typeofwork" };
const TASKS = { path: "/me/assignedtasks" };
const SEARCH = { path: "/search" };

let awork: FakeAwork;
let world: World;
beforeAll(async () => {
  awork = await startFakeAwork();
});
beforeEach(async () => {
  world = await createWorker(awork, CARLA);
});
afterEach(() => void vi.restoreAllMocks());
afterAll(() => awork.close());

const offered = () => choices(world.tracker);
const names = (of: Choice[] | null) => of!.map(({ name }) => name);
const requests = () => awork.journal.all().map(({ path }) => path.replace(API, ""));

async function become(account: Account, token: string) {
  world.account = account;
  world.token = token;
  await accountItem.set(account);
}

describe("what is offered to start on", () => {
  it("is the person's own tasks, and the types of work, as far as they are in use", async () => {
    const answer = await offered();
    expect(names(answer.types)).toEqual(["Design", "Konzeption", "Meeting", "Administration"]);
    expect(names(answer.assigned)).toContain("Create logo concept");
    expect(names(answer.assigned)).not.toContain("Kick-off workshop");
    expect(requests().toSorted()).toEqual(["/me/assignedtasks", "/typeofwork"]);
  });

  it.each<[string, () => unknown, number]>([
    ["is not asked for again", () => {}, 0],
    ["nor within ten minutes", () => (world.wall += 10 * MINUTE - 1), 0],
    ["nor by the next worker", () => world.start(), 0],
    ["but after ten minutes", () => (world.wall += 10 * MINUTE), 2],
    ["and when this computer's clock was set back", () => (world.wall -= SECOND), 2],
    ["and for another person", () => become({ ...CARLA, userId: COLLEAGUE_ID }, COLLEAGUE_TOKEN), 2],
    [
      "and for another workspace",
      () => accountItem.set({ ...CARLA, workspace: { ...CARLA.workspace, id: "another" } }),
      2,
    ],
    ["and when what is stored is of another shape", () => fakeBrowser.storage.local.set({ choices: [] }), 2],
  ])("%s", async (_title, happen, asked) => {
    const before = await offered();
    awork.journal.clear();
    await happen();
    const answer = await offered();
    expect(awork.journal.count()).toBe(asked);
    if (asked === 0) expect(answer).toMatchObject(before);
  });

  it("is as old as the cache says that had it, and asked for again when that is old", async () => {
    awork.script.next(TYPES, { aged: 1800 });
    await offered();
    expect(await choicesItem.get()).toMatchObject({ at: NOW, typesAt: NOW - 30 * MINUTE });
    awork.journal.clear();
    await offered();
    expect(requests()).toEqual(["/typeofwork"]);
  });

  it("is another person's own", async () => {
    const carlas = await offered();
    await become({ ...CARLA, userId: COLLEAGUE_ID }, COLLEAGUE_TOKEN);
    const theirs = await offered();
    expect(names(theirs.assigned)).not.toEqual(names(carlas.assigned));
    expect(names(theirs.types)).toEqual(names(carlas.types));
  });

  it("is types of work alone with an API key, which has no tasks", async () => {
    await become({ ...CARLA, userId: COLLEAGUE_ID, byKey: true }, API_KEY_TOKEN);
    expect(await offered()).toMatchObject({ assigned: [] });
    expect(requests()).toEqual(["/typeofwork"]);
  });

  it("is nothing where nobody is connected, and awork is not asked", async () => {
    await accountItem.set(null);
    expect(await offered()).toMatchObject({ assigned: [], types: [] });
    expect([awork.journal.count(), await choicesItem.get()]).toEqual([0, null]);
  });

  const detail = "The operation is not allowed.";
  const FAILURES: [string, Behaviour, SyncError][] = [
    ["400", { status: 400 }, { kind: "refused", detail }],
    ["401", { status: 401 }, { kind: "signedOut", detail: "" }],
    ["500", { status: 500 }, { kind: "aworkTrouble", detail: "" }],
    ["no connection", { drop: true }, { kind: "unreachable", detail: "" }],
    ["a web page", { html: true }, { kind: "notUnderstood", detail: "body" }],
  ];
  describe.each<[string, Match, keyof Offer["troubles"], keyof Offer["troubles"]]>([
    ["types of work", TYPES, "types", "assigned"],
    ["tasks", TASKS, "assigned", "types"],
  ])("where the %s fail", (_title, match, failed, other) => {
    it.each(FAILURES)("says why at once, and has the others: %s", async (_title, behaviour, trouble) => {
      const before = world.stored;
      awork.script.next(match, behaviour);
      const answer = await offered();
      expect(answer).toMatchObject({ [failed]: null, troubles: { [failed]: trouble, [other]: null } });
      expect(names(answer[other]).length).toBeGreaterThan(0);
      expect(world.stored).toEqual(before);
      awork.journal.clear();
      const again = await offered();
      expect(names(again[failed]).length).toBeGreaterThan(0);
      expect(again.troubles).toEqual({ assigned: null, types: null });
      // What was read is not read again.
      expect(awork.journal.count()).toBe(1);
    });

    it("has what was known before, and says that it is not new", async () => {
      const before = await offered();
      world.wall += 11 * MINUTE;
      awork.script.next(match, { status: 500 });
      const after = await offered();
      expect(after[failed]).toEqual(before[failed]);
      expect(after.troubles[failed]).toMatchObject({ kind: "aworkTrouble" });
      expect(after.troubles[other]).toBeNull();
    });
  });

  it("keeps what an earlier version stored", async () => {
    const old = { of: whose(CARLA), at: NOW, assigned: [], types: [] };
    await fakeBrowser.storage.local.set({ choices: old });
    expect(await offered()).toMatchObject({ assigned: [], types: [] });
    expect(awork.journal.count()).toBe(0);
  });

  it("is not called offline where the browser lets nothing out", async () => {
    vi.spyOn(fakeBrowser.permissions, "contains").mockResolvedValue(false as never);
    awork.script.next(TYPES, { drop: true });
    expect((await offered()).troubles.types).toEqual({ kind: "noPermission", detail: "" });
  });

  it.each<[string, () => unknown]>([
    ["signed out", () => accountItem.set(null)],
    ["became somebody else", () => accountItem.set({ ...CARLA, userId: COLLEAGUE_ID })],
  ])("leaves nothing of somebody who %s meanwhile", async (_title, happen) => {
    const held = awork.script.next(TASKS, { hold: "before" });
    const asked = offered();
    await held.arrived;
    await happen();
    held.release();
    await asked;
    expect(await choicesItem.get()).toBeNull();
  });
});

describe("a search", () => {
  it("brings tasks and projects", async () => {
    const found = await search(world.tracker, "weihnacht");
    expect(names(found as Choice[])).toContain("Weihnachtskampagne");
    expect(awork.journal.all().map(({ query }) => query.searchTerm)).toEqual(["weihnacht"]);
  });

  it("brings nothing where there is nothing, or nobody is connected", async () => {
    expect(await search(world.tracker, "no such thing")).toEqual([]);
    world.account = null;
    expect(await search(world.tracker, "weihnacht")).toEqual([]);
    expect(awork.journal.count()).toBe(1);
  });

  it.each<[string, Behaviour, SyncError["kind"]]>([
    ["400", { status: 400 }, "refused"],
    ["401", { status: 401 }, "signedOut"],
    ["500", { status: 500 }, "aworkTrouble"],
    ["a web page", { html: true }, "notUnderstood"],
  ])("that fails is told, and says nothing about the timer: %s", async (_title, behaviour, kind) => {
    awork.books.add({ start: NOW - HOUR });
    await world.tracker.poll();
    const before = structuredClone(world.stored);
    awork.script.next(SEARCH, behaviour);
    expect(await search(world.tracker, "logo")).toMatchObject({ kind });
    expect(world.stored).toEqual(before);
  });

  it("does not wait for a poll that hangs", async () => {
    const held = awork.script.next({ path: "/me/timeentries/last" }, { hold: true });
    const poll = world.tracker.poll();
    await held.arrived;
    expect(names((await search(world.tracker, "logo")) as Choice[])).toContain("Create logo concept");
    held.release();
    await poll;
  });

  it("too many puts everything to rest, for as long as awork says", async () => {
    awork.books.add({ start: NOW - HOUR });
    await world.tracker.poll();
    awork.script.next(SEARCH, { status: 429, headers: { "retry-after": "90" } });
    expect(await search(world.tracker, "logo")).toMatchObject({ kind: "tooMany" });
    const until = NOW + 90 * SECOND;
    expect(world.stored).toMatchObject({
      trouble: { kind: "tooMany" },
      backoff: { since: NOW, until, strict: true },
      failures: 1,
    });
    awork.journal.clear();
    world.wall = until - 1;
    expect(await search(world.tracker, "logos")).toMatchObject({ kind: "tooMany" });
    expect((await offered()).troubles).toMatchObject({ types: { kind: "tooMany" } });
    await world.tracker.tick();
    await world.tracker.refresh();
    expect(await world.tracker.act(wish("pause"))).toMatchObject({ kind: "failed" });
    expect(awork.journal.count()).toBe(0);
    // Asking in vain does not make it last longer.
    expect(world.stored.backoff).toMatchObject({ until });
    world.wall = until;
    expect(names((await search(world.tracker, "logo")) as Choice[])).toContain("Create logo concept");
  });

  it("goes out while this computer alone thinks that awork should be left alone", async () => {
    awork.script.next({}, { status: 500 });
    await world.tracker.poll();
    expect(world.stored.backoff).toMatchObject({ strict: false });
    expect(await search(world.tracker, "logo")).toBeInstanceOf(Array);
  });
});

describe("what was chosen last", () => {
  const choice = (id: string, kind: Choice["kind"] = "task"): Choice => ({
    kind,
    id,
    name: `Task ${id}`,
    key: null,
    projectId: null,
    project: null,
    client: null,
    typeOfWorkId: "design",
    typeOfWork: "Design",
    isBillable: null,
  });
  const picked = async (account = CARLA) =>
    (await picksItem.get()).find(({ of }) => of === whose(account))?.choices.map(({ id }) => id) ?? [];

  it("comes first, and nothing twice", async () => {
    for (const id of ["a", "b", "c", "a"]) await rememberPick(choice(id));
    expect(await picked()).toEqual(["a", "c", "b"]);
  });

  it("is told from another kind of the same id", async () => {
    for (const kind of ["task", "project", "task"] as const) await rememberPick(choice("a", kind));
    expect(await picked()).toEqual(["a", "a"]);
  });

  it("is kept as it was chosen last", async () => {
    await rememberPick(choice("a"));
    await rememberPick({ ...choice("a"), name: "Renamed" });
    expect((await picksItem.get())[0]!.choices).toEqual([{ ...choice("a"), name: "Renamed" }]);
  });

  it("is eight at most", async () => {
    for (const id of "abcdefghij") await rememberPick(choice(id));
    expect(await picked()).toEqual(["j", "i", "h", "g", "f", "e", "d", "c"]);
  });

  it.each<[string, Account]>([
    ["in another workspace", { ...CARLA, workspace: { ...CARLA.workspace, id: "another" } }],
    ["of another person", { ...CARLA, userId: COLLEAGUE_ID }],
  ])("is another %s", async (_title, other) => {
    await rememberPick(choice("a"));
    await accountItem.set(other);
    await rememberPick(choice("b"));
    await rememberPick(choice("c"));
    expect([await picked(), await picked(other)]).toEqual([["a"], ["c", "b"]]);
  });

  it("is nothing where nobody is connected", async () => {
    await accountItem.set(null);
    await rememberPick(choice("a"));
    expect(await picksItem.get()).toEqual([]);
  });
});
