import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { menusItem, rebuildMenus, updateMenus } from "@/lib/menus/update-menus";
import { settingsItem } from "@/lib/settings/settings-store";
import { picksItem } from "@/lib/start/choice-items";
import { DEFAULTS } from "@/lib/timer/settings";
import { HOUR, MINUTE } from "@/lib/timer/time";
import { whose } from "@/lib/tracker-store/account";
import { daysItem, deletionsItem } from "@/lib/tracker-store/day-items";
import { accountItem, stateItem } from "@/lib/tracker-store/state-items";
import { NO_DAYS } from "@/lib/tracker/days";
import { sampleTask } from "../../components/popup/deferred/sample";
import { ACCOUNT } from "../fake-browser/account";
import { createMenus, speak } from "../fake-browser/fakes";
import { NOW, PAUSED, RUNNING, pause, stateOf, timer } from "../tracker/states";

let browser: ReturnType<typeof createMenus>;

beforeEach(async () => {
  vi.restoreAllMocks();
  vi.useFakeTimers({ now: NOW, toFake: ["Date"] });
  fakeBrowser.reset();
  speak("en");
  browser = createMenus();
  await accountItem.set(ACCOUNT);
  await stateItem.set(stateOf(RUNNING));
  return () => vi.useRealTimers();
});

const titles = () => browser.items.map(({ title }) => title);
const NOTE = "Start awork timer with this as note";
const OF_RUNNING = [NOTE, "Pause", "Stop"];
const OF_PAUSED = [
  NOTE,
  "Resume: the break since 11:50 AM counts as work",
  "Resume and keep the break",
  "Stop",
];

/** A worker that knows nothing of the one before. */
function anotherWorker() {
  vi.resetModules();
  return import("@/lib/menus/update-menus");
}

/** What is done from here on; of an item its verb. */
const since = () =>
  browser.calls
    .splice(0)
    .map((call) => call.replace(/\{.*\}/, (id) => (JSON.parse(id) as { verb: string }).verb));

describe("the context menus", () => {
  it("are as the state is", async () => {
    await updateMenus();
    expect(titles()).toEqual(OF_RUNNING);
    await stateItem.set(stateOf(PAUSED));
    await updateMenus();
    expect(titles()).toEqual(OF_PAUSED);
    await accountItem.set(null);
    await updateMenus();
    expect(titles()).toEqual(["Sign in with awork"]);
    await settingsItem.set({ ...DEFAULTS, menus: false });
    await updateMenus();
    expect(titles()).toEqual([]);
  });

  it("offer the entry before one that has been deleted, and not the deleted one", async () => {
    const about = { ...RUNNING.about, typeOfWorkId: "design" };
    const named = (id: string, task: string, ago: number) => {
      const subject = { ...RUNNING.subject, task, project: null };
      const of = { ...about, taskId: task };
      return timer({ id, start: NOW - ago, end: NOW - ago + MINUTE, duration: MINUTE, about: of, subject });
    };
    const [last, before] = [named("one", "Logo", HOUR), named("two", "Text", 2 * HOUR)];
    await stateItem.set(stateOf(last));
    await daysItem.set({ ...NO_DAYS, at: NOW, timers: [last, before] });
    await updateMenus();
    expect(titles()).toEqual([NOTE, "Continue: Logo", "Start: Text"]);
    await deletionsItem.set([{ id: "one", name: "Logo", pressedAt: NOW, isSent: false }]);
    await updateMenus();
    expect(titles()).toEqual([NOTE, "Continue: Text"]);
    await deletionsItem.set([]);
    await updateMenus();
    expect(titles()).toEqual([NOTE, "Continue: Logo", "Start: Text"]);
  });

  it("offer the tasks of the last days, and what was chosen", async () => {
    const of = whose(ACCOUNT);
    const task = { ...RUNNING.about, taskId: "logo", typeOfWorkId: "design" };
    await daysItem.set({ ...NO_DAYS, at: NOW, timers: [timer({ id: "old", end: NOW, about: task })] });
    const picked = sampleTask("map", "Sitemap", { project: null, typeOfWorkId: "design" });
    await picksItem.set([
      { of, choices: [picked] },
      { of: "another", choices: [{ ...picked, id: "other", name: "Other" }] },
    ]);
    await updateMenus();
    expect(titles()).toEqual([...OF_RUNNING, "Switch to: Design · Website", "Switch to: Sitemap"]);
  });

  it("are left alone while nothing changes, also by the next worker", async () => {
    await updateMenus();
    since();
    const set = vi.spyOn(fakeBrowser.storage.session, "set");
    await updateMenus();
    await (await anotherWorker()).updateMenus();
    expect([since(), set.mock.calls]).toEqual([[], []]);
  });

  it("change what has changed alone: a title", async () => {
    await stateItem.set(stateOf(PAUSED));
    await updateMenus();
    since();
    await stateItem.set(stateOf({ ...PAUSED, breaks: [pause(20 * MINUTE)] }));
    await updateMenus();
    expect(since()).toEqual(["update resume"]);
    expect(titles()[1]).toBe("Resume: the break since 11:40 AM counts as work");
  });

  it.each([RUNNING, PAUSED])(
    "say nothing that time alone makes wrong: the worker may sleep",
    async (timer) => {
      await stateItem.set(stateOf(timer));
      await updateMenus();
      since();
      vi.setSystemTime(NOW + 3 * HOUR);
      await updateMenus();
      expect(since()).toEqual([]);
    },
  );

  it("change what has changed alone: the items from the first other one on", async () => {
    await updateMenus();
    since();
    await stateItem.set(stateOf(PAUSED));
    await updateMenus();
    expect(since()).toEqual(["remove pause", "remove stop", "create resume", "create keep", "create stop"]);
  });

  it("get other items when the timer is another one: an open menu is still that of the last", async () => {
    await updateMenus();
    since();
    await stateItem.set(stateOf({ ...RUNNING, id: "two" }));
    await updateMenus();
    expect(since()).toEqual(["remove pause", "remove stop", "create pause", "create stop"]);
  });

  it("are made anew when the browser starts: nothing says what is left in them", async () => {
    await updateMenus();
    since();
    await fakeBrowser.storage.session.clear();
    await updateMenus();
    expect(since()).toEqual(["removeAll", "create note", "create pause", "create stop"]);
    expect(titles()).toEqual(OF_RUNNING);
  });

  it("are made anew after an update, whatever they are said to be", async () => {
    await updateMenus();
    since();
    await rebuildMenus();
    expect(since()).toEqual(["removeAll", "create note", "create pause", "create stop"]);
  });

  it("are whole again after a worker that died in between", async () => {
    const { updateMenus: updateAndDie } = await anotherWorker();
    await updateAndDie();
    await stateItem.set(stateOf(PAUSED));
    browser.menus.create = () => {};
    void updateAndDie();
    await expect.poll(() => titles()).toEqual([NOTE]);
    expect(await menusItem.get()).toBeNull();
    const { items } = browser;
    browser = createMenus();
    browser.items.push(...items);
    await updateMenus();
    expect(titles()).toEqual(OF_PAUSED);
  });

  it("are whole again after the browser refused an item", async () => {
    await updateMenus();
    // Somebody else's doing.
    browser.items.splice(1, 1);
    await stateItem.set(stateOf(PAUSED));
    await updateMenus();
    expect(await menusItem.get()).toBeNull();
    await updateMenus();
    expect(titles()).toEqual(OF_PAUSED);
  });

  it("have the last state at the end, in turn", async () => {
    const first = updateMenus();
    await stateItem.set(stateOf(PAUSED));
    await Promise.all([first, updateMenus(), updateMenus()]);
    expect(titles()).toEqual(OF_PAUSED);
  });
});
