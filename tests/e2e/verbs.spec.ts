import type { Page } from "@playwright/test";
import { TASKS } from "../fake-awork/catalogue.ts";
import { HOUR, MINUTE } from "../fake-awork/clock.ts";
import type { Entry } from "../fake-awork/entry.ts";
import { isTimer, openBreak } from "../fake-awork/entry.ts";
import { API_KEY_TOKEN, COLLEAGUE_ID, PERSON_ID } from "../fake-awork/people.ts";
import type { FakeAwork } from "../fake-awork/server.ts";
import { expect, test } from "./fixtures.ts";
import { usually } from "./tags.ts";

type Match = { method: string; path: RegExp };

type Verb = {
  what: string;
  /** The entry that it is done to. */
  set: (awork: FakeAwork) => Entry;
  press: (popup: Page) => Promise<void>;
  request: Match;
  /** What is said when it is done, and when it is not. */
  done: string;
  not: string;
  /** Whether the books have it. */
  isDone: (awork: FakeAwork, entry: Entry) => boolean;
};

const button = (popup: Page, name: string) => popup.getByRole("button", { name, exact: true });
const click = (name: string) => (popup: Page) => button(popup, name).click();

const running = ({ books, clock }: FakeAwork) => books.add({ start: clock.now() - 50 * MINUTE });
const rested = ({ books, clock }: FakeAwork) =>
  books.add({
    start: clock.now() - 50 * MINUTE,
    breaks: [{ start: clock.now() - 30 * MINUTE, end: clock.now() - 20 * MINUTE }],
  });
const paused = ({ books, clock }: FakeAwork) =>
  books.add({
    start: clock.now() - 50 * MINUTE,
    breaks: [{ start: clock.now() - 12 * MINUTE, end: null }],
  });
const stopped = ({ books, clock }: FakeAwork) =>
  books.add({ start: clock.now() - 2 * HOUR, end: clock.now() - HOUR, note: "First draft" });

/** The others are pressed by the scenarios of both browsers as well. */
const ONLY_HERE = ["Remove breaks", "Discard"];

const VERBS: Verb[] = [
  {
    what: "Pause",
    set: running,
    press: click("Pause"),
    request: { method: "POST", path: /\/pause$/ },
    done: "Paused.",
    not: "Not paused",
    isDone: (_, entry) => openBreak(entry) !== null,
  },
  {
    what: "Resume and keep the break",
    set: paused,
    press: click("Resume and keep the break"),
    request: { method: "POST", path: /\/resume$/ },
    done: "The break stays a break.",
    not: "Not resumed",
    isDone: (_, entry) => openBreak(entry) === null && entry.breaks.length === 1,
  },
  {
    what: "Remove breaks",
    set: rested,
    async press(popup) {
      await button(popup, "More").click();
      await button(popup, "Remove breaks").click();
    },
    request: { method: "POST", path: /\/removebreaks$/ },
    done: "0:10 of breaks now counts as work.",
    not: "The breaks were not removed",
    isDone: (_, entry) => entry.breaks.length === 0,
  },
  {
    what: "Stop",
    set: running,
    press: click("Stop"),
    request: { method: "POST", path: /\/stop$/ },
    done: "Stopped.",
    not: "Not stopped",
    isDone: (_, entry) => !isTimer(entry),
  },
  {
    what: "Discard",
    set: running,
    async press(popup) {
      await button(popup, "More").click();
      await button(popup, "Discard…").click();
      await expect(popup.getByRole("group").getByText("Create logo concept")).toBeVisible();
      await button(popup, "Discard").click();
    },
    request: { method: "DELETE", path: /\/timeentries\/[^/]+$/ },
    done: "Discarded",
    not: "Not discarded",
    isDone: ({ books }, entry) => books.find(entry.id) === null,
  },
  {
    what: "Continue",
    set: stopped,
    press: (popup) => popup.locator("button.main", { hasText: "Continue" }).click(),
    request: { method: "POST", path: /\/start$/ },
    done: "Started.",
    not: "Not started",
    isDone: ({ books }, entry) =>
      books.current()?.note === entry.note && books.current()?.task === entry.task,
  },
];

type Situation = { desk: import("./desk.ts").Desk; awork: FakeAwork };

/** The popup over the entry, with nothing asked yet that counts. */
async function open({ desk, awork }: Situation, set: Verb["set"]) {
  const entry = set(awork);
  await desk.connect();
  // A browser itself sends again what got no answer on a connection that was used before (measured).
  awork.script.always({ method: "GET" }, { headers: { connection: "close" } });
  await desk.age(7_000);
  const popup = await desk.openPopup();
  await desk.expectTruth(popup);
  await expect(popup.locator(".days h2")).toContainText(":");
  return { popup, entry };
}

for (const { what, set, press, request, done, isDone } of VERBS) {
  test(
    `${what} is done once, told, and true everywhere`,
    usually(ONLY_HERE.includes(what)),
    async ({ desk, awork }) => {
      const { popup, entry } = await open({ desk, awork }, set);
      await press(popup);
      await expect(popup.getByRole("status")).toContainText(done);
      await desk.expectTruth(popup);
      expect(isDone(awork, entry)).toBe(true);
      expect(awork.journal.all(request)).toMatchObject([{ status: what === "Discard" ? 204 : 200 }]);
    },
  );
}

// What may come of an action is the same for each: `tests/lib/tracker/actions` has all of them. Discard leaves no entry to
// read, and Continue makes another one.
for (const { what, set, press, request, done, not, isDone } of VERBS.slice(-2)) {
  test.describe(what, usually(what === "Discard"), () => {
    for (const [when, behaviour, isCarriedOut] of [
      [
        "awork refuses it",
        { status: 400, body: { code: "invalid-operation", description: "It is locked." } },
        false,
      ],
      ["awork does it, and its answer never comes", { drop: "after" }, true],
    ] as const) {
      test(`${when}: it is sent once, and the truth told`, async ({ desk, awork }) => {
        const { popup, entry } = await open({ desk, awork }, set);
        awork.script.next(request, behaviour);
        await press(popup);
        await expect(popup.getByText(isCarriedOut ? done : not)).toBeVisible();
        if ("body" in behaviour) await expect(popup.getByRole("alert")).toContainText("It is locked.");
        await desk.expectTruth(popup, { failed: !isCarriedOut });
        expect(isDone(awork, entry)).toBe(isCarriedOut);
        expect(awork.journal.count(request)).toBe(1);
      });
    }

    test("the worker is killed before awork does it: it is settled by reading", async ({ desk, awork }) => {
      const { popup, entry } = await open({ desk, awork }, set);
      const held = awork.script.next(request, { hold: "after" });
      await press(popup);
      await held.arrived;
      await desk.killWorker();
      await expect(popup.getByText(not)).toBeVisible();
      await desk.expectTruth(popup, { failed: true });
      expect(isDone(awork, entry)).toBe(false);
      expect(awork.journal.count(request)).toBe(1);
    });
  });
}

test("what changed elsewhere is not acted on: the timer that was seen is another one now", async ({
  desk,
  awork,
}) => {
  running(awork);
  await desk.connect();
  const popup = await desk.openPopup();
  await expect(popup.locator(".days h2")).toContainText(":");
  const other = awork.books.start(PERSON_ID, { task: TASKS[1]! });
  await button(popup, "Stop").click();
  await expect(popup.getByRole("alert")).toContainText(
    "The timer changed in awork. Nothing else was changed.",
  );
  await expect(popup.getByText(TASKS[1]!.name, { exact: true }).first()).toBeVisible();
  expect(other.end).toBeNull();
  expect(awork.journal.count({ method: "POST" })).toBe(0);
});

test("nothing runs any more: awork's empty answer is told in words", async ({ desk, awork }) => {
  running(awork);
  await desk.connect();
  const popup = await desk.openPopup();
  await expect(button(popup, "Pause")).toBeVisible();
  // What the popup asked for at its opening is there: it tells of no stop.
  await expect(popup.locator(".days h2")).toContainText(":");
  awork.books.stop();
  await button(popup, "Pause").click();
  await expect(popup.getByRole("alert")).toContainText("No timer is running in awork.");
  await desk.expectTruth(popup);
});

test("what a company has forbidden is told in awork's words", async ({ desk, awork }) => {
  running(awork);
  await desk.connect();
  const popup = await desk.openPopup();
  // A rule that nobody here knows of.
  const body = { code: "invalid-operation", description: "No timer is stopped on a Friday." };
  awork.script.next({ path: "/me/timetracking/stop" }, { status: 400, body });
  await button(popup, "Stop").click();
  await expect(popup.getByRole("alert")).toContainText(
    "Not stopped. awork refused the request: No timer is stopped on a Friday.",
  );
  await desk.expectTruth(popup, { failed: true });
});

test("with an API key, what awork lets only the person do is not offered", async ({ desk, awork }) => {
  awork.books.add({ userId: COLLEAGUE_ID, start: awork.clock.now() - 50 * MINUTE });
  awork.books.pause(COLLEAGUE_ID);
  await desk.connect(API_KEY_TOKEN, COLLEAGUE_ID);
  const popup = await desk.openPopup();
  await expect(button(popup, "Resume")).toBeVisible();
  await expect(button(popup, "Resume and keep the break")).toHaveCount(0);
  await button(popup, "Resume").click();
  await expect(popup.getByRole("status")).toContainText("Resumed.");
  await expect(button(popup, "Stop")).toBeVisible();
  await expect(button(popup, "Pause")).toHaveCount(0);
  await button(popup, "Stop").click();
  await expect(popup.getByRole("status")).toContainText("Stopped.");
  await desk.expectTruth(popup, { userId: COLLEAGUE_ID });
});

test.describe("what opening costs", () => {
  test("two requests when all is old, none when all is fresh", async ({ desk, awork }) => {
    stopped(awork);
    await desk.connect();
    const popup = await desk.openPopup();
    await expect(popup.locator(".days h2")).toContainText(":");
    await popup.close();
    await desk.age(2 * MINUTE);
    const days = await desk.stored("days");
    await desk.store("days", { ...days, at: days.at - 2 * MINUTE });
    awork.journal.clear();
    for (let opening = 0; opening < 3; opening++) {
      const again = await desk.openPopup();
      await expect(again.locator(".days h2")).toContainText(":");
      await desk.expectTruth(again);
      await again.close();
    }
    await expect
      .poll(() =>
        awork.journal
          .all()
          .map(({ path }) => path.replace("/api/v1", ""))
          .toSorted(),
      )
      .toEqual(["/me/timeentries/last", "/timeentries"]);
  });
});

test.describe("keys for people who want them", () => {
  /** As the browser calls it when the key is pressed. */
  const press = async (desk: import("./desk.ts").Desk, command: string) => {
    await expect.poll(() => desk.context.serviceWorkers().length).toBeGreaterThan(0);
    await desk.context
      .serviceWorkers()
      .at(-1)!
      .evaluate(`chrome.commands.onCommand.dispatch(${JSON.stringify(command)})`);
  };

  test("pause and resume, stop, and start what was last", async ({ desk, awork }) => {
    const entry = running(awork);
    await desk.connect();
    const popup = await desk.openPopup();
    await press(desk, "pauseOrResume");
    await expect.poll(() => openBreak(entry) !== null).toBe(true);
    await desk.expectTruth(popup);
    await expect(popup.getByRole("status")).toContainText("Paused.");
    // The worker writes no more: what is put there stays.
    await desk.age(0);
    const state = await desk.stored("state");
    await desk.store("state", { ...state, outcome: null });
    await press(desk, "pauseOrResume");
    await expect.poll(() => openBreak(entry)).toBeNull();
    await press(desk, "stop");
    await expect.poll(() => isTimer(entry)).toBe(false);
    await desk.expectTruth(popup);
    await press(desk, "startOrContinue");
    await expect.poll(() => awork.books.current()?.task?.name).toBe(entry.task!.name);
    await desk.expectTruth(popup);
  });
});
