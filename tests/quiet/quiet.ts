import { findBrowser } from "../../scripts/browser.ts";
import { buildExtension } from "../../scripts/extension.ts";
import { main } from "../../scripts/main.ts";
import { findScreenTools } from "../../scripts/screen.ts";
import { startFakeAwork } from "../fake-awork/server.ts";
import { observe } from "./observe.ts";
import { duration } from "./options.ts";
import { SITUATIONS } from "./situations.ts";
import { table } from "./table.ts";
import { verdicts } from "./verdicts.ts";

await main(async (things, stop) => {
  const length = duration();
  const executablePath = await findBrowser(stop);
  const xvfb = (await findScreenTools(stop))?.xvfb;
  const awork = await startFakeAwork();
  things.defer(() => awork.close());
  console.log("Building");
  const extension = await buildExtension({ origin: awork.origin, outDir: ".output/quiet", signal: stop });

  const bench = { awork, executablePath, extension, xvfb };
  const possible = SITUATIONS.filter(({ isAway }) => !isAway || xvfb !== undefined);
  const results = await together(possible, stop, async (situation, stop) => {
    const seen = await observe(bench, situation, length, stop);
    return { title: situation.title, seen, verdicts: verdicts(seen, situation.goals) };
  });

  for (const { title, seen, verdicts } of results) console.log(`\n${table(title, seen, verdicts)}`);
  for (const { title } of SITUATIONS.filter((each) => !possible.includes(each)))
    console.log(`\n${title}: not measured, as only an Xvfb shows a browser that nobody touches.`);
  return results.every(({ verdicts }) => verdicts.every(({ isMet }) => isMet)) ? 0 : 1;
});

/** All at once. When one fails the others end, and are waited for, so that none leaves a browser behind. */
async function together<T, R>(
  all: T[],
  stop: AbortSignal,
  work: (one: T, stop: AbortSignal) => Promise<R>,
): Promise<R[]> {
  const failed = new AbortController();
  const either = AbortSignal.any([stop, failed.signal]);
  const outcomes = await Promise.allSettled(
    all.map((one) =>
      work(one, either).catch((failure: unknown) => {
        failed.abort(failure);
        throw failure;
      }),
    ),
  );
  stop.throwIfAborted();
  if (failed.signal.aborted) throw failed.signal.reason;
  return outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
}
