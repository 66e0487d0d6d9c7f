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

/** So much more than a bare clock it may cost, in main-thread milliseconds a second, whatever is in the list. */
const GOAL = 3;

const TURNS = 5;

/** For what an opening does besides. */
const SETTLING = 3 * SECOND;

/** So long it is measured: at least one poll is in it. */
const OPEN = 16 * SECOND;

const ROW = { few: "no entry but the current one", many: `${MANY} entries, all shown` };

export type StayingOpen = { clock: Spread; few: Spread; many: Spread };

/**
 * What an open popup costs while nothing happens in it, with a short list and with a long one, and what a page costs
 * that does nothing but show the time: main-thread milliseconds a second.
 */
export async function measureStayingOpen(
  lab: Lab,
  ids: { ours: string; bare: string },
  awork: FakeAwork,
): Promise<StayingOpen> {
  console.log("Measuring the popup while it stays open");
  const { clock, few, many } = await takeTurns(TURNS, {
    clock: () => stayOpen(lab, (page) => page.goto(`chrome-extension://${ids.bare}/clock.html`)),
    few: () => stayOpen(lab, (page, session) => openPopup(page, session, ids.ours, awork, 0)),
    many: () => stayOpen(lab, (page, session) => openPopup(page, session, ids.ours, awork, MANY)),
  });
  return { clock: clock.cost!, few: few.cost!, many: many.cost! };
}

export function toldStayingOpen({ clock, ...popup }: StayingOpen): string {
  const line = (what: "few" | "many") => {
    const more = popup[what].median - clock.median;
    const isMet = more <= GOAL ? "met" : "not met";
    return `  ${ROW[what]}: ${numbers(popup[what])}, ${more.toFixed(1)} more, goal ≤ ${GOAL}, ${isMet}`;
  };
  return [
    "popup, while it stays open, main thread (ms a second)",
    `  a bare clock: ${numbers(clock)}`,
    line("few"),
    line("many"),
  ].join("\n");
}

async function stayOpen(lab: Lab, open: (page: Page, session: CDPSession) => Promise<unknown>) {
  const page = await lab.context.newPage();
  const session = await lab.context.newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  await open(page, session);
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

/** Opens the popup with so many entries besides the running one, all of them shown. */
async function openPopup(
  page: Page,
  session: CDPSession,
  id: string,
  awork: FakeAwork,
  count: number,
): Promise<void> {
  fill(awork, count);
  // A popup would poll, and what awork answers could come after the removal and have the list read once more.
  await page.goto(lookout({ extensionId: id }));
  await evaluate(session, "chrome.storage.local.remove(['days', 'state'])");
  await page.goto(popupOf(id));
  await showAll(page, count);
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
    .locator(".days li:not(.gap)")
    .nth(count - 1)
    .waitFor({ state: "attached" });
}

async function taskSeconds(session: CDPSession): Promise<number> {
  return (await metrics(session)).TaskDuration!;
}
