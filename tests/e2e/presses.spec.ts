import { MINUTE } from "../fake-awork/clock.ts";
import type { FakeAwork } from "../fake-awork/server.ts";
import type { Desk } from "./desk.ts";
import { type RealPopup, expect, test } from "./real-popup.ts";

// One after the other, at one screen: each further one costs a window.
test.describe.configure({ mode: "default" });

const CHANGE = { method: "PUT" };
const REMOVAL = { method: "POST", path: /\/removebreaks$/ };
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
  await expect.poll(() => popup.text(".chip")).toMatch(/Billable/);
}

const start = (popup: RealPopup) =>
  popup.evaluate<string>(`[...document.querySelectorAll(".when button")][0].innerText`);

for (const [name, what, path] of [
  ["Pause", "paused", PAUSE],
  ["Stop", "stopped", STOP],
] as const)
  test(`one press on ${name} does it also while the note is open, and the note is saved`, async ({
    desk,
    awork,
    popup,
  }) => {
    await running({ desk, awork, popup });
    const { id } = awork.books.current()!;
    await popup.press("Note");
    await popup.type("Called twice");
    await popup.press(name);
    await awork.journal.waitFor(path);
    await expect.poll(() => awork.books.find(id)?.note, what).toBe("Called twice");
    expect(awork.journal.count(path)).toBe(1);
    expect(await popup.text("textarea")).toBeNull();
  });

test("one press does what it says also where the field's value is wrong, which is told", async ({
  desk,
  awork,
  popup,
}) => {
  await running({ desk, awork, popup });
  await popup.press(await start(popup));
  await popup.type("99:99");
  await popup.press("Pause");
  await awork.journal.waitFor(PAUSE);
  await expect.poll(() => popup.text("#start-fault")).not.toBe("");
  await expect.poll(() => popup.evaluate("document.getElementById('start').value")).toBe("99:99");
  expect(awork.journal.count(CHANGE)).toBe(0);
});

test("one press opens what stands below a field that closes with it", async ({ desk, awork, popup }) => {
  await running({ desk, awork, popup });
  await popup.press("Note");
  await popup.press("Discard…");
  await expect.poll(() => popup.text("#discard")).toMatch(/^Discard/);
  await popup.press("Keep");
  await popup.press("Note");
  await popup.press("Switch to…");
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

test("Enter that is held down acts once, on each button", async ({ desk, awork, popup }) => {
  await running({ desk, awork, popup });
  await popup.evaluate(
    `(window.held = 0, window.addEventListener("keydown", ({ repeat }) => void (window.held += repeat), true))`,
  );
  const held = () => popup.evaluate<number>("window.held");
  const hold = async () => {
    const before = await held();
    await popup.hold("Return", () => expect.poll(held).toBeGreaterThan(before + 10));
  };
  await expect.poll(() => popup.focused()).toBe("Pause");
  await hold();
  await awork.journal.waitFor(PAUSE);
  await expect.poll(() => popup.text("h1")).toBe("Paused");
  expect(awork.journal.count(PAUSE)).toBe(1);
  expect(awork.journal.count(REMOVAL)).toBe(0);
  const isBillable = awork.books.current()!.isBillable;
  await popup.evaluate(`document.querySelector(".chip").focus()`);
  await hold();
  await expect.poll(() => awork.books.current()!.isBillable).toBe(!isBillable);
  await expect.poll(() => desk.stored("edits")).toEqual([]);
  expect(awork.journal.count(CHANGE)).toBe(1);
});

test("a second Enter undoes nothing: it does not press what took the place of the first", async ({
  desk,
  awork,
  popup,
}) => {
  await running({ desk, awork, popup });
  await expect.poll(() => popup.focused()).toBe("Pause");
  await popup.key("Return", "Return");
  await expect.poll(() => popup.text("h1")).toBe("Paused");
  await popup.key("Return", "Return");
  // The next Tab leads to it: then it is meant.
  await popup.key("Tab");
  expect(await popup.focused()).toBe("Resume");
  expect(awork.journal.count(PAUSE)).toBe(1);
  expect(awork.journal.count(REMOVAL)).toBe(0);
  expect(awork.books.current()?.breaks).toHaveLength(1);
  await popup.key("Return", "Return");
  await expect.poll(() => popup.text("h1")).toBe("Running");
  await popup.key("Return", "Return");
  await expect.poll(() => popup.evaluate("document.activeElement.className")).toBe("verbs");
  expect(awork.journal.count(PAUSE)).toBe(1);
});

test("a second Enter does not start what was just chosen twice, nor pause it", async ({
  desk,
  awork,
  popup,
}) => {
  await running({ desk, awork, popup });
  await popup.press("Switch to…");
  await popup.type("sitemap");
  await expect.poll(() => popup.text("[role=option][aria-selected=true]")).toMatch(/Sitemap/);
  await popup.key("Return", "Return");
  await awork.journal.waitFor(START);
  await expect.poll(() => popup.text("[role=status]")).toMatch(/Started/);
  await popup.key("Return", "Return");
  await expect.poll(() => popup.evaluate("document.activeElement.className")).toBe("verbs");
  expect(awork.journal.count(START)).toBe(1);
  expect(awork.journal.count(PAUSE)).toBe(0);
});
