import { createInterface } from "node:readline/promises";
import { setTimeout } from "node:timers/promises";
import { main } from "../../scripts/main.ts";
import { resolveAsWritten } from "../fleet/resolve.ts";
import { options } from "./options.ts";

await main(async (_things, stop) => {
  const given = options();
  resolveAsWritten();
  const { check } = await import("./check.ts");
  return check(given, {
    fetch,
    now: Date.now,
    say: (line) => console.log(line),
    wait: (ms) => setTimeout(ms, undefined, { signal: stop }),
    async ask(question) {
      const terminal = createInterface({ input: process.stdin, output: process.stdout });
      try {
        return await terminal.question(`${question} `, { signal: stop });
      } finally {
        terminal.close();
      }
    },
  });
});
