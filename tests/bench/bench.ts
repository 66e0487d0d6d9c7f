import { mkdir, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { findBrowser } from "../../scripts/browser.ts";
import { connect } from "../../scripts/connection.ts";
import { main, unlessStopped } from "../../scripts/main.ts";
import { root } from "../../scripts/root.ts";
import { PERSON_TOKEN } from "../fake-awork/people.ts";
import { startFakeAwork } from "../fake-awork/server.ts";
import { createLab, idOf, openBrowser } from "./lab.ts";
import { LEGEND } from "./measures.ts";
import { options } from "./options.ts";
import { measure, weigh } from "./run.ts";
import { bare, timer } from "./subject.ts";
import { type StayingOpen, measureStayingOpen, toldStayingOpen } from "./staying-open.ts";
import { ratio, table, type Result } from "./table.ts";
import { BARE, BARE_BADGE, buildVariants } from "./variants.ts";

const MINUTE = 60_000;

await main(async (things, stop) => {
  const { openings, against } = options();
  const executablePath = await findBrowser(stop);
  const awork = await startFakeAwork();
  things.defer(() => awork.close());
  const ago = (minutes: number) => awork.clock.now() - minutes * MINUTE;
  awork.books.add({ start: ago(94), breaks: [{ start: ago(60), end: ago(50) }] });

  console.log("Building");
  const variants = await buildVariants(awork.origin, against, things, stop);
  const { ours, before } = variants;
  const folders = [BARE, BARE_BADGE, ours.folder, ...(before ? [before.folder] : [])];
  const browser = await openBrowser(executablePath, folders, things);

  async function connected(folder: string) {
    const extensionId = await idOf(browser, folder);
    await connect({ ...browser, extensionId }, PERSON_TOKEN);
    return timer(extensionId, awork);
  }

  async function times(): Promise<{ opening: Result[]; staysOpen: StayingOpen }> {
    const subjects = {
      bare: bare(await idOf(browser, BARE)),
      bareBadge: bare(await idOf(browser, BARE_BADGE)),
      ours: await connected(ours.folder),
      ...(before && { before: await connected(before.folder) }),
    };
    const lab = await createLab(browser);
    const opening = await measure(lab, subjects, openings);
    return {
      opening,
      staysOpen: await measureStayingOpen(lab, { ours: subjects.ours.id, bare: subjects.bare.id }, awork),
    };
  }

  const sizes = await weigh(variants);
  const { opening, staysOpen } = await unlessStopped(stop, times());
  const results = [...sizes, ...opening];
  console.log(`\n${table(results)}\n\n${toldStayingOpen(staysOpen)}\n\n${LEGEND}`);
  const told = results.map((result) => ({ ...result, ratio: ratio(result.ours, result.bare) }));
  const version = browser.context.browser()!.version();
  console.log(`\nIn full: ${await save({ openings, against, browser: version, results: told, staysOpen })}`);
  return 0;
});

/** Every single value, to look at later. */
async function save(what: object): Promise<string> {
  const folder = join(root, ".results", "bench");
  await mkdir(folder, { recursive: true });
  const at = new Date().toISOString();
  const file = join(folder, `${at.replaceAll(":", "-").slice(0, 19)}.json`);
  await writeFile(file, JSON.stringify({ at, ...what }, null, 2));
  return relative(root, file);
}
