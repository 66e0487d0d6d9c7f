import { setTimeout as wait } from "node:timers/promises";
import type { Browser } from "../../scripts/chromium.ts";
import { lookout, pageOf } from "../../scripts/connection.ts";
import { SWITCHES } from "../e2e/configure.ts";
import type { Habit } from "../fake-awork/habits.ts";
import type { FakeAwork } from "../fake-awork/server.ts";
import { type Rules, usualRules } from "../fake-awork/sign-in/rules.ts";
import { takeAlarms } from "./coordinates.ts";
import { createGate } from "./gate.ts";
import { look } from "./seen.ts";
import { type Way, connectBy, createLoss, signIn } from "./sign-in.ts";
import { PAINTING, createTellings, moveEntry } from "./tellings.ts";
import { type Asked, type Scene, type Verdict, verdict } from "./verdict.ts";
import { CLEAR, type Weather, ageIn, isSlow } from "./weather.ts";
import { createKiller } from "./worker.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** The next wake is no further away, but where awork is left alone. */
const FURTHEST = 6 * MINUTE;

/** A request has this long; what has not come right after it never does. */
const PATIENCE = 14 * SECOND;

/** A press is posted, or told to have failed, within two requests. */
const LONGEST_PRESS = 25 * SECOND;

/** So long after a cache has answered a poll brings something new. */
const UNTIL_FRESH = 150 * SECOND;

export const POST = { method: "POST", path: /\/me\/timetracking\/|\/removebreaks$/ };

/** After so many answers, each a minute after the one before, a refusal for the limit is forgotten. */
const FORGOTTEN = 2;

/**
 * Every request may be answered: how often is not what is looked at here. No more than eight at once: four of ours, and
 * what a worker that was killed has left.
 */
const PLENTY = { perMinute: 1_000_000, perSecond: 1_000_000, atOnce: 8 };

export type World = Awaited<ReturnType<typeof createWorld>>;

/** A person's browser, the network and awork, and whatever can happen to them; and one who looks on. */
export async function createWorld(browser: Browser, awork: FakeAwork, way: Way) {
  const { context, extensionId } = browser;
  awork.script.limits(PLENTY);
  let weather = CLEAR;
  const tellings = createTellings(awork, ({ method }) => (method === "GET" ? ageIn(weather) : 0));
  const loss = createLoss(awork);
  const watch = await connectBy(way, browser);
  // It has the rights of all of them, and is drawn but once.
  const still = lookout(browser);
  await watch.goto(still);
  const tab = await context.newPage();
  await tab.setViewportSize({ width: 360, height: 600 });
  const gate = await createGate(tab);
  const extensions = await context.newPage();
  await extensions.goto(SWITCHES);
  const ours = [watch, tab, extensions];
  for (const page of context.pages()) if (!ours.includes(page)) await page.close();
  const killer = await createKiller(await context.newCDPSession(watch));
  let isOpen = false;
  let isPermitted = true;
  /** Until when awork wants to be left alone. */
  let quietUntil = 0;
  /** Answers since the last refusal for the limit, those in one minute counted once, and when the last was counted. */
  let answers = FORGOTTEN;
  let countedAt = 0;
  /** When a cache last answered in its place. */
  let cachedAt = 0;
  /** When awork was last done with a request. */
  let endedAt = 0;
  let aheads = [0];
  let pressedAt = 0;
  const leave = awork.journal.follow({
    acted: () => undefined,
    ended({ status, path, method }) {
      endedAt = Date.now();
      if (method === "GET" && ageIn(weather) > 0) cachedAt = Date.now();
      if (status === 429) {
        quietUntil = Math.max(quietUntil, Date.now() + weather.wait);
        answers = 0;
      }
      if (!path.endsWith("/last") || Date.now() - countedAt < MINUTE) return;
      if (status !== 429) answers += 1;
      countedAt = Date.now();
    },
  });

  /** A part of what the worker has kept. Its state is looked at for nothing but what follows. */
  const kept = <T>(part: string, otherwise: T): Promise<T> =>
    watch.evaluate(
      `chrome.storage.local.get("state").then(({ state }) => state?.${part} ?? ${JSON.stringify(otherwise)})`,
    );

  /** When it was last told of the timer. */
  const keptAt = () => kept("at", 0);

  /** When it last asked, whatever came of it. */
  const askedAt = () => kept("askedAt", 0);

  async function signInAgain() {
    loss.isOver();
    await watch.goto(pageOf(browser, "options"));
    await signIn(browser, watch);
    await watch.goto(still);
  }

  const nextWake = () =>
    watch.evaluate<number | null>(`chrome.alarms.get("wake").then((alarm) => alarm?.scheduledTime ?? null)`);

  /**
   * When the next wake is, once a worker that was just woken has planned it: what was planned before the clock was set
   * back is too far away. Null where there is none.
   */
  async function planned(): Promise<number | null> {
    let at = await nextWake();
    for (const end = Date.now() + 2 * SECOND; Date.now() < end; await wait(15)) {
      if (at !== null && at - Date.now() < FURTHEST) break;
      at = await nextWake();
    }
    return at;
  }

  /** The browser wakes the worker to tell it, which takes no time to speak of. Nobody ends it meanwhile. */
  async function refused(): Promise<void> {
    for (const end = Date.now() + 2 * SECOND; Date.now() < end; await wait(15))
      if ((await kept("trouble?.kind", "")) === "noPermission") return;
  }

  const ahead = () => awork.clock.now() - Date.now();

  const scene = (asked: Asked): Scene => ({
    entry: awork.books.current() ?? awork.books.last(),
    entries: awork.books.entries,
    habits: [...awork.books.habits],
    before: awork.books.current() === awork.books.last() ? null : awork.books.last(),
    ahead: ahead(),
    aheads,
    inToolbar: tellings.possible("toolbar"),
    inPopup: tellings.possible("popup"),
    asked,
    isBusy: answers < FORGOTTEN || Date.now() - cachedAt < UNTIL_FRESH,
    pressedAt,
    // What is refused for its token is not done, and sent again with a new one.
    posts: awork.journal.all(POST).filter(({ status }) => status !== 401).length,
  });

  const world = {
    awork,
    tellings,
    get isOpen() {
      return isOpen;
    },
    get weather() {
      return weather;
    },
    get isPermitted() {
      return isPermitted;
    },
    get drift() {
      return ahead();
    },
    /** Whether whoever asks awork gets its answer. */
    isCalm: () =>
      isPermitted &&
      (weather.behaviour === null || isSlow(weather)) &&
      !weather.isRenewalPutOff &&
      Date.now() > quietUntil,
    isStrict: () => Date.now() <= quietUntil,

    /** Rules of one's own end with it. */
    setWeather(next: Weather) {
      weather = next;
      awork.script.clear();
      awork.script.limits(PLENTY);
      const { behaviour, method, isRenewalPutOff } = next;
      const ours = { path: /^\/api\/v1\/(?!accounts)/, ...(method && { method }) };
      if (behaviour) awork.script.always(ours, behaviour);
      awork.signIn.refreshRefusal = isRenewalPutOff ? "temporarily_unavailable" : null;
    },

    /** From now on awork has these habits, and at its sign-in these rules. */
    setHabits(habits: readonly Habit[], rules: Partial<Rules>) {
      awork.books.habits.clear();
      for (const habit of habits) awork.books.habits.add(habit);
      const { refreshRefusal } = awork.signIn;
      Object.assign(awork.signIn, usualRules(), rules, { refreshRefusal });
    },

    async setPermitted(permitted: boolean) {
      const change = { extensionId, hostAccess: permitted ? "ON_ALL_SITES" : "ON_CLICK" };
      await extensions.evaluate(
        `new Promise((done) => chrome.developerPrivate.updateExtensionConfiguration(${JSON.stringify(change)}, done))`,
      );
      isPermitted = permitted;
      if (permitted) return;
      await refused();
      tellings.cut(await keptAt());
    },

    async open() {
      await tab.goto(pageOf(browser, "popup"));
      isOpen = true;
    },
    async close() {
      await tab.goto(still);
      isOpen = false;
    },

    async kill() {
      const before = await planned();
      const heardAt = endedAt;
      loss.die();
      await killer.kill();
      loss.die();
      tellings.die(await keptAt());
      const after = await nextWake();
      // Only a browser that crashes ends a worker that was woken just now. What it was woken for is not lost here.
      const isWoken =
        before !== after ||
        (after !== null && after - Date.now() > MINUTE - SECOND) ||
        Date.now() - Math.max(heardAt, await askedAt()) < PAINTING;
      if (before !== null && isWoken) await world.ring();
    },

    /** So much time goes by, and nobody is awake; `clock`: this computer's clock was set forward by it instead. */
    async pass(duration: number, clock: "goes on" | "is set" = "goes on") {
      await planned();
      await gate.shut();
      const moveStored = await takeAlarms(watch);
      loss.die();
      await killer.silence();
      loss.die();
      tellings.die(await keptAt());
      if (clock === "is set") awork.clock.advance(-duration);
      for (const entry of awork.books.entries) moveEntry(entry, -duration);
      tellings.move(-duration);
      quietUntil -= duration;
      countedAt -= duration;
      endedAt -= duration;
      cachedAt -= duration;
      pressedAt -= duration;
      aheads = [...new Set([...aheads, ahead()])].slice(-6);
      await moveStored(-duration);
      // What is stored anew wakes the worker.
      tellings.wake();
      await gate.open();
    },

    /** The alarm rings within a second. */
    ring: () => watch.evaluate(`chrome.alarms.create("wake", { when: Date.now() })`),
    /** As a popup asks that opens. */
    refresh: () =>
      watch.evaluate(`void chrome.runtime.sendMessage({ name: "refresh", data: null }).catch(() => null)`),
    clearAlarms: () => watch.evaluate(`chrome.alarms.clearAll()`),
    clearSession: () => watch.evaluate(`chrome.storage.session.clear()`),

    look: () => look(isOpen ? tab : watch),

    /** Presses a button of the open popup, and waits until it is sent or told why not. */
    async press(name: string, selector = ".verbs button"): Promise<boolean> {
      awork.journal.clear();
      tellings.callOff(await keptAt());
      const at = Date.now();
      const isThere = await tab.evaluate<boolean>(
        `(async () => {
          const find = () => [...document.querySelectorAll(${JSON.stringify(`${selector}, .menu button`)})]
            .find((button) =>
              (button.ariaLabel ?? (button.querySelector("span") ?? button).textContent) === ${JSON.stringify(name)});
          const more = document.querySelector(".more > [aria-expanded=false]");
          if (!find() && more) {
            more.click();
            // What it opens is drawn before the next task.
            await new Promise((drawn) => setTimeout(drawn));
          }
          const button = find();
          button?.click();
          return button !== undefined;
        })()`,
      );
      if (!isThere) return false;
      pressedAt = at;
      return true;
    },

    /** Resolves when the press was answered, or is with awork where that holds it, or its outcome is told. */
    async sent(isHeld = false): Promise<void> {
      const since = pressedAt;
      // What is refused for its token is sent again where there is another.
      const isPosted = () =>
        awork.journal.all(POST).some(({ status }) => (status === null ? isHeld : status !== 401));
      for (const end = Date.now() + LONGEST_PRESS; Date.now() < end && !isPosted(); await wait(10)) {
        if ((await kept("outcome?.at", 0)) >= since) return;
      }
    },

    /** Resolves when all is as it should be, or it can't be hoped for any more: with the last look. */
    async judged(
      asked: Asked,
    ): Promise<{ said: Verdict; seen: Awaited<ReturnType<typeof look>>; scene: Scene; looks: number }> {
      for (let looks = 1, end = Date.now() + PATIENCE; ; looks += 1) {
        const seen = await world.look();
        if (loss.isTold(seen) && world.isCalm()) await signInAgain();
        const now = scene(asked);
        const said = verdict(seen, now);
        if (said.faults.length === 0 || Date.now() > end) return { said, seen, scene: now, looks };
        await wait(15);
      }
    },

    async leave() {
      leave();
      tellings.leave();
      loss.leave();
      awork.script.clear();
    },
  };
  return world;
}
