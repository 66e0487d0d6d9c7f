import { setTimeout } from "node:timers/promises";
import type { CDPSession, Page } from "@playwright/test";
import { lookout } from "../../scripts/connection.ts";
import { MINUTE, SECOND } from "../fake-awork/clock.ts";
import type { FakeAwork } from "../fake-awork/server.ts";
import type { Lab } from "./lab.ts";
import { evaluate, metrics, popupOf } from "./opening.ts";
import { takeTurns } from "./rounds.ts";
import type { Spread } from "./spread.ts";
import { numbers } from "./table.ts";

/** Within the last days, and fewer than would fill all pages that are read. */
const MANY = 450;

/** The list may cost so much more, with all of its entries shown. */
const GOAL = 1.25;

const TURNS = 5;

/** For what an opening does besides. */
const SETTLING = 3 * SECOND;

/** So long it is measured: at least one poll is in it. */
const OPEN = 16 * SECOND;

const ROW = { few: "no entry but the current one", many: `${MANY} entries, all shown` };

export type StayingOpen = { few: Spread; many: Spread; ratio: number };

/** What an open popup costs while nothing happens in it, with a short list and with a long one: main-thread milliseconds a second. */
export async function measureStayingOpen(lab: Lab, id: string, awork: FakeAwork): Promise<StayingOpen> {
  console.log("Measuring the popup while it stays open");
  const { few, many } = await takeTurns(TURNS, {
    few: () => stayOpen(lab, id, awork, 0),
    many: () => stayOpen(lab, id, awork, MANY),
  });
  const ratio = many.cost!.median / few.cost!.median;
  return { few: few.cost!, many: many.cost!, ratio };
}

export function toldStayingOpen({ few, many, ratio }: StayingOpen): string {
  return [
    "popup, while it stays open, main thread (ms a second)",
    `  ${ROW.few}: ${numbers(few)}`,
    `  ${ROW.many}: ${numbers(many)}`,
    `  ratio: ${ratio.toFixed(2)}, goal ≤ ${GOAL.toFixed(2)}, ${ratio <= GOAL ? "met" : "not met"}`,
  ].join("\n");
}

async function stayOpen(lab: Lab, id: string, awork: FakeAwork, count: number) {
  fill(awork, count);
  const page = await lab.context.newPage();
  const session = await lab.context.newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  // A popup would poll, and what awork answers could come after the removal and have the list read once more.
  await page.goto(lookout({ extensionId: id }));
  await evaluate(session, "chrome.storage.local.remove(['days', 'state'])");
  await page.goto(popupOf(id));
  await showAll(page, count);
  // Where the pointer is, the browser looks what is under it after each change.
  await page.mouse.move(1, 1);
  await session.send("HeapProfiler.collectGarbage");
  await setTimeout(SETTLING);
  const before = await taskSeconds(session);
  await setTimeout(OPEN);
  const cost = ((await taskSeconds(session)) - before) * SECOND;
  await page.close();
  return { cost: cost / (OPEN / SECOND) };
}

function fill({ books, clock }: FakeAwork, count: number): void {
  books.clear();
  const now = clock.now();
  for (let place = 0; place < count; place += 1) {
    const start = now - (place + 10) * 15 * MINUTE;
    books.add({ start, end: start + 10 * MINUTE });
  }
  books.add({ start: now - 94 * MINUTE });
}

/** `count`: the entries besides the running one, which the list of earlier builds has too. */
async function showAll(page: Page, count: number): Promise<void> {
  await page.locator(".days .amount").first().waitFor();
  if (count === 0) return;
  await page.getByRole("button", { name: "Show all" }).click();
  await page
    .locator(".days li")
    .nth(count - 1)
    .waitFor({ state: "attached" });
}

async function taskSeconds(session: CDPSession): Promise<number> {
  return (await metrics(session)).TaskDuration!;
}
