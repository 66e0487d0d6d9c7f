// @vitest-environment happy-dom
import { screen } from "@testing-library/preact";
import { render } from "preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { openPopup } from "@/lib/popup/app";
import { accountItem, stateItem } from "@/lib/tracker-store/state-items";
import { HOUR, MINUTE } from "@/lib/timer/time";
import { ACCOUNT } from "../../lib/fake-browser/account";
import { speak } from "../../lib/fake-browser/fakes";
import { EARLIER, KEPT, MANY_BREAKS, hostile } from "../../lib/fake-browser/hostile";
import { NOW, PAUSED, RUNNING, STOPPED, stateOf, timer } from "../../lib/tracker/states";

beforeEach(() => {
  vi.restoreAllMocks();
  vi.useFakeTimers({ now: NOW, toFake: ["Date", "performance", "setTimeout", "clearTimeout"] });
  vi.stubGlobal("requestAnimationFrame", () => 0);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

type Area = "local" | "session";

const put = (area: Area, key: string, value: unknown) =>
  value === undefined
    ? fakeBrowser.storage[area].remove(key)
    : fakeBrowser.storage[area].set({ [key]: value });

/** Opens the popup over what is stored, and waits for all of it. */
async function open(area: Area, key: string, value: unknown) {
  fakeBrowser.reset();
  speak("en");
  vi.spyOn(fakeBrowser.runtime, "sendMessage").mockResolvedValue(undefined as never);
  vi.spyOn(fakeBrowser.commands, "getAll").mockResolvedValue([] as never);
  await fakeBrowser.storage.local.set({ state: stateOf(PAUSED), account: ACCOUNT, days: KEPT.local.days });
  await put(area, key, value);
  document.body.innerHTML = '<div id="popup"></div>';
  await openPopup();
  await vi.advanceTimersByTimeAsync(200);
}

/** Until all of it is there, however busy the machine is. */
const whole = (title = "") =>
  vi.waitFor(() => expect(isWhole(), title).toBe(true), { interval: 1, timeout: 30_000 });

const close = () => render(null, document.getElementById("popup")!);
const heading = () => document.querySelector("h1, .face > p")?.textContent;
const alert = () => document.querySelector('[role="alert"]')!.textContent;
const clock = () => document.querySelector('[role="timer"]')?.textContent ?? "0:00:00";

/** What the popup reads, and how deep into each it is looked. */
const CASES: [Area, string, number][] = [
  ["local", "state", 1],
  ["local", "account", 1],
  ["local", "days", 1],
  ["local", "edits", 1],
  ["local", "additions", 1],
  ["local", "deletions", 1],
  ["local", "picks", 1],
  ["session", "state", 0],
  ["session", "days", 0],
  ["session", "edits", 0],
];

/** Until awork has answered once there is nothing to show but why. */
const isAsking = () => heading() === "Loading…" || (heading() === undefined && alert() !== "");

/** The deferred part is there, or there is nothing that it could be about. */
const isWhole = () =>
  isAsking() || heading() === "Not connected" || document.querySelector("#today") !== null;

function expectOrdinary(title: string) {
  if (!isAsking())
    expect(["Running", "Paused", "Nothing running", "Not connected"], title).toContain(heading());
  expect(clock(), title).toMatch(/^\d+:\d\d:\d\d$/);
  expect(document.body.textContent, title).not.toMatch(/NaN|Invalid|undefined|Infinity/);
}

/** Of the state the timer as well, in all its parts. */
const casesOf = (key: string, valid: unknown, depth: number) => [
  ...hostile(key, valid, depth),
  ...(key === "state" && depth > 0 ? hostile("timer", PAUSED, 1) : []).map(
    ([title, timer]): [string, unknown] => [`timer ${title}`, stateOf(timer as typeof PAUSED)],
  ),
];

describe("the popup over whatever is stored is an ordinary one", () => {
  it.each(CASES)(
    "%s %s",
    async (area, key, depth) => {
      const valid = (KEPT[area] as Record<string, unknown>)[key];
      for (const [title, value] of casesOf(key, valid, depth)) {
        await open(area, key, value);
        await whole(title);
        expectOrdinary(title);
        // And while it is open.
        await put(area, key, undefined);
        await put(area, key, value);
        await vi.advanceTimersByTimeAsync(0);
        expectOrdinary(title);
        close();
      }
    },
    120_000,
  );
});

describe("what awork can say and nobody expects is shown", () => {
  it.each<[string, object]>([
    ["a booking without a day", { ...STOPPED, id: "two", start: null, end: null, day: "" }],
    ["a day that is none", { ...STOPPED, id: "two", day: "2026-13-45" }],
    ["a timer from 1970", timer({ id: "two", start: 0, day: "1970-01-01" })],
    ["a timer from the year 9999", timer({ id: "two", start: Date.parse("9999-12-31"), day: "9999-12-31" })],
    ["a timer with thousands of breaks", timer({ id: "two", breaks: MANY_BREAKS })],
    ["a length below nothing", { ...STOPPED, id: "two", duration: -HOUR }],
    [
      "a note of a megabyte",
      timer({ id: "two", subject: { ...RUNNING.subject, note: "n ".repeat(500_000) } }),
    ],
  ])("%s", async (title, entry) => {
    await open("local", "days", { ...KEPT.local.days, timers: [PAUSED, entry] });
    await whole();
    expectOrdinary(title);
    await open("local", "state", stateOf(entry as typeof PAUSED));
    await whole();
    expectOrdinary(title);
  });
});

it("shows what an earlier version knew of today’s shape, and asks for what it did not", async () => {
  await open("local", "state", EARLIER.state![1]![1]);
  expect(screen.getByRole("timer").textContent).toBe("0:50:00");
  close();
  await open("local", "state", EARLIER.state![0]![1]);
  expect(heading()).toBe("Loading…");
  await stateItem.set(stateOf(RUNNING, { at: NOW - MINUTE }));
  await vi.waitFor(() => expect(heading()).toBe("Running"), { timeout: 30_000 });
  expect(await accountItem.get()).toEqual(ACCOUNT);
});
