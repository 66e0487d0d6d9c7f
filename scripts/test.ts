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

await main(async (_, stop) => {
  const parts = createParts(stop);
  const wanted = chosen(process.argv.slice(2), [
    ...new Set([...parts.map(({ name }) => name), ...Object.keys(takes)]),
  ]);
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

/** All parts, or the requested ones and those they need. */
function chosen(asked: string[], names: string[]): Set<string> {
  const unknown = asked.find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new Trouble(`No part is called ${unknown}. There are: ${names.join(", ")}`);
  if (asked.length === 0) return new Set(names);
  return new Set(asked.flatMap((name) => [...(takes[name] ?? []), name]));
}
