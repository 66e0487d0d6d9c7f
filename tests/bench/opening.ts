import type { CDPSession, Page } from "@playwright/test";
import { Trouble } from "../../scripts/main.ts";
import type { Lab } from "./lab.ts";
import type { Seen } from "./probe.ts";
import type { Subject } from "./subject.ts";

const KB = 1000;

/** The real popup, from a click on the icon: when its number was painted and seen (ms), and its heap (kB). */
export async function openPopup(lab: Lab, { id, isRight }: Subject, worker: "asleep" | "awake") {
  await lab.workers.stop();
  if (worker === "awake") await lab.workers.start(id);
  const popup = await lab.click(id);
  await popup.waitForURL(popupOf(id), { waitUntil: "commit" });
  const session = await lab.context.newCDPSession(popup);
  const { painted, presented } = await seen(session, isRight);
  await session.send("Performance.enable");
  await session.send("HeapProfiler.collectGarbage");
  const { JSHeapUsedSize } = await metrics(session);
  await leave(popup, session);
  return { painted, presented, heap: JSHeapUsedSize! / KB };
}

/**
 * The popup's page in a tab, where measuring can start before it loads: the processor time of its main thread, for
 * scripts and for all (ms). That is not the time that passes, and other work on the machine changes it less.
 */
export async function openTab(lab: Lab, { id, isRight }: Subject) {
  await lab.workers.stop();
  const page = await lab.context.newPage();
  const session = await lab.context.newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.goto(popupOf(id));
  await seen(session, isRight);
  const { ScriptDuration, TaskDuration } = await metrics(session);
  await leave(page, session);
  return { script: ScriptDuration! * 1000, main: TaskDuration! * 1000 };
}

export const popupOf = (id: string) => `chrome-extension://${id}/popup.html`;

async function seen(session: CDPSession, isRight: Subject["isRight"]): Promise<Seen> {
  const what = (await evaluate(session, "seen")) as Seen;
  if (!isRight(what.text, what.at)) throw new Trouble(`The popup showed ${what.text}, which is not right.`);
  return what;
}

/** Playwright's own way to evaluate puts a few hundred kB of its own code into the page first. */
export async function evaluate(session: CDPSession, expression: string): Promise<unknown> {
  const options = { expression, awaitPromise: true, returnByValue: true };
  const { result, exceptionDetails } = await session.send("Runtime.evaluate", options);
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}

export async function metrics(session: CDPSession): Promise<Record<string, number>> {
  const { metrics } = await session.send("Performance.getMetrics");
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}

/** Nobody has looked for a while, so that the next opening asks awork as well. */
const forget = `globalThis.chrome?.storage?.local.get("state").then(({ state }) =>
  state?.askedAt && chrome.storage.local.set({ state: { ...state, askedAt: state.askedAt - 60_000 } }))`;

async function leave(page: Page, session: CDPSession): Promise<void> {
  await evaluate(session, forget);
  await page.close();
}
