import { setTimeout } from "node:timers/promises";
import { Trouble } from "../../scripts/main.ts";
import { startScreen } from "../../scripts/screen.ts";
import { until } from "../../scripts/wait.ts";
import { connect } from "../e2e/ask.ts";
import type { FakeAwork } from "../fake-awork/server.ts";
import { startChromium } from "./chromium.ts";
import { askerOf, evaluate } from "./page.ts";
import type { Situation } from "./situations.ts";
import { type Seen, createWatch } from "./watch.ts";

const MINUTE = 60_000;

/** An extension takes a person for away after five minutes without a touch. */
const AWAY = 6 * MINUTE;

export type Bench = {
  awork: FakeAwork;
  executablePath: string;
  /** The folder of the built extension. */
  extension: string;
  /** The program of a screen that nobody sees; without one nobody can be away, as a browser without one never idles. */
  xvfb: string | undefined;
};

/** What the extension does in a situation, in a browser and as a person of its own. */
export async function observe(
  { awork, executablePath, extension, xvfb }: Bench,
  { title, book, isAway, settings, hasPanel }: Situation,
  duration: number,
  stop: AbortSignal,
): Promise<Seen> {
  await using things = new AsyncDisposableStack();
  let display: string | undefined;
  if (isAway && xvfb !== undefined) {
    const screen = await startScreen({ width: 800, height: 600, xvfb });
    things.defer(() => screen.close());
    display = screen.display;
  }
  const chromium = await startChromium({ executablePath, extension, display });
  things.defer(() => chromium.close());
  const person = awork.books.addPerson();
  book(awork, person.id);
  const watch = await createWatch(chromium, awork, person.id);
  await connect(askerOf(chromium.page), person.tokens[0]!);
  if (settings) await evaluate(chromium.page, `chrome.storage.sync.set(${JSON.stringify(settings)})`);
  if (hasPanel) await evaluate(chromium.page, `void chrome.windows.create({ url: "/sidepanel.html" })`);
  const presence = () => evaluate<string>(chromium.page, "chrome.idle.queryState(300)");
  const wanted = isAway ? "idle" : "active";
  await until(
    `${title}: ${wanted}, and asleep`,
    async () => {
      stop.throwIfAborted();
      return watch.isAsleep() && (await presence()) === wanted;
    },
    AWAY + MINUTE,
  );
  console.log(`${title}: begins`);
  const end = await watch.begin();
  await setTimeout(duration, undefined, { signal: stop });
  const seen = await end();
  const last = await presence();
  if (last !== wanted) throw new Trouble(`${title}: in the end it was ${last}, not ${wanted}.`);
  return seen;
}
