import { main, Trouble } from "./main.ts";
import { type Part, createParts } from "./parts.ts";
import { closingLine, isGreen, ofStatus, sum, type Count } from "./tally.ts";

/**
 * Parts that also run when one of these is requested; the end-to-end tests need the browsers to be found
 * first.
 */
const takes: Record<string, string[]> = {
  e2e: ["browser", "firefox", "screen"],
  "e2e-chromium": ["browser", "screen", "e2e"],
  "e2e-firefox": ["firefox", "screen", "e2e"],
};

/** Runs what takes long as well. */
const FULL = "--full";

await main(async (_, stop) => {
  const given = process.argv.slice(2);
  const isFull = given.includes(FULL);
  const parts = createParts(stop, { isFull });
  const wanted = chosen(
    given.filter((each) => each !== FULL),
    parts,
    isFull,
  );
  const counts = new Map<string, Count>();

  async function carryOut({ needs, run }: Part): Promise<Count> {
    const missing = needs?.find((name) => (counts.get(name)?.failed ?? 0) > 0);
    try {
      if (missing) throw new Trouble(`Not run, as ${missing} failed.`);
      return await run();
    } catch (failure) {
      stop.throwIfAborted();
      console.error(failure instanceof Trouble ? failure.message : failure);
      return ofStatus(1);
    }
  }

  const chosenParts = parts.filter(({ name }) => wanted.has(name));
  const early = new Map<string, Promise<Count>>();
  let before: Promise<unknown> = Promise.resolve();
  for (const part of chosenParts.filter(({ title }) => title === undefined)) {
    const count = before.then(() => carryOut(part));
    // An interruption is reported where the part is awaited.
    before = count.catch(() => {});
    early.set(part.name, count);
  }
  for (const part of chosenParts) {
    if (part.title) console.log(`\n== ${part.title} ==\n`);
    counts.set(part.name, await (early.get(part.name) ?? carryOut(part)));
  }
  const total = sum([...counts.values()]);
  console.log(`\n== Together ==\n`);
  for (const { name, title } of chosenParts) {
    const { passed, failed } = counts.get(name)!;
    if (title || failed > 0) console.log(`${name}: ${passed} of ${passed + failed}`);
  }
  console.log(closingLine(total));
  return isGreen(total) ? 0 : 1;
});

/** The requested parts and those they need, or all: without those for a full run if this is none. */
function chosen(asked: string[], parts: Part[], isFull: boolean): Set<string> {
  const names = new Set([...parts.map(({ name }) => name), ...Object.keys(takes)]);
  const unknown = asked.find((name) => !names.has(name));
  if (unknown !== undefined)
    throw new Trouble(`No part is called ${unknown}. There are: ${[...names].join(", ")}`);
  if (asked.length === 0)
    return new Set(parts.filter(({ isForFull }) => isFull || !isForFull).map(({ name }) => name));
  return new Set(asked.flatMap((name) => [...(takes[name] ?? []), name]));
}
