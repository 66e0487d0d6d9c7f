import { expect } from "vitest";
import { clock } from "@/lib/timer/clock";
import { type Duration, HOUR, type Instant, MINUTE, SECOND } from "@/lib/timer/time";
import { phase } from "@/lib/timer/timer";
import { elapsed } from "@/lib/timer/elapsed";
import { type ToolbarView, toolbarView } from "@/lib/toolbar/toolbar-view";
import { notices } from "@/lib/notices/notice";
import { readIcon } from "@/tests/e2e/digits";
import type { Entry } from "@/tests/fake-awork/entry";
import type { FakeAwork } from "@/tests/fake-awork/server";
import { ACCOUNT } from "../fake-browser/account";
import { createTestWords } from "../words";
import { IN_BADGE, NOW } from "./states";
import type { World } from "./world";

export type Watch = ReturnType<typeof createWatch>;

/** What a look comes to: the number is right, and it is said that it may not be. */
export const RIGHT = { isRight: true, isMarked: false };
export const RIGHT_AND_MARKED = { isRight: true, isMarked: true };
export const WRONG_AND_MARKED = { isRight: false, isMarked: true };

const en = createTestWords("en");

/** Texts that tell of a clock. All others that count have the time since when nothing was heard. */
const OF_CLOCKS = [en("clockChanged"), en("entryAhead"), en("breakAhead")];

const UNSURE = ["#59636e", "#c0212b"];

/**
 * Somebody who looks at badge, tooltip and popup each minute, and counts along. The badge is what was painted last:
 * when the worker woke, and when what is known changed. Both clocks stand still until they are moved, also awork's.
 */
export function createWatch(world: World, awork: FakeAwork, from: Instant = NOW) {
  /** Now, on awork's clock, which is right: entries and their seconds go by it. */
  let there = from;
  /** How far the alarm is from what it was set for: some browsers move it along with the clock. */
  let moved = 0;
  let painted: ToolbarView;
  world.wall = from;
  sync();
  paint();

  function sync() {
    awork.clock.set(there);
  }

  function paint() {
    painted = toolbarView(world.stored, ACCOUNT, world.wall, en, IN_BADGE);
  }

  /** The alarm, as it is set now. */
  function alarm(): Instant | null {
    const at = world.wakes.at(-1) ?? null;
    return at && at + moved;
  }

  /** Time goes by, and nobody is woken. */
  function pass(duration: Duration) {
    world.wall += duration;
    there += duration;
    sync();
  }

  async function ring() {
    // An alarm that has rung is gone.
    world.wakes.push(null);
    moved = 0;
    paint();
    await see(() => world.tracker.tick());
    expect(alarm(), "the next alarm").not.toBeNull();
  }

  /** Something is done, and what comes of it is painted. */
  async function see<T>(what: () => Promise<T>): Promise<T> {
    sync();
    const before = world.wakes.length;
    const result = await what();
    if (world.wakes.length > before) moved = 0;
    paint();
    return result;
  }

  /** What is shown, and what is true. */
  function look() {
    sync();
    const entry = awork.books.current() ?? awork.books.last();
    const state = !entry ? "none" : entry.end ? "stopped" : openBreak(entry) ? "paused" : "running";
    const seconds = entry ? count(entry, there) : 0;
    const { stored, wall } = world;
    const number = stored.timer ? clock(elapsed(stored.timer, wall + stored.offset)) : "0:00:00";
    const news = notices(stored, wall, en).filter(({ tone }) => tone !== "good");
    const texts = news.map(({ text }) => text);
    expect(number).toMatch(/^\d+:[0-5]\d:[0-5]\d$/);

    const possible = [seconds - 1, seconds, seconds + 1].filter((each) => each >= 0);
    const badge = told(painted);
    const isBadge = possible.some((each) => badge === badgeFor(each, state));
    const isTooltip = possible.some((each) => painted.title.includes(minutesOf(each))) || state === "none";
    const isPopup = possible.some((each) => number === clockFor(each)) && phase(stored.timer) === state;
    const isToolbarMarked = /^[?!…]$/.test(painted.text) || UNSURE.includes(painted.colour);
    const isTold = texts.some((text) => OF_CLOCKS.includes(text) || /\d:\d\d/.test(text));
    return {
      isRight: isBadge && isTooltip && isPopup,
      isMarked: isTold && (isToolbarMarked || painted.title.includes("\n")),
      state,
      true: clockFor(seconds),
      number,
      badge,
      colour: painted.colour,
      tooltip: painted.title,
      texts,
    };
  }

  return {
    alarm,
    paint,
    pass,
    see,
    look,
    /** Rings the alarm as soon as it is due, and looks at the end of each minute. */
    async live(minutes: number, expected: object) {
      for (let minute = 1; minute <= minutes; minute += 1) {
        const end = there + MINUTE;
        for (let at = alarm(); at !== null && at <= world.wall + end - there; at = alarm()) {
          pass(Math.max(0, at - world.wall));
          await ring();
        }
        pass(end - there);
        expect(look(), `minute ${minute}`).toMatchObject(expected);
      }
    },
    /** The same, until something holds; how many minutes that took. */
    async until(holds: () => boolean, most: number): Promise<number> {
      for (let minute = 0; minute <= most; minute += 1) {
        if (holds()) return minute;
        await this.live(1, {});
      }
      throw new Error(`It does not hold after ${most} minutes: ${JSON.stringify(look())}`);
    },
    /** The computer sleeps; its alarm rings late. `meanwhile`: what happens at awork in the middle of it. */
    sleep(duration: Duration, meanwhile = () => {}) {
      pass(duration / 2);
      meanwhile();
      pass(duration / 2);
    },
    /** This computer's clock is set ahead or back. `alarm`: whether that moves along, and rings when it would have. */
    setClock(by: Duration, { movesAlarm = true } = {}) {
      world.wall += by;
      if (movesAlarm) moved += by;
    },
    /** awork's clock runs ahead of, or behind, what it was; what is in its books does as well. */
    moveAwork(by: Duration) {
      there += by;
      sync();
    },
    there: () => there,
    /** This computer has no network. */
    goOffline() {
      world.isOffline = true;
      awork.script.always({}, { drop: true });
    },
    goOnline() {
      world.isOffline = false;
      awork.script.clear();
    },
  };
}

const openBreak = ({ breaks }: Entry) => breaks.some(({ end }) => end === null);

/** Goes through an entry second by second, and counts those that no break has. */
function count({ start, end, breaks }: Entry, now: Instant): number {
  let seconds = 0;
  const rests = breaks.map((each) => [each.start, each.end ?? Infinity] as const);
  for (let at = start!; at + SECOND <= (end ?? now); at += SECOND)
    if (!rests.some(([from, to]) => from <= at && at < to)) seconds += 1;
  return seconds;
}

const two = (value: number) => `${value}`.padStart(2, "0");
const minutesOf = (seconds: number) => `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}`;
const clockFor = (seconds: number) => `${minutesOf(seconds)}:${two(seconds % 60)}`;

function badgeFor(seconds: number, state: string): string {
  if (state === "none" || state === "stopped") return "";
  return seconds * SECOND < HOUR ? `${Math.floor(seconds / 60)}m` : minutesOf(seconds);
}

/** The badge, or the time that is read in the icon where that tells it in place of the badge, with the state's sign. */
function told({ text, pixels, icon }: ToolbarView): string {
  if (!pixels) return text;
  expect(text).toBe("");
  const [state, time = ""] = readIcon((x, y) => pixels[y]![x] === ".").split(" ");
  expect(state).toBe(icon);
  return time;
}
