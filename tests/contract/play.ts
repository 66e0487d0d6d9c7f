import { me } from "@/lib/awork/client";
import { createBooks } from "../fake-awork/books.ts";
import { DEFAULT_TASK } from "../fake-awork/catalogue.ts";
import { HOUR, MINUTE } from "../fake-awork/clock.ts";
import { HABITS } from "../fake-awork/habits.ts";
import { createRoutes } from "../fake-awork/routes.ts";
import { createSignIn } from "../fake-awork/sign-in/sign-in.ts";
import { playByHand } from "./by-hand.ts";
import { callsOf, playCall } from "./calls.ts";
import type { Description } from "./description.ts";
import { book, ENTRIES } from "./entries.ts";
import type { Exchange } from "./exchange.ts";
import { playFailures } from "./failures.ts";
import { playSignInByHand } from "./sign-in-by-hand.ts";
import { playSignIn, signInCalls } from "./sign-in.ts";
import { AT_ONCE, createStage, NOW, type Stage } from "./stage.ts";
import { playStrictness } from "./strictness.ts";

type Played = {
  exchanges: readonly Exchange[];
  /** A line for each thing of the stand-in's that was not tried. */
  missing: string[];
};

/** Plays all that the product asks, and all that the stand-in answers. */
export async function play(description: Description): Promise<Played> {
  const stage = await createStage();
  const { exchanges } = stage.recorder;
  const withTimer = () => book(stage.awork.books, ENTRIES["a paused timer"]!);
  try {
    await playCalls(stage);
    await playLists(stage);
    await playHabits(stage);
    await playAtOnce(stage);
    await playSignIn(stage);
    const settings = await playByHand(stage);
    await playSignInByHand(stage);
    const calls = [...oneOfEach(callsOf(stage, false)), ...signInCalls(stage).slice(0, 4)];
    await playFailures(stage, calls, withTimer);
    const byKey = callsOf(stage, true);
    await playStrictness(
      stage,
      description,
      [...callsOf(stage, false), ...byKey, ...signInCalls(stage)],
      withTimer,
    );
    return { exchanges, missing: [...settings, ...idleRoutes(stage, description)] };
  } finally {
    await stage.awork.close();
  }
}

/** Every call of the product's on every kind of entry, with a person's token and with an API key. */
async function playCalls(stage: Stage) {
  for (const [situation, entry] of Object.entries(ENTRIES)) {
    for (const byKey of [false, true]) {
      for (const call of callsOf(stage, byKey)) {
        stage.reset();
        book(stage.awork.books, entry);
        await playCall(stage, call, situation);
      }
    }
  }
}

/** Lists of several pages, with open entries behind the last one. */
async function playLists(stage: Stage) {
  for (const byKey of [false, true]) {
    stage.reset();
    for (let index = 0; index < 1060; index += 1)
      stage.awork.books.add({
        start: NOW - index * 2 * MINUTE,
        ...(index % 50 && { duration: MINUTE }),
      });
    const { since, activeHiddenBy: runningHiddenBy } = stage.client(byKey);
    await stage.product("a long list", () => since("2026-08-20", "2026-08-27"));
    await stage.product("several open entries", () => runningHiddenBy({ id: DEFAULT_TASK.id }));
  }
}

/** Every call while awork has one of its habits. */
async function playHabits(stage: Stage) {
  for (const habit of HABITS) {
    for (const call of oneOfEach(callsOf(stage, false))) {
      stage.reset();
      book(stage.awork.books, ENTRIES["a timer that was paused twice"]!);
      stage.awork.books.add({ start: NOW - 3 * HOUR, end: NOW - 2 * HOUR });
      stage.awork.books.habits.add(habit);
      await playCall(stage, call, `awork's habit ${habit}`);
    }
  }
}

/** More calls at once than the product lets out, one of which is given up while it waits. */
async function playAtOnce(stage: Stage) {
  stage.reset();
  const given = new AbortController();
  const held = stage.awork.script.always({}, { hold: true });
  await stage.product("more calls than may be on their way", async () => {
    const calls = Array.from({ length: AT_ONCE + 1 }, () => me(stage.connection));
    const all = Promise.allSettled([...calls, me({ ...stage.connection, signal: given.signal })]);
    await held.arrived;
    given.abort();
    held.release();
    await all;
  });
}

/** Of the calls that differ only in what they are about, one. */
function oneOfEach<Titled extends { title: string }>(calls: Titled[]): Titled[] {
  const kindOf = ({ title }: Titled) => title.split(/ (?:on|to|in|for) /)[0];
  return calls.filter((call, index) => calls.findIndex((other) => kindOf(other) === kindOf(call)) === index);
}

/** The routes of the stand-in that never did what they are for. */
function idleRoutes({ awork, recorder }: Stage, { base }: Description): string[] {
  const books = createBooks(awork.clock);
  const routes = [...createRoutes(books).table, ...createSignIn(books, awork.clock).door.table];
  return routes
    .filter(
      ([method, path]) =>
        !recorder.exchanges.some(
          (exchange) =>
            exchange.method === method &&
            path.test(exchange.url.pathname.slice(base.length)) &&
            exchange.answer !== null &&
            exchange.answer.status < 400,
        ),
    )
    .map(([method, path]) => `the stand-in's route ${method} ${path.source} was never tried`);
}
