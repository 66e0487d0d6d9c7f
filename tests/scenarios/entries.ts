import { TASKS } from "../fake-awork/catalogue.ts";
import { HOUR, MINUTE, SECOND } from "../fake-awork/clock.ts";
import { expect } from "../e2e/fixtures.ts";
import type { ScenarioTest } from "./test.ts";
import type { View } from "./view.ts";
import { FULL } from "../e2e/tags.ts";

/** A time of yesterday, in the browser's time zone: the tests run at any hour. */
function yesterdayAt(hour: number, minute = 0, second = 0): number {
  const date = new Date();
  date.setDate(date.getDate() - 1);
  return date.setHours(hour, minute, second, 0);
}

/** A name as a person reads it. A link has the name of an entry too, and is something else. */
const NAME_OF = `((each) => each.localName === "a" ? "" : each.ariaLabel ?? each.labels?.[0]?.innerText.trim() ?? each.innerText.trim())`;
/** The name of what has the focus. */
const FOCUSED = `${NAME_OF}(document.activeElement)`;
/** Whether something that can have the focus has a name that begins like this. */
const hasNamed = (name: string) =>
  `[...document.querySelectorAll("button, input, select, textarea")].some((each) => ${NAME_OF}(each).startsWith(${JSON.stringify(name)}))`;

/**
 * Tabs to what has a name that begins like this. `key`: the way there that doesn't leave the page, since Firefox
 * then presses nothing in it any more.
 */
async function tabTo(popup: View, name: string, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await expect.poll(() => popup.evaluate<boolean>(hasNamed(name)), `${name} is there`).toBe(true);
  for (let step = 0; step < 60; step += 1) {
    if ((await popup.evaluate<string>(FOCUSED)).startsWith(name)) return;
    await popup.key(key);
  }
  throw new Error(`nothing called ${name} has taken the focus`);
}

/** Writes into a field in place of what it has. */
async function fill(popup: View, name: string, text: string): Promise<void> {
  await tabTo(popup, name);
  await popup.key("Control+a");
  await popup.type(text);
}

async function choose(popup: View, text: string): Promise<void> {
  await tabTo(popup, "Task or project");
  await popup.type(text);
  await popup.shows("[role=option][aria-selected=true]", new RegExp(text, "i"));
  await popup.key("Enter");
  await expect.poll(() => popup.evaluate("document.querySelector('#choose')")).toBeNull();
}

/** Entries put right, added and deleted, most of it by keyboard alone. */
export function entryScenarios(test: ScenarioTest): void {
  test("an entry on the wrong project is put right, a morning added, one deleted and undone, one deleted", async ({
    driver,
    awork,
  }) => {
    const { books, journal } = awork;
    const wrong = books.add({
      start: yesterdayAt(11, 15, 10),
      end: yesterdayAt(11, 45, 40),
      task: TASKS[1]!,
      note: "Second round",
    });
    const other = books.add({ start: yesterdayAt(13), end: yesterdayAt(14, 0, 7), task: TASKS[3]! });
    await driver.connect();
    const popup = await driver.openPopup();
    await popup.front();
    await popup.shows(".days h3", "Yesterday");
    await driver.expectTruth(popup);
    journal.clear();
    const sent = () => journal.all(({ method }) => method !== "GET").map(({ method }) => method);

    await tabTo(popup, "Sitemap and wireframes");
    await popup.key("Enter");
    await popup.shows("#form-when", /^Yesterday, 11:15/);
    await expect.poll(() => popup.text("[id=form-booked]:focus")).toContain("Sitemap and wireframes");
    await popup.key("Enter");
    await choose(popup, "Plakat");
    await fill(popup, "From", "11:00 am");
    await fill(popup, "Worked", "1:00");
    await popup.shows("#form-when", /11:00.*12:00/);
    await fill(popup, "Note", "First round");
    await popup.key("Control+Enter");
    await popup.shows("[role=status]", "Saved.");
    expect(wrong).toMatchObject({
      start: yesterdayAt(11),
      end: yesterdayAt(12),
      duration: 60 * MINUTE,
      note: "First round",
      typeOfWork: { name: "Konzeption" },
    });
    expect(wrong.task?.name).toBe(TASKS[2]!.name);
    expect(sent()).toEqual(["PUT"]);
    // The focus is back on its row.
    await expect.poll(() => popup.focused()).toBe(TASKS[2]!.name);

    const before = books.entries.length;
    await popup.evaluate("document.querySelector('.days section .add').focus()");
    await popup.key("Enter");
    await popup.shows("#form-when", /^Yesterday$/);
    await popup.key("Enter");
    await choose(popup, "web-12");
    await fill(popup, "From", "9 am");
    await fill(popup, "To", "10:45 am");
    await popup.key("Enter");
    await popup.shows("[role=status]", "Added.");
    expect(books.entries).toHaveLength(before + 1);
    expect(books.entries.at(-1)).toMatchObject({
      start: yesterdayAt(9),
      end: yesterdayAt(10, 45),
      duration: 105 * MINUTE,
      typeOfWork: { name: "Design" },
      isBillable: true,
    });
    expect(books.entries.at(-1)!.task?.identifier).toBe("WEB-12");
    expect(sent()).toEqual(["PUT", "POST"]);

    const remove = async () => {
      await tabTo(popup, "Weekly team meeting");
      await popup.key("Enter");
      await popup.shows("#form-when", "Yesterday, 1:00 PM");
      await tabTo(popup, "Delete…");
      await popup.key("Enter");
      await popup.shows("#delete", "Delete “Weekly team meeting” with 1:00 of work?");
      await popup.key("Shift+Tab");
      await popup.key("Enter");
      await popup.shows("[role=status]", /“Weekly team meeting” was deleted\./);
    };
    await remove();
    await tabTo(popup, "Undo", "Shift+Tab");
    await popup.key("Enter");
    await expect.poll(() => popup.text(".days")).toContain("Weekly team meeting");
    expect(books.entries).toContain(other);
    await remove();
    await popup.close();
    await expect.poll(() => books.entries.includes(other), { timeout: 30 * SECOND }).toBe(false);
    expect(sent()).toEqual(["PUT", "POST", "DELETE"]);
    await driver.expectTruth(await driver.openPopup());
  });

  test(
    "where the last entry is deleted, popup and tooltip show the one before, Undo brings it back, and Continue goes on with what is shown",
    FULL,
    async ({ driver, awork: { books, clock } }) => {
      const ended = { end: clock.now() - 30 * MINUTE };
      const before = books.add({
        start: clock.now() - 3 * HOUR,
        end: clock.now() - 2 * HOUR,
        task: TASKS[1]!,
      });
      const last = books.add({ start: clock.now() - 60 * MINUTE, ...ended, task: TASKS[3]! });
      await driver.connect();
      const popup = await driver.openPopup();
      const shows = async (name: string) => {
        await popup.shows(".subject .title", name);
        await expect.poll(async () => (await driver.toolbar()).tooltip).toContain(name);
      };
      const remove = async () => {
        await popup.press(last.task!.name);
        await popup.press("Delete…");
        await popup.press("Delete");
        await shows(before.task!.name);
      };
      await shows(last.task!.name);
      await remove();
      await popup.press("Undo");
      await shows(last.task!.name);
      await remove();
      await popup.press("Continue");
      await expect.poll(() => books.current()?.task?.name).toBe(before.task!.name);
      await popup.close();
      await expect.poll(() => books.entries.includes(last), { timeout: 30 * SECOND }).toBe(false);
      expect(books.entries).toContain(before);
      await driver.expectTruth(await driver.openPopup());
    },
  );

  test("an entry that was added offline is put right before awork gets it, by keyboard alone, and booked once", async ({
    driver,
    awork,
  }) => {
    const { books, journal, script } = awork;
    books.add({ start: yesterdayAt(13), end: yesterdayAt(14), task: TASKS[3]! });
    await driver.connect();
    const popup = await driver.openPopup();
    await popup.front();
    await popup.shows(".days h3", "Yesterday");
    await driver.expectTruth(popup);
    await popup.evaluate("document.querySelector('.days section .add').focus()");
    await popup.key("Enter");
    await popup.shows("#form-when", /^Yesterday$/);
    await popup.key("Enter");
    await choose(popup, "web-12");
    await fill(popup, "From", "9 am");
    await fill(popup, "To", "10:45 am");
    journal.clear();
    script.always({}, { drop: true });
    await popup.key("Enter");
    await expect.poll(() => popup.text(".days")).toContain("waiting for awork");

    await tabTo(popup, TASKS.find(({ identifier }) => identifier === "WEB-12")!.name);
    await popup.key("Enter");
    await popup.shows("#form-when", /^Yesterday, 9:00.*10:45/);
    await popup.key("Enter");
    await choose(popup, "Plakat");
    await fill(popup, "From", "9:15:20 am");
    await fill(popup, "To", "10:30 am");
    await fill(popup, "Note", "First round");
    await popup.key("Control+Enter");
    await expect.poll(() => popup.text(".days")).toContain("First round");
    await expect.poll(() => popup.focused()).toBe(TASKS[2]!.name);

    script.clear();
    await driver.pass(5 * MINUTE);
    await expect.poll(() => popup.text(".days")).not.toContain("waiting for awork");
    expect(journal.all(({ method }) => method !== "GET").map(({ method }) => method)).toEqual(["POST"]);
    expect(books.entries).toHaveLength(2);
    expect(books.entries.at(-1)).toMatchObject({
      start: yesterdayAt(9, 15, 20),
      end: yesterdayAt(10, 30),
      duration: 74 * MINUTE + 40 * SECOND,
      note: "First round",
    });
    expect(books.entries.at(-1)!.task?.name).toBe(TASKS[2]!.name);
    await driver.expectTruth(popup);
  });

  test(
    "what was typed into the form is there again when the popup was closed over it",
    FULL,
    async ({ driver, awork }) => {
      const entry = awork.books.add({
        start: yesterdayAt(11),
        end: yesterdayAt(12),
        task: TASKS[1]!,
        note: "Second round",
      });
      await driver.connect();
      const first = await driver.openPopup();
      await first.front();
      await driver.expectTruth(first);
      await tabTo(first, "Sitemap and wireframes");
      await first.key("Enter");
      await first.shows("#form-when", "Yesterday");
      await fill(first, "Worked", "0:45");
      await fill(first, "Note", "First round");
      // A tab that a program closes is gone with what it was just writing.
      await expect.poll(async () => JSON.stringify(await driver.stored("drafts"))).toContain("First round");
      await first.close();
      const popup = await driver.openPopup();
      await popup.front();
      await popup.shows("#form-when", /11:45/);
      await tabTo(popup, "Save");
      await popup.key("Enter");
      await popup.shows("[role=status]", "Saved.");
      expect(entry).toMatchObject({ end: yesterdayAt(11, 45), note: "First round" });
      await driver.expectTruth(popup);
    },
  );

  test("a timer left on overnight ends when the work did, and a break that was not taken becomes work", async ({
    driver,
    awork,
  }) => {
    const { books, journal, clock } = awork;
    const start = Math.floor((clock.now() - 15 * HOUR) / MINUTE) * MINUTE;
    const overnight = books.add({ start, task: TASKS[1]! });
    await driver.connect();
    const popup = await driver.openPopup();
    await popup.front();
    await driver.expectTruth(popup);
    journal.clear();
    const sent = () =>
      journal.all(({ method }) => method !== "GET").map(({ path }) => path.split("/").at(-1));

    await tabTo(popup, "Stop");
    await popup.key("Enter");
    await popup.shows("[role=status]", "Stopped.");
    await tabTo(popup, "Sitemap and wireframes");
    await popup.key("Enter");
    const end = start + 2 * HOUR + 10 * MINUTE;
    const typed = new Intl.DateTimeFormat("en-US", { hour: "numeric", minute: "2-digit" }).format(end);
    await fill(popup, "To", typed.replaceAll(/\s/g, " "));
    await popup.key("Enter");
    await popup.shows("[role=status]", "Saved.");
    expect(overnight).toMatchObject({ start, end, duration: end - start });
    expect(sent()).toEqual(["stop", overnight.id]);

    const now = clock.now();
    const running = books.add({
      start: now - 3 * HOUR,
      breaks: [{ start: now - 2 * HOUR, end: now - 90 * MINUTE }],
      task: TASKS[3]!,
    });
    await popup.close();
    const next = await driver.openPopup();
    await next.front();
    await driver.expectTruth(next);
    journal.clear();
    await tabTo(next, "More", "Shift+Tab");
    await next.key("Enter");
    await tabTo(next, "Remove breaks");
    await next.key("Enter");
    await next.shows("[role=status]", "0:30 of breaks now counts as work.");
    expect(running.breaks).toEqual([]);
    expect(sent()).toEqual(["removebreaks"]);
    await driver.expectTruth(next);
  });
}
