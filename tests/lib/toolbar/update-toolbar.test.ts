import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { awayItem } from "@/lib/reminders/away";
import { hoursItem, hoursOf } from "@/lib/capacity/hours-item";
import { whose } from "@/lib/tracker-store/account";
import { daysItem, deletionsItem, editsItem } from "@/lib/tracker-store/day-items";
import { accountItem, stateItem } from "@/lib/tracker-store/state-items";
import { settingsItem } from "@/lib/settings/settings-store";
import { updateToolbar } from "@/lib/toolbar/update-toolbar";
import { DEFAULTS } from "@/lib/timer/settings";
import { HOUR } from "@/lib/timer/time";
import { NO_DAYS } from "@/lib/tracker/days";
import { NOW, PAUSED, RUNNING, STOPPED, stateOf } from "../tracker/states";
import { ACCOUNT } from "../fake-browser/account";
import { speak } from "../fake-browser/fakes";

beforeEach(() => {
  vi.restoreAllMocks();
  vi.useFakeTimers({ now: NOW, toFake: ["Date"] });
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.action, "setIcon").mockResolvedValue();
  return () => vi.useRealTimers();
});

const toolbar = async () => ({
  icon: vi.mocked(fakeBrowser.action.setIcon).mock.lastCall![0].path as unknown,
  badge: await fakeBrowser.action.getBadgeText({}),
  title: await fakeBrowser.action.getTitle({}),
});
const icon = (name: string) => ({ 16: `/icons/${name}-16.png`, 32: `/icons/${name}-32.png` });

describe("the toolbar", () => {
  it("shows what is stored, as it is now", async () => {
    speak("en");
    await accountItem.set(ACCOUNT);
    await stateItem.set(stateOf(RUNNING));
    await updateToolbar();
    expect(await toolbar()).toEqual({
      icon: icon("running"),
      badge: "1:00",
      title: "Running 1:00 · Design · Website",
    });
  });

  it("shows today's total with what awork says is to be worked today", async () => {
    speak("en");
    await accountItem.set(ACCOUNT);
    await stateItem.set(stateOf(RUNNING));
    await settingsItem.set({ ...DEFAULTS, shown: "today" });
    await daysItem.set({ ...NO_DAYS, at: NOW, isWhole: true });
    const read = { readOn: "2026-08-26", until: "2026-08-27" };
    const weekly = { ...read, value: Array.from({ length: 7 }, () => 8 * HOUR) };
    await hoursItem.set({ ...hoursOf(null, whose(ACCOUNT)), weekly });
    await updateToolbar();
    expect((await toolbar()).title).toBe("Running 1:00 · Design · Website · today 1:00 of 8:00");
  });

  it("shows a change that waits to be saved as the popup does, and none that awork has refused", async () => {
    speak("en");
    await accountItem.set(ACCOUNT);
    await stateItem.set(stateOf(RUNNING));
    const earlier = { id: RUNNING.id, field: "start" as const, from: RUNNING.start, to: NOW - 2 * HOUR };
    await editsItem.set([earlier]);
    await updateToolbar();
    expect((await toolbar()).badge).toBe("2:00");
    await editsItem.set([{ ...earlier, fault: { why: null, isFinal: true, at: NOW, tries: 1 } }]);
    await updateToolbar();
    expect((await toolbar()).badge).toBe("1:00");
  });

  it("shows the entry before one that has been deleted, as the popup does", async () => {
    speak("en");
    await accountItem.set(ACCOUNT);
    await stateItem.set(stateOf(STOPPED));
    const before = {
      ...STOPPED,
      id: "before",
      duration: HOUR,
      subject: { ...STOPPED.subject, task: "Logo" },
    };
    await daysItem.set({ ...NO_DAYS, at: NOW, isWhole: true, timers: [STOPPED, before] });
    await settingsItem.set({ ...DEFAULTS, shown: "today" });
    const title = async () => {
      await updateToolbar();
      return (await toolbar()).title;
    };
    expect(await title()).toMatch(/0:30 · Design · .*today 1:30$/);
    await deletionsItem.set([{ id: STOPPED.id, name: "Design", pressedAt: NOW, isSent: false }]);
    expect(await title()).toMatch(/1:00 · Logo · .*today 1:00$/);
    await deletionsItem.set([]);
    expect(await title()).toMatch(/0:30 · Design · .*today 1:30$/);
  });

  it("shows that an absence waits to be asked about, beside the time", async () => {
    speak("en");
    await accountItem.set(ACCOUNT);
    await stateItem.set(stateOf(RUNNING));
    await awayItem.set({ gone: null, absence: { id: "two", since: NOW - HOUR, until: NOW, name: "Logo" } });
    await updateToolbar();
    const { title, ...shown } = await toolbar();
    expect(shown).toEqual({ icon: icon("attention"), badge: "1:00" });
    expect(title.replace(/\s/g, " ")).toBe(
      "Running 1:00 · Design · Website You were away from 11:00 AM, for 1:00, while “Logo” was running.",
    );
  });

  it("speaks the person's language", async () => {
    speak("de");
    await accountItem.set(ACCOUNT);
    await stateItem.set(stateOf(PAUSED));
    await updateToolbar();
    expect(await toolbar()).toEqual({
      icon: icon("paused"),
      badge: "50m",
      title: "Pausiert 0:50 · Design · Website · Pausen 0:10",
    });
  });

  it("asks to connect when nobody is, whatever is still stored", async () => {
    speak("en");
    await stateItem.set(stateOf(RUNNING));
    await updateToolbar();
    expect(await toolbar()).toEqual({
      icon: icon("attention"),
      badge: "",
      title: "Timer for awork: not connected. Click to sign in.",
    });
  });

  it("obeys the settings", async () => {
    speak("en");
    vi.stubGlobal("ImageData", function ImageData(this: { data: Uint8Array }, size: number) {
      this.data = new Uint8Array(4 * size * size);
    });
    await accountItem.set(ACCOUNT);
    await stateItem.set(stateOf(RUNNING));
    const done = { ...RUNNING, id: "done", end: NOW, duration: 2 * HOUR };
    await daysItem.set({ ...NO_DAYS, at: NOW, isWhole: true, timers: [done] });
    await settingsItem.set({ ...DEFAULTS, shown: "today" });
    await updateToolbar();
    const title = "Running 1:00 · Design · Website · today 3:00";
    expect(await toolbar()).toEqual({ icon: icon("running"), badge: "3:00", title });
    await settingsItem.set({ ...DEFAULTS, time: "icon" });
    await updateToolbar();
    expect(await toolbar()).toEqual({ icon: undefined, badge: "", title: "Running 1:00 · Design · Website" });
    vi.unstubAllGlobals();
  });

  it("has the last state at the end, though an icon before it is slow", async () => {
    speak("en");
    const setIcon = vi.mocked(fakeBrowser.action.setIcon);
    const { promise: loaded, resolve: load } = Promise.withResolvers<void>();
    const done: unknown[] = [];
    setIcon.mockImplementationOnce(async (what) => void (await loaded, done.push(what.path)));
    setIcon.mockImplementation(async (what) => void done.push(what.path));
    await accountItem.set(ACCOUNT);
    await stateItem.set(stateOf(RUNNING));
    const first = updateToolbar();
    await expect.poll(() => setIcon.mock.calls.length).toBe(1);
    await stateItem.set(stateOf(PAUSED));
    const second = updateToolbar();
    // Many more turns than a paint takes that does not wait.
    for (let turn = 0; turn < 100; turn += 1) await stateItem.get();
    load();
    await Promise.all([first, second]);
    expect(done).toEqual([icon("running"), icon("paused")]);
  });
});
