import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { findScreenTools, startScreen } from "../../scripts/screen.ts";
import { type Box, type Frame, readFrame } from "../e2e/frame.ts";

const run = promisify(execFile);

/** A screen that nobody sees, its picture, and a hand that presses real keys on it. */
export type Seat = {
  display: string;
  frame(): Promise<Frame>;
  /** Every window that is seen, the menus that are open among them, by its id. */
  windows(): Promise<Map<string, Box>>;
  /** Gives the keys to a window of this class. */
  focus(windowClass: string): Promise<void>;
  /** Takes the keys from every window, as when another program gets them. */
  leave(): Promise<void>;
  /** Presses a key, such as `alt+shift+u`. */
  press(key: string): Promise<void>;
  /** Whatever else xdotool can do: `hand("mousemove", "100", "200")`. Resolves to what it prints. */
  hand(...args: string[]): Promise<string>;
};

/** How xdotool tells where a window is. */
const GEOMETRY = /WINDOW=(\d+)\nX=(-?\d+)\nY=(-?\d+)\nWIDTH=(\d+)\nHEIGHT=(\d+)/g;

function boxAt(numbers: string[]): Box {
  const [left, top, width, height] = numbers.map(Number) as [number, number, number, number];
  return { left, top, right: left + width - 1, bottom: top + height - 1 };
}

/** Null where there is no such screen: it is Linux's. */
export async function withSeat(use: (seat: Seat | null) => Promise<void>): Promise<void> {
  const tools = await findScreenTools();
  if (!tools) return use(null);
  const folder = await mkdtemp(join(tmpdir(), "awork-timer-screen-"));
  const screen = await startScreen({ width: 1280, height: 800, frames: folder, xvfb: tools.xvfb });
  const { display } = screen;
  const hand = async (...args: string[]) =>
    (await run(tools.xdotool, args, { env: { ...process.env, DISPLAY: display } })).stdout.trim();
  try {
    await use({
      display,
      frame: () => readFrame(folder),
      async windows() {
        const look = () =>
          hand("search", "--onlyvisible", "--name", ".*", "getwindowgeometry", "--shell", "%@");
        // A window can be closed while it is asked about.
        const told = await look().catch(look);
        return new Map([...told.matchAll(GEOMETRY)].map(([, id, ...numbers]) => [id!, boxAt(numbers)]));
      },
      async focus(windowClass) {
        const found = await hand("search", "--sync", "--onlyvisible", "--class", windowClass);
        await hand("windowfocus", "--sync", found.split("\n")[0]!);
      },
      // X's own name for no window at all.
      leave: async () => void (await hand("windowfocus", "0")),
      press: async (key) => void (await hand("key", key)),
      hand,
    });
  } finally {
    await screen.close();
    await rm(folder, { recursive: true, force: true });
  }
}
