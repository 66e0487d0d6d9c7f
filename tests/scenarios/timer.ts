import { TASKS } from "../fake-awork/catalogue.ts";
import { HOUR, MINUTE } from "../fake-awork/clock.ts";
import { isTimer, openBreak } from "../fake-awork/entry.ts";
import type { FakeAwork } from "../fake-awork/server.ts";
import { expect } from "../e2e/fixtures.ts";
import type { ScenarioTest } from "./test.ts";
import { FULL } from "../e2e/tags.ts";

/** What Resume asks of awork. */
export const removal = { method: "POST", path: /\/removebreaks$/ };

const running = ({ books, clock }: FakeAwork) =>
  books.add({ start: clock.now() - 50 * MINUTE, note: "First draft" });

/** 50 minutes of which 7 and, by now, 12 are breaks. */
export const paused = ({ books, clock }: FakeAwork) =>
  books.add({
    start: clock.now() - 50 * MINUTE,
    breaks: [
      { start: clock.now() - 40 * MINUTE, end: clock.now() - 33 * MINUTE },
      { start: clock.now() - 12 * MINUTE, end: null },
    ],
  });

const secondOf = (at: number | null = null) => at && Math.floor(at / 1000);

/** The timer's verbs, an entry's note, and what is searched for. */
export function timerScenarios(test: ScenarioTest): void {
  test("Resume says before what it does, posts once, and says after what it did", async ({
    driver,
    awork,
  }) => {
    paused(awork);
    await driver.connect();
    const popup = await driver.openPopup();
    await driver.expectTruth(popup);
    expect(await popup.text("body")).toContain("0:19 of breaks will count as work");
    await expect.poll(() => popup.focused()).toBe("Resume");
    await popup.press("Resume");
    await popup.shows("[role=status]", "Resumed. 0:19 of breaks now counts as work.");
    await driver.expectTruth(popup);
    expect(awork.journal.all(removal)).toMatchObject([{ status: 200, hasBody: false }]);
    expect(awork.books.current()?.breaks).toEqual([]);
  });

  test("paused, resumed with the break kept, stopped, and continued", async ({ driver, awork }) => {
    const entry = running(awork);
    await driver.connect();
    const popup = await driver.openPopup();
    await driver.expectTruth(popup);
    // The same signs in each browser: left to themselves they write times of day differently.
    await popup.shows(".since", /^since (yesterday, )?\d{1,2}:\d\d [AP]M$/);
    await popup.press("Pause");
    await popup.shows("[role=status]", "Paused.");
    await driver.expectTruth(popup);
    expect(openBreak(entry)).not.toBeNull();
    await popup.press("Resume and keep the break");
    await expect.poll(() => openBreak(entry)).toBeNull();
    await driver.expectTruth(popup);
    await popup.press("Stop");
    await popup.shows("[role=status]", "Stopped.");
    expect(isTimer(entry)).toBe(false);
    await driver.expectTruth(popup);
    await popup.press("Continue");
    await popup.shows("[role=status]", "Started.");
    expect(awork.books.current()).toMatchObject({ note: "First draft", task: entry.task });
    await driver.expectTruth(popup);
  });

  test("started by its key, and switched to another task", async ({ driver, awork }) => {
    const { books, clock } = awork;
    books.add({ start: clock.now() - 2 * HOUR, end: clock.now() - HOUR });
    await driver.connect();
    const popup = await driver.openPopup();
    await popup.write("[role=combobox]", "web-1");
    await expect.poll(() => awork.journal.count({ path: /search$/ })).toBeGreaterThan(0);
    await popup.shows("[role=option][aria-selected=true]", /WEB-1/);
    await popup.key("Enter");
    await popup.shows("[role=status]", "Started.");
    expect(books.current()?.task?.identifier).toContain("WEB-1");
    await driver.expectTruth(popup);
    const first = books.current()!;

    await popup.write("[role=combobox]", "plakat");
    await popup.shows("[role=option][aria-selected=true]", "Plakatentwürfe");
    await popup.key("Enter");
    await expect.poll(() => books.current()?.task?.name).toBe(TASKS[2]!.name);
    expect(isTimer(first)).toBe(false);
    await driver.expectTruth(popup);
  });

  test(
    "started as of a time before, with a note, also after the popup was closed over it",
    FULL,
    async ({ driver, awork }) => {
      const { books, clock, journal } = awork;
      const last = books.add({ start: clock.now() - 2 * HOUR, end: clock.now() - 30 * MINUTE });
      await driver.connect();
      const first = await driver.openPopup();
      await first.shows(".days h2", ":");
      await first.key("/");
      await first.press("Since now · Note…");
      const then = new Date(clock.now() - 20 * MINUTE);
      then.setSeconds(0, 0);
      await first.write("#since", `${then.getHours()}:${String(then.getMinutes()).padStart(2, "0")}`);
      await first.write("#new-note", "Called the printer");
      // A tab that a program closes is gone with what it was just writing.
      await expect.poll(async () => JSON.stringify(await driver.stored("drafts"))).toContain("the printer");
      await first.close();
      const popup = await driver.openPopup();
      await expect
        .poll(() => popup.evaluate("document.querySelector('#new-note')?.value"))
        .toBe("Called the printer");
      journal.clear();
      await popup.write("[role=combobox]", "web-1");
      await popup.shows("[role=option][aria-selected=true]", /WEB-1/);
      await popup.key("Enter");
      await popup.shows("[role=status]", /^Started\. The entry counts from \d/);
      await expect.poll(() => books.current()?.start).toBe(then.getTime());
      expect(books.current()).toMatchObject({ note: "Called the printer", end: null });
      expect(last.end).toBeLessThan(then.getTime());
      const sent = journal.all(({ method }) => method !== "GET").map(({ method }) => method);
      expect(sent).toEqual(["POST", "PUT"]);
      await driver.expectTruth(popup);
    },
  );

  test("a stop is undone by a second entry, also in the next popup", FULL, async ({ driver, awork }) => {
    const { books } = awork;
    const entry = running(awork);
    await driver.connect();
    const first = await driver.openPopup();
    await first.shows(".days h2", ":");
    await first.press("Stop");
    await first.shows("[role=status]", /^Stopped\.\s+A second entry would go on from \d/);
    await first.close();
    const popup = await driver.openPopup();
    await popup.press("Undo");
    await popup.shows("[role=status]", /^Started\. A second entry goes on from \d/);
    await expect.poll(() => secondOf(books.current()?.start)).toBe(secondOf(entry.end));
    expect(books.current()).toMatchObject({
      note: "First draft",
      task: entry.task,
      isBillable: entry.isBillable,
    });
    expect(books.entries).toHaveLength(2);
    await driver.expectTruth(popup);
  });

  test(
    "who wants it is asked for a note on stopping, which is saved after the stop",
    FULL,
    async ({ driver, awork }) => {
      const entry = running(awork);
      await driver.connect();
      await driver.settings.evaluate("chrome.storage.sync.set({ askForNote: true })");
      await expect.poll(async () => (await driver.stored("settings"))?.askForNote).toBe(true);
      const popup = await driver.openPopup();
      await popup.shows(".days h2", ":");
      awork.journal.clear();
      await popup.press("Stop");
      await popup.shows(".question", "What did you do?");
      await expect.poll(() => popup.focused()).toBe("Note");
      expect(isTimer(entry)).toBe(false);
      await popup.write(".question textarea", "Second draft");
      await popup.key("Enter");
      await popup.shows("[role=status]", "Saved.");
      expect(entry.note).toBe("Second draft");
      const sent = awork.journal.all(({ method }) => method !== "GET").map(({ method }) => method);
      expect(sent).toEqual(["POST", "PUT"]);
      expect(await popup.text(".question")).toBeNull();
      await driver.expectTruth(popup);
    },
  );

  test(
    "a note changed in its place is saved, and nothing else is touched",
    FULL,
    async ({ driver, awork }) => {
      const entry = running(awork);
      const { note: _, version: __, updatedAt: ___, ...before } = structuredClone(entry);
      await driver.connect();
      const popup = await driver.openPopup();
      await popup.shows(".days h2", ":");
      await popup.press("Note");
      await popup.write("[aria-label=Note]", "Second draft");
      await popup.key("Enter");
      await popup.shows("[role=status]", "Saved.");
      expect(entry.note).toBe("Second draft");
      expect(entry).toMatchObject(before);
      await popup.shows("#note", "Second draft");
      await driver.expectTruth(popup);
    },
  );

  test("the popup's first frame has the time that is so, and no other", async ({ driver, awork }) => {
    paused(awork);
    await driver.connect();
    expect(await driver.textsWhileOpening("[role=timer]")).toEqual(["0:30:59"]);
  });
}
