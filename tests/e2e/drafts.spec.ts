import { MINUTE } from "../fake-awork/clock.ts";
import { PERSON_TOKEN } from "../fake-awork/people.ts";
import type { FakeAwork } from "../fake-awork/server.ts";
import { createDesk } from "./desk.ts";
import { openPage } from "../../scripts/connection.ts";
import { WAYS_TO_CLOSE, type RealPopup, createRealPopup, expect, test } from "./real-popup.ts";
import { FULL } from "./tags.ts";

// One after the other, at one screen: each further one costs a window.
test.describe.configure({ mode: "default" });

const CHANGE = { method: "PUT" };

const runs = (awork: FakeAwork, minutes = 50) =>
  awork.books.add({ start: awork.clock.now() - minutes * MINUTE });

const value = (popup: RealPopup, selector: string) =>
  popup.evaluate<string | null>(`document.querySelector(${JSON.stringify(selector)})?.value ?? null`);
const typed = (popup: RealPopup, selector: string, text: string) =>
  expect.poll(() => value(popup, selector), selector).toBe(text);
const pressSince = async (popup: RealPopup) => {
  await expect.poll(() => popup.text(".when button")).toMatch(/^since/);
  await popup.press((await popup.text(".when button"))!);
};

// First: later there is another browser on the screen, which would get the keys.
test(
  "nothing typed is lost when the browser is closed",
  { tag: "@full" },
  async ({ profile, seat, awork, options }) => {
    test.skip(!seat, "the real popup is tested on Linux, where Xvfb and xdotool are");
    expect(options.display).toBe(seat!.display);
    runs(awork);
    const first = await profile.start();
    const desk = await createDesk(first, awork);
    await desk.connect(PERSON_TOKEN);
    const front = (page: typeof desk.watch) => ({
      evaluate: <T>(expression: string) => page.evaluate<T>(expression),
      front: () => page.bringToFront(),
    });
    const popup = createRealPopup(seat!, "chromium", front(desk.watch));
    await popup.open();
    await popup.press("Note");
    await popup.type("Called twice");
    await typed(popup, "textarea", "Called twice");
    await first.close();
    const second = await profile.start();
    const page = await openPage(second, "options");
    const again = createRealPopup(seat!, "chromium", front(page));
    await again.open();
    await typed(again, "textarea", "Called twice");
    await second.close();
  },
);

/**
 * Types a word into the note and closes the popup, in one way after the other. Each time it is all there again, and
 * `status` says that it isn't saved. Resolves to all that was typed.
 */
async function typeAndClose(popup: RealPopup, field: string, status: string): Promise<string> {
  let text = "";
  // Escape leaves the field alone: with it nothing of what was typed stays.
  for (const way of WAYS_TO_CLOSE.filter((each) => each !== "Escape")) {
    await popup.press("Note");
    await popup.key("End");
    await popup.type(" word");
    text = `${text} word`;
    await popup.close(way);
    await popup.openByIcon();
    await typed(popup, field, text);
    expect(await popup.text(status), way).toMatch(/^Not saved yet\./);
  }
  return text;
}

test("nothing typed in a note is lost, however the popup is closed, and it says so", async ({
  popup,
  desk,
  awork,
}) => {
  // It opens the real popup once for each way to close it.
  test.slow();
  runs(awork);
  await desk.connect();
  await popup.openByIcon();
  const text = await typeAndClose(popup, "textarea", ".restored");
  expect(awork.journal.count(CHANGE)).toBe(0);
  await popup.press("Save");
  await expect.poll(() => awork.books.current()?.note).toBe(text.trim());
  await expect.poll(() => desk.stored("drafts")).toEqual([]);
});

test(
  "an entry's form is there again as it was left, however the popup is closed",
  FULL,
  async ({ popup, desk, awork }) => {
    // It opens the real popup once for each way to close it.
    test.slow();
    const ago = (minutes: number) => awork.clock.now() - minutes * MINUTE;
    const entry = awork.books.add({ start: ago(90), end: ago(60) });
    await desk.connect();
    await popup.openByIcon();
    await expect.poll(() => popup.text(".days li button.bare")).not.toBeNull();
    await popup.evaluate(`document.querySelector(".days li button.bare").click()`);
    await expect.poll(() => popup.text(".entry-form h2")).not.toBeNull();
    const text = await typeAndClose(popup, ".entry-form textarea", ".entry-form [role=status]");
    expect(awork.journal.count(CHANGE)).toBe(0);
    await popup.press("Save");
    await expect.poll(() => entry.note).toBe(text.trim());
    await expect.poll(() => desk.stored("drafts")).toEqual([]);
  },
);

test("a start and a search are there again as well, and Enter takes none of a search from before", async ({
  popup,
  desk,
  awork,
}) => {
  runs(awork);
  await desk.connect();
  await popup.open();
  await pressSince(popup);
  await popup.type("99:99");
  await popup.close("a press beside it");
  await popup.open();
  await typed(popup, "#start", "99:99");
  // What is there from before does not take the focus from the main action.
  expect(await popup.focused()).toBe("Pause");
  await popup.press("Discard");
  await popup.key("slash");
  await popup.type("sitemap");
  await popup.close("its own key");
  awork.journal.clear();
  await popup.open();
  await typed(popup, "#choose", "sitemap");
  await expect.poll(() => popup.text("[role=option]")).toMatch(/Sitemap/);
  expect(await popup.text(".choose [role=status]")).toBe("Your last search is still here.");
  await popup.key("Return");
  expect(await popup.text("[aria-selected=true]")).toBeNull();
  await popup.key("Down", "Return");
  await awork.journal.waitFor({ path: /\/start$/ });
  await expect.poll(() => desk.stored("drafts")).toEqual([]);
});

test(
  "a search for a type of work is there again with what that is for",
  { tag: "@full" },
  async ({ popup, desk, awork }) => {
    runs(awork);
    await desk.connect();
    await popup.open();
    await popup.key("slash");
    await popup.type("website relaunch");
    await expect.poll(() => popup.text("[aria-selected=true]")).toMatch(/^Website relaunch/);
    await popup.key("Return");
    await expect.poll(() => popup.text(".choose label")).toBe("Type of work");
    await popup.type("des");
    await popup.close("its own key");
    await popup.open();
    await typed(popup, "#choose", "des");
    expect(await popup.text(".title.brief")).toBe("Website relaunch");
    expect(await popup.text("[role=option]")).toMatch(/Design/);
    await popup.press("Cancel");
    await expect.poll(() => desk.stored("drafts")).toEqual([]);
  },
);

test("Escape leaves a field without saving, and the popup stays", async ({ popup, desk, awork }) => {
  runs(awork);
  await desk.connect();
  await popup.open();
  await popup.press("Note");
  await popup.type("Called twice");
  await expect.poll(() => desk.stored("drafts")).toHaveLength(1);
  await popup.key("Escape");
  await expect.poll(() => popup.text("textarea")).toBeNull();
  expect(await popup.isOpen()).toBe(true);
  await expect.poll(() => desk.stored("drafts")).toEqual([]);
  await popup.key("Escape");
  await expect.poll(popup.isOpen).toBe(false);
  await popup.open();
  await expect.poll(() => popup.text(".note")).toBe("Add a note");
  expect(awork.journal.count(CHANGE)).toBe(0);
});

test("what was saved as the popup closed is said to be saved", async ({ popup, desk, awork }) => {
  runs(awork);
  await desk.connect();
  await popup.open();
  await popup.press("Note");
  await popup.type("Called twice");
  const held = awork.script.next(CHANGE, { hold: "before" });
  await popup.key("Return");
  await popup.close("its own key");
  await held.arrived;
  held.release();
  await expect.poll(() => awork.books.current()?.note).toBe("Called twice");
  await popup.open();
  await expect.poll(() => popup.text(".note")).toBe("Called twice");
});

test("what was typed for an entry that is over by now is shown, and can still be saved", async ({
  popup,
  desk,
  awork,
}) => {
  const { id } = runs(awork);
  await desk.connect();
  await popup.open();
  await popup.press("Note");
  await popup.type("Called twice");
  await popup.close("its own key");
  awork.books.stop();
  runs(awork, 0);
  await desk.pass(MINUTE);
  await popup.open();
  await expect.poll(() => popup.text(".left")).toBe("Called twice");
  await popup.press("Save");
  await expect.poll(() => awork.books.find(id)?.note).toBe("Called twice");
  await expect.poll(() => popup.text(".left")).toBeNull();
});

test(
  "a type of work that is chosen by arrow keys is saved once, as it was last",
  { tag: "@full" },
  async ({ popup, desk, awork }) => {
    runs(awork);
    await desk.connect();
    await popup.open();
    await expect.poll(() => popup.evaluate("document.querySelector('select') !== null")).toBe(true);
    await popup.evaluate("document.querySelector('select').focus()");
    await expect
      .poll(() => popup.evaluate("document.querySelector('select').options.length"))
      .toBeGreaterThan(3);
    const place = () => popup.evaluate("document.querySelector('select').selectedIndex");
    await popup.key("Home", "Down", "Down");
    await expect.poll(place).toBe(2);
    const chosen = await popup.evaluate("document.querySelector('select').value");
    await expect.poll(() => awork.books.current()?.typeOfWork?.id).toBe(chosen);
    expect(awork.journal.count(CHANGE)).toBe(1);
    await popup.key("Up");
    await expect.poll(place).toBe(1);
    const last = await popup.evaluate("document.querySelector('select').value");
    await popup.close("a press beside it");
    await popup.open();
    await expect.poll(() => awork.books.current()?.typeOfWork?.id).toBe(last);
    expect(awork.journal.count(CHANGE)).toBe(2);
  },
);
