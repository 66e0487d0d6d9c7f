import { connect } from "../e2e/ask.ts";
import { expect } from "../e2e/fixtures.ts";
import type { RealPopup } from "../e2e/real-popup.ts";
import { MINUTE } from "../fake-awork/clock.ts";
import type { FakeAwork } from "../fake-awork/server.ts";
import type { Driver } from "./driver.ts";
import type { ScenarioTest } from "./test.ts";
import { removal } from "./timer.ts";
import { FULL, usually } from "../e2e/tags.ts";

const CHANGE = { method: "PUT" };
const PAUSE = { method: "POST", path: /\/pause$/ };
const STOP = { method: "POST", path: /\/stop$/ };

type Given = { driver: Driver; awork: FakeAwork; realPopup: RealPopup };

/** The real popup over a timer that runs. */
async function running({ driver, awork, realPopup }: Given): Promise<void> {
  awork.books.add({ start: awork.clock.now() - 50 * MINUTE });
  await connect(driver.settings);
  await driver.age(60_000);
  awork.journal.clear();
  await realPopup.open();
  // What comes after the first frame is there.
  await expect.poll(() => realPopup.text("button.chip")).toMatch(/Billable/);
}

const start = (popup: RealPopup) =>
  popup.evaluate<string>(`[...document.querySelectorAll(".when button")][0].innerText`);

/** What a press does in the real popup, with the mouse and with a key. */
export function pressScenarios(test: ScenarioTest): void {
  for (const [name, what, path] of [
    ["Pause", "paused", PAUSE],
    ["Stop", "stopped", STOP],
  ] as const)
    test(
      `one press on ${name} does it also while the note is open, and the note is saved`,
      usually(name === "Pause"),
      async ({ driver, awork, realPopup }) => {
        await running({ driver, awork, realPopup });
        const { id } = awork.books.current()!;
        await realPopup.press("Note");
        await expect.poll(() => realPopup.focused()).toBe("Note");
        await realPopup.type("Called twice");
        await realPopup.press(name);
        await awork.journal.waitFor(path);
        await expect.poll(() => awork.books.find(id)?.note, what).toBe("Called twice");
        expect(awork.journal.count(path)).toBe(1);
        expect(await realPopup.text("textarea")).toBeNull();
      },
    );

  test(
    "one press does what it says also where the field's value is wrong, which is told",
    FULL,
    async ({ driver, awork, realPopup }) => {
      await running({ driver, awork, realPopup });
      await realPopup.press(await start(realPopup));
      await expect.poll(() => realPopup.evaluate("document.activeElement.id")).toBe("start");
      await realPopup.type("99:99");
      await realPopup.press("Pause");
      await awork.journal.waitFor(PAUSE);
      await expect.poll(() => realPopup.text("#start-fault")).toContain("Enter it like");
      await expect.poll(() => realPopup.evaluate("document.getElementById('start').value")).toBe("99:99");
      expect(awork.journal.count(CHANGE)).toBe(0);
    },
  );

  test("Enter that is held down acts once, on each button", async ({ driver, awork, realPopup }) => {
    await running({ driver, awork, realPopup });
    await realPopup.evaluate(
      `(window.held = 0, window.addEventListener("keydown", ({ repeat }) => void (window.held += repeat), true))`,
    );
    const held = () => realPopup.evaluate<number>("window.held");
    const hold = async () => {
      const before = await held();
      await realPopup.hold("Return", () =>
        expect.poll(held, { intervals: [50] }).toBeGreaterThan(before + 10),
      );
    };
    await expect.poll(() => realPopup.focused()).toBe("Pause");
    await hold();
    await awork.journal.waitFor(PAUSE);
    await expect.poll(() => realPopup.text("h1")).toBe("Paused");
    expect(awork.journal.count(PAUSE)).toBe(1);
    expect(awork.journal.count(removal)).toBe(0);
    const isBillable = awork.books.current()!.isBillable;
    await realPopup.evaluate(`document.querySelector("button.chip").focus()`);
    await hold();
    await expect.poll(() => awork.books.current()!.isBillable).toBe(!isBillable);
    await expect.poll(() => driver.stored("edits")).toEqual([]);
    expect(awork.journal.count(CHANGE)).toBe(1);
  });

  test("a second Enter undoes nothing: it does not press what took the place of the first", async ({
    driver,
    awork,
    realPopup,
  }) => {
    await running({ driver, awork, realPopup });
    await expect.poll(() => realPopup.focused()).toBe("Pause");
    await realPopup.key("Return", "Return");
    await expect.poll(() => realPopup.text("h1")).toBe("Paused");
    await realPopup.key("Return", "Return");
    // The next Tab leads to it: then it is meant.
    await realPopup.key("Tab");
    expect(await realPopup.focused()).toBe("Resume");
    expect(awork.journal.count(PAUSE)).toBe(1);
    expect(awork.journal.count(removal)).toBe(0);
    expect(awork.books.current()?.breaks).toHaveLength(1);
    await realPopup.key("Return", "Return");
    await expect.poll(() => realPopup.text("h1")).toBe("Running");
    await realPopup.key("Return", "Return");
    await expect.poll(() => realPopup.evaluate("document.activeElement.className")).toMatch(/^verbs /);
    expect(awork.journal.count(PAUSE)).toBe(1);
  });
}
