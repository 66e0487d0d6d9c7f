import { setTimeout } from "node:timers/promises";
import { Trouble } from "./main.ts";

const SECOND = 1000;

/** Resolves when the condition holds, which is looked at ten times a second. */
export async function until(what: string, isSo: () => Promise<boolean>, timeout = 15 * SECOND) {
  const end = Date.now() + timeout;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Trouble(`Waited ${timeout / SECOND} s in vain for this: ${what}.`);
    await setTimeout(SECOND / 10);
  }
}
