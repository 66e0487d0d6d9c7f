import { MINUTE } from "../fake-awork/clock.ts";
import type { FakeAwork } from "../fake-awork/server.ts";
import type { Desk } from "./desk.ts";
import { type RealPopup, expect, test } from "./real-popup.ts";

// What can differ in Firefox is in tests/scenarios/presses.ts.
// One after the other, at one screen: each further one costs a window.
test.describe.configure({ mode: "default" });

const PAUSE = { method: "POST", path: /\/pause$/ };
const STOP = { method: "POST", path: /\/stop$/ };
const START = { method: "POST", path: /\/start$/ };

type Given = { desk: Desk; awork: FakeAwork; popup: RealPopup };

/** The popup over a timer that runs. */
async function running({ desk, awork, popup }: Given): Promise<void> {
  awork.books.add({ start: awork.clock.now() - 50 * MINUTE });
  await desk.connect();
  await desk.age(60_000);
  awork.journal.clear();
  await popup.open();
  // What comes after the first frame is there.
  await expect.poll(() => popup.text("button.chip")).toMatch(/Billable/);
}

test("one press opens what stands below a field that closes with it", async ({ desk, awork, popup }) => {
  await running({ desk, awork, popup });
  await popup.press("More");
  await popup.press("Discard…");
  await expect.poll(() => popup.text("#discard")).toMatch(/^Discard/);
  await popup.press("Keep");
  // The menu lies over what is below it until it is closed.
  await popup.press("More");
  await popup.press("Note");
  await popup.press("Start on");
  await expect.poll(() => popup.evaluate("document.activeElement.id")).toBe("choose");
});

test("nothing moves between press and release, whatever comes meanwhile", async ({ desk, awork, popup }) => {
  await running({ desk, awork, popup });
  await popup.pointAt("Stop");
  await popup.mouse("down");
  awork.books.pause();
  await desk.pass(60_000);
  await expect.poll(async () => (await desk.toolbar()).tooltip).toMatch(/^Paused/);
  expect(await popup.text("h1")).toBe("Running");
  await popup.mouse("up");
  await awork.journal.waitFor(STOP);
  await expect.poll(() => popup.text("h1")).toBe("Nothing running");
});

test("a second Enter does not start what was just chosen twice, nor pause it", async ({
  desk,
  awork,
  popup,
}) => {
  await running({ desk, awork, popup });
  await popup.key("slash");
  await popup.type("sitemap");
  await expect.poll(() => popup.text("[role=option][aria-selected=true]")).toMatch(/Sitemap/);
  await popup.key("Return", "Return");
  await awork.journal.waitFor(START);
  await expect.poll(() => popup.text("[role=status]")).toMatch(/Started/);
  await popup.key("Return", "Return");
  await expect.poll(() => popup.evaluate("document.activeElement.className")).toMatch(/^verbs /);
  expect(awork.journal.count(START)).toBe(1);
  expect(awork.journal.count(PAUSE)).toBe(0);
});
