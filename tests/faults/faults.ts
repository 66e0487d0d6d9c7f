import { findBrowser } from "../../scripts/browser.ts";
import { launch } from "../../scripts/chromium.ts";
import { buildExtension } from "../../scripts/extension.ts";
import { main, unlessStopped } from "../../scripts/main.ts";
import { startFakeAwork } from "../fake-awork/server.ts";
import { options } from "./options.ts";
import { newCounts, run, wayOf } from "./run.ts";
import { table } from "./table.ts";
import { createWorld } from "./world.ts";

await main(async (things, stop) => {
  const { steps, seed, enough } = options();
  console.log(`Seed ${seed}, ${steps} steps`);
  const executablePath = await findBrowser(stop);
  const awork = await startFakeAwork();
  things.defer(() => awork.close());
  console.log("Building");
  const extension = await buildExtension({
    origin: awork.origin,
    outDir: `.output/faults/${seed}`,
    signal: stop,
  });
  const browser = await launch({ executablePath, extension, headless: true, locale: "en-US" });
  things.defer(() => browser.close());

  const counts = newCounts();
  const began = Date.now();
  const tellOf = (step: number) => {
    if (step % 500 > 0) return;
    const pace = Math.round((Date.now() - began) / step);
    console.log(`${step} steps, ${pace} ms each, faults: ${counts.faults.length}`);
  };
  const onFault = (fault: string) => console.log(`\n${fault}\n`);
  const world = await unlessStopped(stop, createWorld(browser, awork, wayOf(seed)));
  await unlessStopped(stop, run(world, { seed, steps, enough, counts, onStep: tellOf, onFault }));
  console.log(`\n${table(counts)}`);
  return counts.faults.length > 0 ? 1 : 0;
});
