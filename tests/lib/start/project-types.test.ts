import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { projectTypesItem, typesOf } from "@/lib/start/project-types";
import { DAY, HOUR, SECOND } from "@/lib/timer/time";
import type { Account } from "@/lib/tracker-store/account";
import { accountItem } from "@/lib/tracker-store/state-items";
import { PROJECTS, TYPES_OF_WORK } from "@/tests/fake-awork/catalogue";
import { COLLEAGUE_ID, COLLEAGUE_TOKEN, PERSON_ID } from "@/tests/fake-awork/people";
import { type FakeAwork, startFakeAwork } from "@/tests/fake-awork/server";
import { ACCOUNT } from "../fake-browser/account";
import { createWorker } from "../fake-browser/worker";
import type { World } from "../tracker/world";

const CARLA: Account = { ...ACCOUNT, userId: PERSON_ID };
const PROJECT = PROJECTS[0]!.id;
const MEETING = TYPES_OF_WORK[2]!;

let awork: FakeAwork;
let world: World;
beforeAll(async () => {
  awork = await startFakeAwork();
});
beforeEach(async () => {
  world = await createWorker(awork, CARLA);
  world.renew = () => expect.unreachable("renewed");
  awork.books.projectTypes.set(PROJECT, [MEETING.id]);
});
afterAll(() => awork.close());

const ask = () => typesOf(world.tracker, PROJECT);
const names = async () => (await ask())?.map(({ name }) => name) ?? null;

async function become(account: Account, token: string) {
  world.account = account;
  world.token = token;
  await accountItem.set(account);
}

describe("the types of work of a project", () => {
  it.each<[string, () => unknown, number]>([
    ["are not asked for again", () => {}, 0],
    ["nor within an hour", () => (world.wall += HOUR - 1), 0],
    ["nor by the next worker", () => world.start(), 0],
    ["but after an hour", () => (world.wall += HOUR), 1],
    ["and when the clock was set back by days", () => (world.wall -= 2 * DAY), 1],
    ["and for another person", () => become({ ...CARLA, userId: COLLEAGUE_ID }, COLLEAGUE_TOKEN), 1],
    [
      "and when what is stored is of another shape",
      () => fakeBrowser.storage.local.set({ projectTypes: 7 }),
      1,
    ],
  ])("%s", async (_title, happen, asked) => {
    expect(await names()).toEqual([MEETING.name]);
    awork.journal.clear();
    await happen();
    expect(await names()).toEqual([MEETING.name]);
    expect(awork.journal.count()).toBe(asked);
  });

  it("are unknown where awork refuses to tell, and not asked for again for a day", async () => {
    awork.books.habits.add("hiddenProjectTypes");
    expect(await names()).toBeNull();
    awork.books.habits.clear();
    world.wall += DAY - SECOND;
    expect(await names()).toBeNull();
    expect(awork.journal.count()).toBe(1);
    world.wall += SECOND;
    expect(await names()).toEqual([MEETING.name]);
  });

  it("stay as they were where awork can't answer", async () => {
    await ask();
    world.wall += HOUR;
    awork.script.next({}, { status: 500 });
    expect(await names()).toEqual([MEETING.name]);
    expect(world.stored.trouble).toBeNull();
  });

  it("are remembered for twenty projects", async () => {
    for (let count = 0; count < 21; count += 1)
      await typesOf(world.tracker, `00000000-0000-4000-8000-${String(count).padStart(12, "0")}`);
    const kept = (await projectTypesItem.get())!.projects;
    expect([kept.length, kept[0]!.id.slice(-2)]).toEqual([20, "20"]);
  });

  it("are unknown, and not asked for, while nobody is connected", async () => {
    await accountItem.set(null);
    expect(await ask()).toBeNull();
    expect(awork.journal.count()).toBe(0);
  });

  it("leave nothing when the person signs out meanwhile", async () => {
    const held = awork.script.next({}, { hold: "before" });
    const asked = ask();
    await held.arrived;
    await accountItem.set(null);
    held.release();
    await asked;
    expect(await projectTypesItem.get()).toBeNull();
  });
});
