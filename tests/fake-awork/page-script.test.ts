import { Browser } from "happy-dom";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { TASKS } from "./catalogue.ts";
import { DAY, HOUR, MINUTE } from "./clock.ts";
import { startFakeAwork, type FakeAwork } from "./server.ts";

const NOW = Date.parse("2026-08-26T10:00:00Z");

let awork: FakeAwork;
let browser: Browser;
let page: ReturnType<Browser["newPage"]>;
beforeAll(async () => {
  awork = await startFakeAwork();
  browser = new Browser({
    settings: {
      enableJavaScriptEvaluation: true,
      suppressInsecureJavaScriptEnvironmentWarning: true,
      handleDisabledFileLoadingAsSuccess: true,
    },
  });
});
beforeEach(async () => {
  awork.books.clear();
  awork.clock.set(NOW);
  await page?.close();
  page = browser.newPage();
});
// What is still under way when its page is closed is an error in nobody's hands.
afterEach(() => shown(() => expect(find("body").hasAttribute("aria-busy")).toBe(false)));
afterAll(async () => {
  await browser.close();
  await awork.close();
});

/** The page reads its state when it opens, and then each second. */
async function open() {
  await page.goto(awork.origin);
  await vi.waitFor(() => expect(text("#person")).toBe("Carla Creative"));
}

// Elements of another window: no class of this one fits them.
const find = (selector: string) => page.mainFrame.document.querySelector(selector) as any;
const text = (selector: string): string => find(selector).textContent.replaceAll(/\s+/g, " ").trim();
const texts = (selector: string): string[] =>
  Array.from(page.mainFrame.document.querySelectorAll(selector), ({ textContent }) => textContent);
const shown = (check: () => void) => vi.waitFor(check, { timeout: 4000, interval: 20 });

const paused = [
  { start: NOW - 30 * MINUTE, end: NOW - 20 * MINUTE },
  { start: NOW - 5 * MINUTE, end: null },
];

describe("the page shows", () => {
  it("nothing where nothing is", async () => {
    await open();
    expect([text("#state"), text("#worked"), text("#today-total")]).toEqual([
      "Nothing is running",
      "0:00:00",
      "0:00:00",
    ]);
    expect([find("#edit").hidden, find("#days").hidden, find("#nothing").hidden]).toEqual([
      true,
      true,
      false,
    ]);
    expect(texts("#start option")).toHaveLength(TASKS.length + 1);
  });

  it("the timer, its breaks, and what it is for", async () => {
    awork.books.add({ start: NOW - HOUR, breaks: paused, note: "first <b>draft</b>" });
    await open();
    expect([text("#state"), text("#worked"), text("#what")]).toEqual([
      "Paused",
      "0:45:00",
      "Create logo concept",
    ]);
    expect(text("#details")).toBe(
      "Website relaunch · Productivity Inc. · Design · since 11:00 · breaks 0:10 · billable · first <b>draft</b>",
    );
    expect(texts("#breaks li")).toEqual(["Break 11:30 – 11:40 (0:10)", "Break since 11:55"]);
    const { note, isBillable } = find("#edit").elements;
    expect([note.value, isBillable.checked]).toEqual(["first <b>draft</b>", true]);
  });

  it("the days with their totals, and counts up what runs", async () => {
    awork.books.add({ start: NOW - HOUR });
    awork.books.add({ start: NOW - 3 * HOUR, end: NOW - 2 * HOUR, task: null, note: "E-mails" });
    awork.books.add({ start: NOW - DAY, end: NOW - DAY + HOUR });
    await open();
    expect(text("#today-total")).toMatch(/^2:00:0\d$/);
    expect(texts("#today li").map((row) => row.slice(0, 12))).toEqual(["11:00Create ", "09:00 – 10:0"]);
    expect(text("#days h2")).toBe("Tuesday 25 August 1:00");
    expect(texts("#days li")).toHaveLength(1);
    await shown(() => expect(text("#worked")).toMatch(/^1:00:0[2-9]$/));
    expect(text("#today-total")).toBe(text("#worked").replace(/^1/, "2"));
  });

  it("what was changed elsewhere", async () => {
    await open();
    awork.books.start();
    await shown(() => expect(text("#state")).toBe("Running"));
    awork.books.pause();
    await shown(() => expect(text("#state")).toBe("Paused"));
  });
});

describe("the page's buttons", () => {
  it.each([
    ["none", [], ""],
    ["running", [], "Pause, Stop, Discard"],
    ["paused", paused, "Resume, Remove breaks, Stop, Discard"],
  ])("that can be pressed are those that fit: %s", async (state, breaks, expected) => {
    if (state !== "none") awork.books.add({ start: NOW - HOUR, breaks: structuredClone(breaks) });
    await open();
    const enabled = texts("[data-verb]:not([disabled])").map((label) => label.trim());
    expect(enabled.join(", ")).toBe(expected);
  });

  it.each([
    ["pause", [], () => awork.books.current()?.breaks.length === 1],
    ["resume", paused, () => awork.books.current()?.breaks[1]?.end !== null],
    ["remove-breaks", paused, () => awork.books.current()?.breaks.length === 0],
    ["stop", paused, () => awork.books.last()?.end !== null],
    ["discard", paused, () => awork.books.entries.length === 0],
  ])("%s the timer", async (verb, breaks, isDone) => {
    awork.books.add({ start: NOW - HOUR, breaks: structuredClone(breaks) });
    await open();
    expect(isDone()).toBe(false);
    find(`[data-verb="${verb}"]`).click();
    await shown(() => expect(isDone()).toBe(true));
  });

  it("say so where no answer comes, until one does", async () => {
    awork.books.add({ start: NOW - HOUR });
    await open();
    const { window } = page.mainFrame;
    const { fetch } = window;
    window.fetch = () => Promise.reject(new TypeError("gone"));
    find('[data-verb="pause"]').click();
    await shown(() => expect(text("#refusal")).toContain("No answer came."));
    expect(find("#refusal").hidden).toBe(false);
    window.fetch = fetch;
    find('[data-verb="pause"]').click();
    await shown(() => expect(find("#refusal").hidden).toBe(true));
    expect(text("#state")).toBe("Paused");
  });

  it("start a timer, book by hand and delete", async () => {
    await open();
    find("#start").elements.taskId.value = "";
    find("#start button").click();
    await shown(() => expect(awork.books.current()?.task).toBeNull());
    find("#by-hand button").click();
    await shown(() => expect(texts("#today li")).toHaveLength(2));
    expect(awork.books.entries[1]).toMatchObject({ start: NOW - 30 * MINUTE, duration: 30 * MINUTE });
    find("#today li:last-child button").click();
    await shown(() => expect(awork.books.entries).toHaveLength(1));
  });
});

describe("what is typed on the page", () => {
  const type = (value: string) => {
    const { note } = find("#edit").elements;
    note.value = value;
    note.dispatchEvent(new page.mainFrame.window.Event("input", { bubbles: true }));
  };

  it("stays until it is saved, and is saved with all that was not touched", async () => {
    const { id } = awork.books.add({ start: NOW - HOUR + 297, note: "draft" });
    await open();
    type("final");
    awork.books.pause();
    await shown(() => expect(text("#state")).toBe("Paused"));
    expect(find("#edit").elements.note.value).toBe("final");
    find("#edit button").click();
    await shown(() => expect(awork.books.get(id).note).toBe("final"));
    expect(awork.books.get(id)).toMatchObject({ start: NOW - HOUR + 297, isBillable: true, task: TASKS[0] });
  });

  it("stays when it is refused, and the page says why until the next press", async () => {
    awork.books.add({ start: NOW - HOUR, breaks: structuredClone(paused), note: "draft" });
    await open();
    type("final");
    find("#edit").elements.start.value = "2026-08-26T11:31:00";
    find("#edit button").click();
    await shown(() => expect(find("#refusal").hidden).toBe(false));
    expect(text("#refusal")).toBe("A time entry cannot start after its first break.");
    expect(find("#edit").elements.note.value).toBe("final");
    find('[data-verb="resume"]').click();
    await shown(() => expect(find("#refusal").hidden).toBe(true));
  });
});
