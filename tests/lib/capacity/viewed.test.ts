import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { hoursItem } from "@/lib/capacity/hours-item";
import { taskTimesItem } from "@/lib/capacity/task-times-item";
import { viewed } from "@/lib/capacity/viewed";
import { forgetPerson } from "@/lib/sign-in/forget";
import { DAY, HOUR, MINUTE } from "@/lib/timer/time";
import { accountItem, stateItem } from "@/lib/tracker-store/state-items";
import type { Account } from "@/lib/tracker-store/account";
import { TASKS } from "@/tests/fake-awork/catalogue";
import { API, type Match } from "@/tests/fake-awork/match";
import { API_KEY_TOKEN, COLLEAGUE_ID, COLLEAGUE_TOKEN, PERSON_ID } from "@/tests/fake-awork/people";
import type { Behaviour } from "@/tests/fake-awork/script";
import { type FakeAwork, startFakeAwork } from "@/tests/fake-awork/server";
import { ACCOUNT } from "../fake-browser/account";
import { createWorker } from "../fake-browser/worker";
import { NOW } from "../tracker/states";
import type { World } from "../tracker/world";

const CARLA: Account = { ...ACCOUNT, userId: PERSON_ID };
const CAPACITY = `/users/${PERSON_ID}/capacity`;
const TASK = `/tasks/${TASKS[0]!.id}`;
const OTHER_TASK = `/tasks/${TASKS[1]!.id}`;
const RULES = ["/timetracking/settings", "/me/permissions"];
const DAILY = [...RULES, CAPACITY, "/absences", "/workspaceabsences"];

let awork: FakeAwork;
let world: World;
beforeAll(async () => {
  awork = await startFakeAwork();
});
beforeEach(async () => {
  world = await createWorker(awork, CARLA);
  // As the product does: the token is good, so a 401 is a refusal.
  world.renew = async () => null;
});
afterEach(() => void vi.restoreAllMocks());
afterAll(() => awork.close());

/** Looks into the popup, as often as is said; resolves to what was asked besides the poll. */
async function look(): Promise<string[]> {
  await world.tracker.refresh();
  awork.journal.clear();
  await viewed(world.tracker);
  return awork.journal.all().map(({ path }) => path.replace(API, ""));
}

async function become(account: Account | null, token: string) {
  world.account = account;
  world.token = token;
  await accountItem.set(account);
}

const fails = (path: string | RegExp, behaviour: Behaviour = { status: 500 }) =>
  awork.script.next({ path } as Match, behaviour);

describe("somebody who views the popup", () => {
  it("has the hours read, once a day", async () => {
    expect(await look()).toEqual(DAILY);
    expect(await look()).toEqual([]);
    expect((await hoursItem.get())!.weekly!.value).toHaveLength(7);
  });

  it.each<[string, () => unknown, string[]]>([
    ["not later the same day", () => world.pass(11 * HOUR), []],
    ["not by the next worker", () => world.start(), []],
    // A refusal holds for a week: the person may not see the holidays.
    ["but the next day, without what awork refused", () => world.pass(DAY), DAILY.slice(0, 4)],
    ["and what it refused a week later", () => world.pass(7 * DAY), DAILY],
    [
      "and for another person",
      () => become({ ...CARLA, userId: COLLEAGUE_ID }, COLLEAGUE_TOKEN),
      DAILY.map((path) => path.replace(PERSON_ID, COLLEAGUE_ID)),
    ],
    [
      "and in another workspace",
      () => accountItem.set({ ...CARLA, workspace: { ...CARLA.workspace, id: "b" } }),
      DAILY,
    ],
    [
      "and when what is stored is of another shape",
      () => fakeBrowser.storage.local.set({ hours: [] }),
      DAILY,
    ],
    ["and after signing out and in again", () => forgetPerson().then(() => accountItem.set(CARLA)), DAILY],
  ])("%s", async (_title, happen, asked) => {
    await look();
    await happen();
    expect(await look()).toEqual(asked);
  });

  it("has the absences and holidays around today read", async () => {
    awork.books.people.find(({ id }) => id === PERSON_ID)!.admin = true;
    awork.books.addAbsence({ first: "2026-08-24", last: "2026-08-25", isHalfDayOnStart: true });
    awork.books.addHoliday({ first: "2026-09-01" });
    awork.books.addHoliday({ first: "2026-10-03" });
    await look();
    awork.books.people.find(({ id }) => id === PERSON_ID)!.admin = false;
    expect(await hoursItem.get()).toMatchObject({
      absences: {
        value: [{ first: "2026-08-24", last: "2026-08-25", isHalfFirst: true, isHalfLast: false }],
      },
      holidays: { value: [{ first: "2026-09-01" }] },
    });
  });

  it.each<[string, string[], string[]]>([
    // A holiday is asked for only right after a call that succeeded.
    [CAPACITY, [...RULES, CAPACITY, "/absences"], [CAPACITY, "/absences", "/workspaceabsences"]],
    [RULES[0]!, [RULES[0]!, CAPACITY, "/absences"], [...RULES, "/absences", "/workspaceabsences"]],
    [RULES[1]!, [...RULES, CAPACITY, "/absences"], [...RULES, "/absences", "/workspaceabsences"]],
    ["/absences", [...RULES, CAPACITY, "/absences"], ["/absences", "/workspaceabsences"]],
    ["/workspaceabsences", DAILY, ["/absences", "/workspaceabsences"]],
  ])("has the rest where %s fails, and that again an hour later", async (path, asked, again) => {
    await world.tracker.refresh();
    fails(path);
    expect(await look()).toEqual(asked);
    expect(world.stored.trouble).toBeNull();
    world.pass(HOUR - MINUTE);
    world.start();
    expect(await look()).toEqual([]);
    world.pass(MINUTE);
    expect(await look()).toEqual(again);
    expect(await hoursItem.get()).toMatchObject({ notBefore: null, weekly: {}, absences: {}, holidays: {} });
  });

  it("has the company's rules read", async () => {
    Object.assign(awork.books.settings, { descriptionRequired: true, pastDays: 7 });
    await look();
    expect((await hoursItem.get())!.rules).toMatchObject({
      value: { isNoteRequired: true, pastDays: 7, isTrackingOff: false, isDoneClosed: false, isAdmin: false },
    });
  });

  it("has what was known where that can't be read again", async () => {
    await look();
    const before = (await hoursItem.get())!.weekly!.value;
    world.pass(DAY);
    fails(CAPACITY);
    await look();
    expect((await hoursItem.get())!.weekly!.value).toEqual(before);
  });

  it("stays signed in when awork refuses all of it, and isn't asked again that day", async () => {
    await world.tracker.refresh();
    for (const path of DAILY) fails(path, { blocked: true });
    // Without rules it doesn't matter who is exempt.
    expect(await look()).toEqual(DAILY.filter((path) => path !== "/me/permissions"));
    expect(world.stored.trouble).toBeNull();
    expect(await accountItem.get()).toEqual(CARLA);
    world.pass(2 * HOUR);
    expect(await look()).toEqual([]);
  });

  it("writes down that it asks before it asks, so that a worker that dies does not ask again at once", async () => {
    await world.tracker.refresh();
    const held = fails(CAPACITY, { hold: true });
    const dying = viewed(world.tracker);
    await held.arrived;
    // A new worker has nothing in its memory: what was written down is all that it knows.
    expect((await hoursItem.get())!.notBefore).toBe(NOW + HOUR);
    held.release();
    await dying;
  });

  it("asks nothing where nobody is connected", async () => {
    await become(null, "");
    expect(await look()).toEqual([]);
  });

  it("has the person's hours read with an API key, and no rules, of which none holds for it", async () => {
    await become({ ...CARLA, byKey: true }, API_KEY_TOKEN);
    awork.books.addHoliday({ first: "2026-08-26" });
    expect(await look()).toEqual([CAPACITY, "/absences", "/workspaceabsences"]);
    const { weekly, holidays, rules } = (await hoursItem.get())!;
    expect([weekly!.value!.length, holidays!.value.length, rules]).toEqual([7, 1, null]);
    expect(await look()).toEqual([]);
  });

  it("asks nothing while awork can't be reached, and at once when it can", async () => {
    awork.script.next({}, { drop: true });
    expect(await look()).toEqual([]);
    await world.tracker.poll();
    expect(await look()).toEqual(DAILY);
  });

  it("asks nothing while awork wants to be left alone", async () => {
    await world.tracker.poll();
    fails(CAPACITY, { status: 429, headers: { "retry-after": "90" } });
    await viewed(world.tracker);
    expect(world.stored.backoff).toMatchObject({ strict: true });
    expect(await look()).toEqual([]);
  });

  it.each([
    ["puts it off when the company uses much of its limit", 0.25, 2, []],
    ["reads it all the same now and then", 0.24, 2, DAILY],
    ["reads it in any case while there is plenty", 0.99, 1, DAILY],
  ])("%s", async (_title, random, throttle, asked) => {
    await world.tracker.refresh();
    await stateItem.set({ ...world.stored, throttle });
    vi.spyOn(Math, "random").mockReturnValue(random);
    awork.journal.clear();
    await viewed(world.tracker);
    expect(awork.journal.all().map(({ path }) => path.replace(API, ""))).toEqual(asked);
    if (asked.length > 0) return;
    vi.mocked(Math.random).mockReturnValue(0);
    world.pass(20 * MINUTE - 1);
    expect(await look()).toEqual([]);
    world.pass(1);
    expect(await look()).toEqual(DAILY);
  });

  it("asks nothing where nothing can be stored, since it would ask at each look", async () => {
    await world.tracker.refresh();
    vi.spyOn(fakeBrowser.storage.local, "set").mockRejectedValue(new Error("full"));
    vi.spyOn(fakeBrowser.storage.session, "set").mockRejectedValue(new Error("full"));
    awork.journal.clear();
    await viewed(world.tracker);
    expect(awork.journal.count()).toBe(0);
  });

  it.each<[string, () => unknown]>([
    ["signed out", () => accountItem.set(null)],
    ["became somebody else", () => accountItem.set({ ...CARLA, userId: COLLEAGUE_ID })],
  ])("leaves nothing when they %s meanwhile", async (_title, happen) => {
    awork.books.add({ start: NOW - HOUR });
    await world.tracker.refresh();
    const held = [TASK, CAPACITY].map((path) => fails(path, { hold: "before" }));
    const asked = viewed(world.tracker);
    await held[0]!.arrived;
    await happen();
    await Promise.all([hoursItem.set(null), taskTimesItem.set(null)]);
    held[0]!.release();
    await Promise.race([held[1]!.arrived, asked]);
    await hoursItem.set(null);
    held[1]!.release();
    await asked;
    expect([await hoursItem.get(), await taskTimesItem.get()]).toEqual([null, null]);
  });

  it("costs two requests, besides the daily ones and the task's", async () => {
    awork.books.add({ start: NOW - HOUR });
    await Promise.all([world.tracker.refresh().then(() => viewed(world.tracker)), world.tracker.tick()]);
    const asked = awork.journal.all().map(({ path }) => path.replace(API, ""));
    expect(asked.filter((path) => ![...DAILY, TASK].includes(path))).toEqual([
      "/me/timeentries/last",
      "/timeentries",
    ]);
    expect(asked).toHaveLength(8);
  });
});

describe("the current task", () => {
  beforeEach(async () => {
    awork.books.add({ start: NOW - HOUR });
    await look();
  });
  const kept = async () => (await taskTimesItem.get())!.tasks;
  const switchTo = (place: number) => {
    awork.books.start(PERSON_ID, { task: TASKS[place]! });
    world.pass(MINUTE);
    return world.tracker.poll();
  };

  it("has its plan read, and which timer ran then", async () => {
    expect(await kept()).toEqual([
      {
        id: TASKS[0]!.id,
        at: NOW,
        until: NOW + 10 * MINUTE,
        time: { planned: 6 * HOUR, tracked: 0 },
        open: world.stored.timer!.id,
      },
    ]);
  });

  it.each<[string, () => unknown, string[]]>([
    ["not within ten minutes", () => world.pass(10 * MINUTE - 1), []],
    ["but after them", () => world.pass(10 * MINUTE), [TASK]],
    ["and for another task", () => switchTo(1), [OTHER_TASK]],
    [
      "and not for one that was read just now",
      () =>
        switchTo(1)
          .then(look)
          .then(() => switchTo(0)),
      [],
    ],
  ])("is read again: %s", async (_title, happen, asked) => {
    await happen();
    expect(await look()).toEqual(asked);
  });

  it.each<[string, Behaviour]>([
    ["401", { blocked: true }],
    ["404", { status: 404 }],
  ])("is off for a day where awork says %s", async (_title, behaviour) => {
    world.pass(10 * MINUTE);
    fails(TASK, behaviour);
    await look();
    expect((await kept())[0]!.time).toBeNull();
    expect(world.stored.trouble).toBeNull();
    world.pass(13 * HOUR);
    expect(await look()).not.toContain(TASK);
    world.pass(11 * HOUR);
    expect(await look()).toContain(TASK);
  });

  it("keeps what was known where that can't be read again, and asks ten minutes later", async () => {
    const [before] = await kept();
    world.pass(10 * MINUTE);
    fails(TASK);
    await look();
    expect((await kept())[0]).toEqual({ ...before, until: NOW + 20 * MINUTE });
    expect(await look()).toEqual([]);
    world.pass(10 * MINUTE);
    expect(await look()).toEqual([TASK]);
  });

  it("without a plan is asked for once an hour", async () => {
    await switchTo(3);
    await look();
    world.pass(HOUR - 1);
    expect(await look()).toEqual([]);
    world.pass(1);
    expect(await look()).toEqual([`/tasks/${TASKS[3]!.id}`]);
  });

  it("is mostly put off while the company uses much of its limit, for ten minutes", async () => {
    await stateItem.set({ ...world.stored, throttle: 3 });
    vi.spyOn(Math, "random").mockReturnValue(0.34);
    world.pass(10 * MINUTE);
    awork.journal.clear();
    await viewed(world.tracker);
    expect(awork.journal.count()).toBe(0);
    expect((await kept())[0]).toMatchObject({ at: NOW, until: NOW + 20 * MINUTE });
  });

  it("doesn't cost the hours when it can't be read", async () => {
    await hoursItem.set(null);
    world.pass(10 * MINUTE);
    fails(TASK, { html: true });
    expect(await look()).toEqual([TASK, ...DAILY]);
  });
});
