import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Settings } from "../../lib/timer/settings.ts";
import { findScreenTools, startScreen } from "../../scripts/screen.ts";
import type { FakeAwork } from "../fake-awork/server.ts";
import type { Desk } from "./desk.ts";
import { readIcon } from "./digits.ts";
import { expect, test as base } from "./fixtures.ts";
import { type Frame, boxOf, readFrame } from "./frame.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const WHITE = 0xffffff;
/** The colour of each state: of its badge, and of a time in the icon; and that of the icon above a badge. */
const COLOURS = {
  running: { own: 0x1a7f37, icon: 0x209c43 },
  paused: { own: 0x8a5a00, icon: 0xbb7a00 },
  attention: { own: 0xc0212b, icon: 0xe35a62 },
  nothing: { own: 0x3d4f66, icon: 0x808892 },
};
type State = keyof typeof COLOURS;
/** Of a time that is not sure, whatever the state. */
const GREY = 0x59636e;

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

/**
 * A timer that has been worked on for so long is what awork has just told of; `attention`: a paused one that a question
 * waits for. `ago`: how long ago awork told.
 */
async function put(desk: Desk, worked: number, is: Exclude<State, "nothing">, ago = 0): Promise<void> {
  const state = await desk.stored("state");
  const now = Date.now();
  const rest = is === "running" ? 0 : 5 * MINUTE;
  // Not near a turn of the minute.
  const start = now + state.offset - worked - rest - 20_000;
  const breaks = rest > 0 ? [{ start: now + state.offset - rest, end: null, duration: 0 }] : [];
  const timer = { ...state.timer, start, end: null, duration: null, breaks };
  const question = is === "attention" ? { about: "breaks", verb: "resume", id: timer.id } : null;
  await desk.store("state", { ...state, timer, question, at: now - ago, askedAt: now - ago });
}

/** Nothing runs, and something was done today, whatever the time is; what it comes to. */
async function putNothing(desk: Desk): Promise<string> {
  const state = await desk.stored("state");
  const now = Date.now();
  const midnight = new Date(now).setHours(0, 0, 0, 0);
  const worked = Math.floor((now - midnight) / 2);
  const done = { ...state.timer, start: midnight, end: midnight + worked, duration: worked, breaks: [] };
  const days = { version: 1, timers: [done], isWhole: true, unsure: null, shortfall: null, trouble: null };
  await desk.store("days", { ...days, at: now, triedAt: now });
  await desk.store("state", { ...state, timer: null, question: null, at: now, askedAt: now });
  await desk.watch.evaluate(`chrome.storage.sync.set({ shown: "today" })`);
  return `${Math.floor(worked / HOUR)}:${String(Math.floor(worked / MINUTE) % 60).padStart(2, "0")}`;
}

/** What the icon on the screen says, if a time is in it: a filled box that is crisp. */
function seen(frame: Frame, own: number, scale: number): string {
  const box = boxOf(frame, own, TOOLBAR * scale);
  if (!box) return "no icon";
  const size = [box.right - box.left + 1, box.bottom - box.top + 1].map((length) => length / scale);
  if (`${size}` !== "16,16") return `something of ${size}`;
  let isCrisp = true;
  const told = readIcon((x, y) => {
    const pixels = Array.from({ length: scale * scale }, (_, place) =>
      frame.at(box.left + x * scale + (place % scale), box.top + y * scale + Math.floor(place / scale)),
    );
    isCrisp &&= pixels.every((pixel) => pixel === pixels[0]) && [own, WHITE].includes(pixels[0]!);
    return pixels[0] === WHITE;
  });
  return isCrisp ? told : `${told}, blurred`;
}

/** Lighter than halfway between a colour and white. */
const isLight = (pixel: number, colour: number) => {
  const brightness = (of: number) => (of & 255) + ((of >> 8) & 255) + ((of >> 16) & 255);
  return brightness(pixel) > (brightness(colour) + brightness(WHITE)) / 2;
};

/**
 * What the icon's sign is as far as the badge leaves it: two bars, a triangle that points to the right, or a stroke and
 * a dot below it. `icon`: the colour around the sign.
 */
function signOf(frame: Frame, icon: number, scale: number): string {
  const box = boxOf(frame, icon, TOOLBAR * scale);
  if (!box) return "no icon";
  // Beside these columns are the icon's round corners.
  const [left, right] = [box.left + 4 * scale, box.right - 4 * scale];
  const rows = Array.from({ length: box.bottom - box.top + 1 }, (_, y) =>
    Array.from({ length: right - left + 1 }, (_, x) =>
      isLight(frame.at(left + x, box.top + y), icon) ? "#" : " ",
    ).join(""),
  );
  const strokes = rows.map((row) => row.split(/ +/).filter(Boolean));
  // Above and below the sign there is nothing.
  const all = strokes
    .map(({ length }) => length)
    .join("")
    .replace(/^0+/, "")
    .replace(/0+$/, "");
  if (/^2+$/.test(all) && all.length >= 5 * scale) return "paused";
  if (/^1+0+1+$/.test(all)) return "attention";
  const widths = strokes.flat().map(({ length }) => length);
  const widest = widths.indexOf(Math.max(...widths));
  const isFlat = new Set(rows.filter((row) => row.trim()).map((row) => row.indexOf("#"))).size === 1;
  const isPointed = widths[0]! < widths[widest]! && widths.at(-1)! < widths[widest]!;
  return /^1+$/.test(all) && isFlat && isPointed ? "running" : `unknown:\n${rows.join("\n")}`;
}

const LOOKS: [Look, tag: string | string[]][] = [
  [{ scale: 1, theme: "light" }, "@full"],
  [{ scale: 1, theme: "dark" }, "@full"],
  [{ scale: 2, theme: "light" }, "@full"],
  [{ scale: 2, theme: "dark" }, []],
];

for (const [look, tag] of LOOKS)
  test.describe(`at ${look.scale}x, with a ${look.theme} toolbar`, { tag }, () => {
    test.use({ look });

    test("the icon on the screen reads as state and time, to the minute", async ({ desk, awork, frame }) => {
      await begin(desk, awork, { time: "icon" });
      const times: [number, string][] = [
        [42 * MINUTE, "0:42"],
        [HOUR + 30 * MINUTE, "1:30"],
        [12 * HOUR + 34 * MINUTE, "12:34"],
        [100 * HOUR + 5 * MINUTE, "100:05"],
        [987 * HOUR + 59 * MINUTE, "987:59"],
      ];
      for (const [worked, time] of times)
        for (const is of ["running", "paused", "attention"] as const) {
          await put(desk, worked, is);
          await expect
            .poll(async () => seen(await frame(), COLOURS[is].own, look.scale))
            .toBe(`${is} ${time}`);
          expect(await desk.toolbar()).toMatchObject({
            badge: "",
            tooltip: expect.stringMatching(`^${is === "running" ? "Running" : "Paused"} ${time} `),
          });
        }
      // A time that is not sure keeps its sign.
      await put(desk, 42 * MINUTE, "running", HOUR);
      await expect.poll(async () => seen(await frame(), GREY, look.scale)).toBe("running 0:42");
      const total = await putNothing(desk);
      await expect
        .poll(async () => seen(await frame(), COLOURS.nothing.own, look.scale))
        .toBe(`nothing ${total}`);
    });

    test("the sign of the state can be told above the badge", async ({ desk, awork, frame }) => {
      await begin(desk, awork);
      for (const is of ["running", "paused", "attention"] as const) {
        await put(desk, HOUR + 23 * MINUTE, is);
        await expect.poll(async () => (await desk.toolbar()).badge).toBe("1:23");
        await expect.poll(async () => signOf(await frame(), COLOURS[is].icon, look.scale)).toBe(is);
      }
    });
  });

test("from ten hours on the badge leaves the time to the icon, and takes it back", async ({
  desk,
  awork,
  frame,
}) => {
  await begin(desk, awork);
  await put(desk, 10 * HOUR - MINUTE, "running");
  await expect.poll(async () => (await desk.toolbar()).badge).toBe("9:59");
  await put(desk, 10 * HOUR, "running");
  await expect.poll(async () => seen(await frame(), COLOURS.running.own, 1)).toBe("running 10:00");
  expect((await desk.toolbar()).badge).toBe("");
  await put(desk, HOUR, "running");
  await expect.poll(async () => (await desk.toolbar()).badge).toBe("1:00");
  await expect.poll(async () => seen(await frame(), COLOURS.running.own, 1)).toMatch(/^something/);
});

/** How many columns of the badge's digits there are on the screen, each digit by itself: what is lighter than half. */
function digitsOf(frame: Frame): number[] {
  const box = boxOf(frame, COLOURS.running.own, TOOLBAR)!;
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
    await put(desk, worked, "running");
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
  await put(desk, 42 * MINUTE, "running");
  await expect.poll(async () => (await desk.toolbar()).badge).toBe("42m");
  await desk.watch.evaluate(`chrome.storage.sync.set({ time: "icon" })`);
  await expect.poll(async () => seen(await frame(), COLOURS.running.own, 1)).toBe("running 0:42");
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
