import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Settings } from "../../lib/timer/settings.ts";
import { findScreenTools, startScreen } from "../../scripts/screen.ts";
import type { FakeAwork } from "../fake-awork/server.ts";
import type { Desk } from "./desk.ts";
import { readTime } from "./digits.ts";
import { expect, test as base } from "./fixtures.ts";
import { type Frame, boxOf, readFrame } from "./frame.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const WHITE = 0xffffff;
const GREEN = 0x1a7f37;
const BROWN = 0x8a5a00;

/** The toolbar ends above this line, tabs included. */
const TOOLBAR = 95;

type Look = { scale: number; theme: "light" | "dark" };

/** A screen that nobody sees, and its picture; null where there is none. */
const test = base.extend<{ look: Look; frame: () => Promise<Frame> }, { seat: Seat | null }>({
  seat: [
    async ({}, use) => {
      const tools = await findScreenTools();
      if (!tools) return use(null);
      const folder = await mkdtemp(join(tmpdir(), "awork-timer-screen-"));
      const screen = await startScreen({ width: 1600, height: 600, frames: folder, xvfb: tools.xvfb });
      await use({ display: screen.display, folder });
      await screen.close();
      await rm(folder, { recursive: true, force: true });
    },
    { scope: "worker", timeout: 120_000 },
  ],
  look: [{ scale: 1, theme: "light" }, { option: true }],
  options: async ({ seat, look }, use) => {
    const args = [`--force-device-scale-factor=${look.scale}`];
    if (look.theme === "dark") args.push("--force-dark-mode");
    await use(seat ? { headless: false, display: seat.display, args } : {});
  },
  frame: async ({ seat }, use) => {
    test.skip(!seat, "the toolbar is looked at on Linux, where Xvfb is");
    await use(() => readFrame(seat!.folder));
  },
});

// One after the other, at one screen: each further one costs a window.
test.describe.configure({ mode: "default" });

type Seat = { display: string; folder: string };

/** Somebody is connected, and a timer is known. */
async function begin(desk: Desk, awork: FakeAwork, given: Partial<Settings> = {}): Promise<void> {
  awork.books.add();
  await desk.connect();
  // The worker writes no more: what is put there stays.
  await desk.age(0);
  await desk.watch.bringToFront();
  if (Object.keys(given).length === 0) return;
  await desk.watch.evaluate(`chrome.storage.sync.set(${JSON.stringify(given)})`);
  await expect.poll(async () => (await desk.stored("settings")) ?? {}).toMatchObject(given);
}

/** A timer that has been worked on for so long is what awork has just told of. */
async function put(desk: Desk, worked: number, isPaused: boolean): Promise<void> {
  const state = await desk.stored("state");
  const now = Date.now();
  const rest = isPaused ? 5 * MINUTE : 0;
  // Not near a turn of the minute.
  const start = now + state.offset - worked - rest - 20_000;
  const breaks = isPaused ? [{ start: now + state.offset - rest, end: null, duration: 0 }] : [];
  const timer = { ...state.timer, start, end: null, duration: null, breaks };
  await desk.store("state", { ...state, timer, at: now, askedAt: now });
}

/** The time in the icon on the screen: its digits stand out of a filled box, or between two bars. */
function seen(frame: Frame, isPaused: boolean, scale: number): string {
  const own = isPaused ? BROWN : GREEN;
  const box = boxOf(frame, own, TOOLBAR * scale);
  if (!box) return "no icon";
  const size = [box.right - box.left + 1, box.bottom - box.top + 1].map((length) => length / scale);
  // The bars end before the corners.
  if (`${size}` !== `16,${isPaused ? 14 : 16}`) return `something of ${size}`;
  const top = isPaused ? box.top - scale : box.top;
  const ink = isPaused ? own : WHITE;
  let isCrisp = true;
  const time = readTime((x, y) => {
    const pixels = Array.from({ length: scale * scale }, (_, place) =>
      frame.at(box.left + x * scale + (place % scale), top + y * scale + Math.floor(place / scale)),
    );
    isCrisp &&= pixels.every((pixel) => pixel === pixels[0]) && [own, WHITE].includes(pixels[0]!);
    return pixels[0] === ink;
  });
  return isCrisp ? time : `${time}, blurred`;
}

const LOOKS: [Look, tag: string | string[]][] = [
  [{ scale: 1, theme: "light" }, []],
  [{ scale: 1, theme: "dark" }, "@full"],
  [{ scale: 2, theme: "light" }, "@full"],
  [{ scale: 2, theme: "dark" }, []],
];

for (const [look, tag] of LOOKS)
  test.describe(`at ${look.scale}x, with a ${look.theme} toolbar`, { tag }, () => {
    test.use({ look });

    test("the icon on the screen reads as the time, to the minute", async ({ desk, awork, frame }) => {
      await begin(desk, awork, { time: "icon" });
      const times: [number, string][] = [
        [42 * MINUTE, "0:42"],
        [HOUR + 30 * MINUTE, "1:30"],
        [12 * HOUR + 34 * MINUTE, "12:34"],
        [100 * HOUR + 5 * MINUTE, "100:05"],
        [987 * HOUR + 59 * MINUTE, "987:59"],
      ];
      for (const [worked, time] of times)
        for (const isPaused of [false, true]) {
          await put(desk, worked, isPaused);
          await expect.poll(async () => seen(await frame(), isPaused, look.scale)).toBe(time);
          expect(await desk.toolbar()).toMatchObject({
            badge: "",
            tooltip: expect.stringMatching(`^${isPaused ? "Paused" : "Running"} ${time} `),
          });
        }
    });
  });

test("from ten hours on the badge leaves the time to the icon, and takes it back", async ({
  desk,
  awork,
  frame,
}) => {
  await begin(desk, awork);
  await put(desk, 10 * HOUR - MINUTE, false);
  await expect.poll(async () => (await desk.toolbar()).badge).toBe("9:59");
  await put(desk, 10 * HOUR, false);
  await expect.poll(async () => seen(await frame(), false, 1)).toBe("10:00");
  expect((await desk.toolbar()).badge).toBe("");
  await put(desk, HOUR, false);
  await expect.poll(async () => (await desk.toolbar()).badge).toBe("1:00");
  await expect.poll(async () => seen(await frame(), false, 1)).toMatch(/^something/);
});

/** How many columns of the badge's digits there are on the screen, each digit by itself: what is lighter than half. */
function digitsOf(frame: Frame): number[] {
  const box = boxOf(frame, GREEN, TOOLBAR)!;
  const isLight = (x: number, y: number) => ((frame.at(x, y) >> 16) & 255) > (0x1a + 255) / 2;
  // The badge has the lower half, and its corners are round.
  const top = box.bottom - 12;
  const columns = Array.from({ length: box.right - box.left - 3 }, (_, x) =>
    Array.from({ length: 10 }, (_, y) => isLight(box.left + 2 + x, top + y)).includes(true) ? "#" : " ",
  );
  return columns
    .join("")
    .split(/ +/)
    .filter(Boolean)
    .map((digit) => digit.length);
}

test("the badge has room for every digit", async ({ desk, awork, frame }) => {
  await begin(desk, awork);
  const read = async (worked: number, text: string) => {
    await put(desk, worked, false);
    await expect.poll(async () => (await desk.toolbar()).badge).toBe(text);
    await expect.poll(async () => digitsOf(await frame())).toHaveLength(text.length);
    return digitsOf(await frame());
  };
  const [first = NaN] = await read(3 * HOUR + 12 * MINUTE, "3:12");
  const last = (await read(HOUR + 23 * MINUTE, "1:23")).at(-1)!;
  // Chromium cuts the last digit where a system's font is wide; more than its edge may not be missing.
  expect(first - last).toBeLessThanOrEqual(1);
});

test("the toolbar follows at once when a person wants the time elsewhere", async ({ desk, awork, frame }) => {
  await begin(desk, awork);
  await put(desk, 42 * MINUTE, false);
  await expect.poll(async () => (await desk.toolbar()).badge).toBe("42m");
  await desk.watch.evaluate(`chrome.storage.sync.set({ time: "icon" })`);
  await expect.poll(async () => seen(await frame(), false, 1)).toBe("0:42");
  await desk.watch.evaluate(`chrome.storage.sync.set({ time: "badge" })`);
  await expect.poll(async () => (await desk.toolbar()).badge).toBe("42m");
});

test("today's total is told in place of the entry's time, sure as soon as the list is read", async ({
  desk,
  awork,
}) => {
  const now = awork.clock.now();
  const midnight = new Date(now).setHours(0, 0, 0, 0);
  // Whatever the time is: both are of today.
  const length = Math.floor((now - midnight) / 4);
  awork.books.add({ start: midnight, end: midnight + length });
  awork.books.add({ start: now - length });
  await desk.connect();
  awork.journal.clear();
  await desk.watch.evaluate(`chrome.storage.sync.set({ shown: "today" })`);
  const minutes = () => Math.floor((length + awork.clock.now() - now + length) / MINUTE);
  const clock = (all: number) => `${Math.floor(all / 60)}:${String(all % 60).padStart(2, "0")}`;
  await expect
    .poll(async () => (await desk.toolbar()).tooltip)
    .toMatch(new RegExp(`^Running .* · today (${clock(minutes())}|${clock(minutes() - 1)})$`));
  await expect
    .poll(() => desk.watch.evaluate("chrome.action.getBadgeBackgroundColor({})"))
    .toEqual([0x1a, 0x7f, 0x37, 255]);
  expect(awork.journal.count({ path: "/timeentries" })).toBe(1);
  await desk.watch.evaluate(`chrome.storage.sync.set({ shown: "entry" })`);
  await expect.poll(async () => (await desk.toolbar()).tooltip).not.toContain("today");
});
