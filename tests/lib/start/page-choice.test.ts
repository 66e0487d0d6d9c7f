import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { PageAddress } from "@/lib/timer/start/page-address";
import { pageChoice } from "@/lib/start/page-choice";
import { HOUR } from "@/lib/timer/time";
import { accountItem } from "@/lib/tracker-store/state-items";
import { DEFAULT_TASK, DONE_TASK, PRIVATE_TASK, PROJECTS } from "@/tests/fake-awork/catalogue";
import { COLLEAGUE_TOKEN, PERSON_ID } from "@/tests/fake-awork/people";
import { type FakeAwork, startFakeAwork } from "@/tests/fake-awork/server";
import { ACCOUNT } from "../fake-browser/account";
import { createWorker } from "../fake-browser/worker";
import type { World } from "../tracker/world";

let awork: FakeAwork;
let world: World;
beforeAll(async () => {
  awork = await startFakeAwork();
});
beforeEach(async () => {
  world = await createWorker(awork, { ...ACCOUNT, userId: PERSON_ID });
  world.renew = () => expect.unreachable("renewed");
});
afterAll(() => awork.close());

const LOGO: PageAddress = { kind: "task", key: "WEB-12" };
const ask = (address = LOGO) => pageChoice(world.tracker, address);

describe("what a page is about", () => {
  it.each<[string, PageAddress, object | null]>([
    ["a task by its key", LOGO, { id: DEFAULT_TASK.id, name: DEFAULT_TASK.name, key: "WEB-12" }],
    ["a task by its id", { kind: "task", key: DEFAULT_TASK.id }, { id: DEFAULT_TASK.id }],
    ["a project by its key", { kind: "project", key: "WEB" }, { id: PROJECTS[0]!.id, kind: "project" }],
    ["a project by its id", { kind: "project", key: PROJECTS[0]!.id }, { name: PROJECTS[0]!.name }],
    ["a task that is done", { kind: "task", key: DONE_TASK.identifier! }, null],
    ["a task that is not there", { kind: "task", key: "WEB-999" }, null],
    ["a project of another workspace", { kind: "project", key: "MAISON" }, null],
  ])("%s", async (_title, address, expected) => {
    const choice = await ask(address);
    if (expected) expect(choice).toMatchObject(expected);
    else expect(choice).toBeNull();
    expect(awork.journal.count()).toBe(1);
  });

  it("is nothing where the person may not see it, and costs no sign-in", async () => {
    world.token = COLLEAGUE_TOKEN;
    expect(await ask({ kind: "task", key: PRIVATE_TASK.id })).toBeNull();
  });

  it.each<[string, () => unknown, number]>([
    ["is not asked for again within an hour", () => (world.wall += HOUR - 1), 0],
    ["nor by the next worker", () => world.start(), 0],
    ["but after an hour", () => (world.wall += HOUR), 1],
    ["and when the clock was set back", () => (world.wall -= HOUR), 1],
  ])("%s", async (_title, happen, asked) => {
    await ask();
    awork.journal.clear();
    await happen();
    expect(await ask()).toMatchObject({ name: DEFAULT_TASK.name });
    expect(awork.journal.count()).toBe(asked);
  });

  it("that there is nothing is remembered too", async () => {
    await ask({ kind: "task", key: "WEB-999" });
    await ask({ kind: "task", key: "WEB-999" });
    expect(awork.journal.count()).toBe(1);
  });

  it("is unknown while awork can't be asked, and asked for the next time", async () => {
    awork.script.next({}, { status: 500 });
    expect(await ask()).toBeNull();
    expect(await ask()).toMatchObject({ name: DEFAULT_TASK.name });
  });

  it("is asked of nobody who is not connected", async () => {
    await accountItem.set(null);
    expect(await ask()).toBeNull();
    expect(awork.journal.count()).toBe(0);
  });
});
