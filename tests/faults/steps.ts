import { setTimeout as wait } from "node:timers/promises";
import { truthOf } from "../e2e/truth.ts";
import { HOUR, MINUTE, SECOND } from "../fake-awork/clock.ts";
import { openBreak } from "../fake-awork/entry.ts";
import { HABITS } from "../fake-awork/habits.ts";
import type { Behaviour } from "../fake-awork/script.ts";
import { HABITS as SIGN_IN_HABITS } from "../fake-awork/sign-in/rules.ts";
import type { Dice } from "./dice.ts";
import { changeElsewhere } from "./elsewhere.ts";
import type { Asked } from "./verdict.ts";
import { CLEAR, badWeather } from "./weather.ts";
import { POST, type World } from "./world.ts";

/** What was done, and what has to be right now, if the way to awork is free. */
export type Done = { what: string; asked: Asked };

type Step = (world: World, dice: Dice) => Promise<Done>;

const done = (what: string, asked: Asked = "nothing"): Done => ({ what, asked });

/** Older than what a popup takes for fresh. */
const STALE = 8 * SECOND;

/** So old the last days are read again. */
const OLD_LIST = 70 * SECOND;

const VERBS = ["Resume", "Resume and keep the break", "Pause", "Stop", "Continue", "Remove breaks"];

/** How a press fares, beside what the weather does to it. */
const FATES: Record<string, Behaviour | "kill before" | "kill after" | "switch before" | null> = {
  fine: null,
  "dropped before": { drop: true },
  "dropped after": { drop: "after" },
  "breaks off": { truncated: true },
  "half a JSON": { malformed: true },
  empty: { empty: true },
  "a portal": { html: true },
  "401 with a reason": { blocked: true },
  "somebody else's entry": { foreign: true },
  "another is started just before": "switch before",
  "400": { status: 400 },
  "401": { status: 401 },
  "403": { status: 403 },
  "404": { status: 404 },
  "409": { status: 409 },
  "500, done": { status: 500, acted: true },
  "503": { status: 503 },
  late: { delay: 700 },
  "killed before": "kill before",
  "killed after": "kill after",
};

/** A press in the popup, which is opened for it. */
async function press(world: World, dice: Dice): Promise<Done> {
  if (!world.isOpen) await world.open();
  const { popup } = (await world.judged("nothing")).seen;
  const offered = VERBS.filter((verb) => popup?.buttons.includes(verb));
  if (offered.length === 0) return done("nothing to press");
  const name = dice.one(offered);
  const fate = dice.isLucky(0.6) ? "fine" : dice.one(Object.keys(FATES));
  const chosen = FATES[fate]!;
  const isSwitch = chosen === "switch before";
  const behaviour = isSwitch ? { meanwhile: () => void world.awork.books.start() } : chosen;
  const isKill = typeof behaviour === "string";
  const caught =
    behaviour &&
    world.awork.script.next(
      POST,
      isKill ? { hold: behaviour === "kill before" ? "after" : "before" } : behaviour,
    );
  await world.press(name);
  await world.sent(isKill);
  const isSent = world.awork.journal.count(POST) > 0;
  if (isKill && isSent) await world.kill();
  caught?.release();
  // What was not caught is not to wait for another press.
  if (caught && !isSent) world.setWeather(world.weather);
  return done(`${name}, ${fate}${isSent ? "" : ", not sent"}`);
}

/** An answer is held back until a newer one is out. */
async function late(world: World, dice: Dice): Promise<Done> {
  if (!world.isCalm()) return done("not now");
  const isList = dice.isLucky(0.5);
  await world.pass(isList ? OLD_LIST : STALE);
  const what = isList ? /\/timeentries$/ : /\/last$/;
  const held = world.awork.script.next({ method: "GET", path: what }, { hold: "before" });
  // Only who opens a popup has the list read.
  if (isList || dice.isLucky(0.5)) await world.open();
  else await world.refresh();
  const isHeld = await Promise.race([held.arrived.then(() => true), wait(SECOND, false)]);
  const change = changeElsewhere(world.awork, dice);
  const then = dice.one(["kill", "press", "refresh", "refresh", "nothing"] as const);
  if (then === "kill") {
    await world.kill();
    await world.refresh();
  } else if (then === "press" && world.isOpen) {
    const { buttons } = (await world.look()).popup ?? { buttons: [] };
    await world.press(dice.one(buttons.filter((name) => VERBS.includes(name)).concat("none")));
    await world.sent();
  } else if (then === "refresh") await world.refresh();
  await wait(dice.between(0, 200));
  held.release();
  world.setWeather(world.weather);
  return done(`${isHeld ? "held" : "nothing held"}, ${change}, ${then}`);
}

/**
 * The way is free again, and time has gone by: all has to come right. A popup reads all where awork was not just asked,
 * and the last list is a minute old.
 */
export async function calm(world: World): Promise<Done> {
  if (!world.isPermitted) await world.setPermitted(true);
  world.setWeather(CLEAR);
  await world.pass(30 * MINUTE);
  await world.judged("timer");
  await world.pass(OLD_LIST);
  await world.open();
  return done("all is well", "all");
}

/** Within so long before it turns the worker is killed, and so long after it a minute more has to be shown. */
const TURNS = 1.2 * SECOND;
const SEEN = 1.1 * SECOND;

const jumps = [3 * MINUTE, 10 * MINUTE, HOUR, 24 * HOUR];

export const STEPS: Record<string, { weight: number; step: Step }> = {
  ring: { weight: 10, step: async (world) => (await world.ring(), done("the alarm rings")) },
  look: {
    weight: 9,
    step: async (world) => {
      await world.pass(STALE);
      await world.open();
      return done("the popup is opened, what is known is not fresh", "timer");
    },
  },
  popup: {
    weight: 10,
    step: async (world) => {
      if (world.isOpen) await world.close();
      else await world.open();
      return done(world.isOpen ? "opened" : "closed");
    },
  },
  retry: {
    weight: 2,
    step: async (world) => {
      const isThere = world.isOpen && (await world.press("Try again", "[role=alert] button"));
      return done(isThere ? "Try again" : "nothing to try");
    },
  },
  press: { weight: 14, step: press },
  elsewhere: { weight: 18, step: async (world, dice) => done(changeElsewhere(world.awork, dice)) },
  kill: { weight: 8, step: async (world) => (await world.kill(), done("killed")) },
  alarms: {
    weight: 3,
    step: async (world, dice) => {
      // A browser that starts or updates loses them, and starts the worker.
      const isKilled = dice.isLucky(0.7);
      if (isKilled) await world.kill();
      await world.clearAlarms();
      await world.refresh();
      return done(isKilled ? "cleared, and killed" : "cleared");
    },
  },
  session: {
    weight: 2,
    step: async (world) => {
      await world.kill();
      await world.clearSession();
      return done("wiped");
    },
  },
  permission: {
    weight: 3,
    step: async (world) => {
      await world.setPermitted(!world.isPermitted);
      return done(world.isPermitted ? "granted" : "revoked");
    },
  },
  weather: {
    weight: 13,
    step: async (world, dice) => {
      const isBad = world.weather.behaviour !== null && dice.isLucky(0.65);
      world.setWeather(isBad ? CLEAR : badWeather(dice));
      return done(world.weather.name);
    },
  },
  habits: {
    weight: 7,
    step: async (world, dice) => {
      const habits = dice.isLucky(0.3) ? [] : HABITS.filter(() => dice.isLucky(0.3));
      const rules = dice.one([{}, ...SIGN_IN_HABITS]);
      world.setHabits(habits, rules);
      const told = Object.entries(rules).map((rule) => rule.join(": "));
      return done([...habits, ...told].join(", ") || "the usual ones");
    },
  },
  late: { weight: 4, step: late },
  jump: {
    weight: 2,
    step: async (world, dice) => {
      const isBack = world.drift !== 0 && dice.isLucky(0.6);
      // Awork's clock is behind by what this one was set forward.
      const by = isBack ? Math.round(world.drift) : dice.one(jumps) * dice.one([-1, 1]);
      await world.pass(by, "is set");
      return done(`this clock is set by ${by / SECOND} s`);
    },
  },
  sleep: {
    weight: 2,
    step: async (world, dice) => {
      const hours = dice.one([1, 8, 8, 14]);
      await world.pass(hours * HOUR);
      return done(`${hours} h`);
    },
  },
  time: {
    weight: 9,
    step: async (world, dice) => {
      const seconds = dice.one([10, 40, 65, 130, 300, 1200]);
      await world.pass(seconds * SECOND);
      return done(`${seconds} s`);
    },
  },
  turn: {
    weight: 1.5,
    step: async (world) => {
      const { books, clock } = world.awork;
      const entry = books.current();
      if (!entry) books.start();
      else if (openBreak(entry)) books.resume();
      // The poll that this brings makes it known, if the way is free.
      await world.pass(2 * MINUTE);
      await world.judged("nothing");
      const now = clock.now();
      const running = books.current();
      // To the millisecond: of its breaks only whole seconds count.
      const past = (now - (running?.start ?? now)) % SECOND;
      const toTurn = (60 - (truthOf(running, now).worked % 60)) * SECOND - past;
      const left = toTurn < TURNS ? toTurn + MINUTE : toTurn;
      const seen = Date.now() + TURNS + SEEN;
      await world.pass(left - TURNS);
      await world.judged("nothing");
      await world.kill();
      await wait(Math.max(0, seen - Date.now()));
      return done("the minute turned, and the worker was dead");
    },
  },
};
