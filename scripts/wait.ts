import { setTimeout } from "node:timers/promises";
import { Trouble } from "./main.ts";

const SECOND = 1000;

/**
 * Resolves when the condition holds, checked ten times a second. Throws `Trouble` that names `what` if it
 * does not within `timeout` milliseconds.
 */
export async function until(
  what: string | (() => string),
  isSo: () => Promise<boolean>,
  timeout = 15 * SECOND,
) {
  const end = Date.now() + timeout;
  while (!(await isSo())) {
    if (Date.now() > end) {
      const missed = typeof what === "string" ? what : what();
      throw new Trouble(`Waited ${timeout / SECOND} s in vain for this: ${missed}.`);
    }
    await setTimeout(SECOND / 10);
  }
}
