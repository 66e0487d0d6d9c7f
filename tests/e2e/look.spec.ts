import type { Page } from "@playwright/test";
import { SCENES, type Scene } from "../scenes/scenes.ts";
import { barriers } from "./barriers.ts";
import { ills } from "./layout.ts";
import { expect, test } from "./stages.ts";
import { usually } from "./tags.ts";

const file = (name: string) => name.replaceAll(/\W+/g, "-");

/** What a screen reader has to read, from top to bottom. Times are those of the day it is. */
const read = async (page: Page): Promise<string> => {
  const seen = await page.locator("body").ariaSnapshot();
  const text = seen
    .replaceAll(/http:\/\/127[^\s/]*/g, "https://awork.example")
    .replaceAll(/: "?Timer for awork: report.*/g, ": (the report)")
    .replaceAll(/\d+ min not tracked/g, "0:00 not tracked")
    .replaceAll(/\d{1,3}:\d\d(:\d\d)?(?: [AP]M)?/gi, (_, seconds) => (seconds ? "0:00:00" : "0:00"));
  return `${await page.title()}\n\n${text}\n`;
};

/** A popup as browsers open it, on a narrow screen, and at twice the size (no browser makes it higher than 600 px). */
const POPUPS = [
  { width: 360, height: 600 },
  { width: 320, height: 568 },
  { width: 400, height: 300 },
];
/** A side panel: as narrow as browsers make it, as wide as it is laid out for, and at twice the size. */
const PANELS = [
  { width: 240, height: 700 },
  { width: 320, height: 568 },
  { width: 600, height: 1200 },
  { width: 300, height: 300 },
];
/** A tab, a narrow screen, and a tab at twice the size. */
const TABS = [
  { width: 1280, height: 800 },
  { width: 320, height: 568 },
  { width: 640, height: 400 },
];

async function expectWhole(page: Page, kind: Scene["page"]): Promise<void> {
  for (const size of { popup: POPUPS, panel: PANELS, settings: TABS }[kind]) {
    await page.setViewportSize(size);
    expect(await ills(page), `${size.width} x ${size.height}`).toEqual([]);
  }
}

/** The side panel has the same page in the same states: it differs by its styles alone. */
async function becomePanel(page: Page): Promise<void> {
  await page.evaluate(`(async () => {
    const html = await (await fetch("sidepanel.html")).text();
    document.documentElement.classList.add("panel");
    for (const [, href] of html.matchAll(/href="([^"]+\\.css)"/g)) {
      if (document.querySelector(\`link[href="\${href}"]\`)) continue;
      const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href });
      await new Promise((done) => {
        link.onload = done;
        document.head.append(link);
      });
    }
  })()`);
}

/** Whole as a popup, and in the side panel too. */
async function expectWholeInPanel(page: Page, kind: Scene["page"]): Promise<void> {
  await expectWhole(page, kind);
  if (kind !== "popup") return;
  await becomePanel(page);
  await expectWhole(page, "panel");
}

/** The states that the toolbar's sign tells apart. */
const SIGNED = ["running", "paused", "stopped"];

/** In colours of a person's own the state still has its sign. */
async function expectSign(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: null, forcedColors: "active" });
  const [sign, ground] = await page.evaluate(() => {
    const colour = (selector: string, pseudo?: string) =>
      getComputedStyle(document.querySelector(selector)!, pseudo).backgroundColor;
    return [colour("h1", "::before"), colour(".face")];
  });
  expect(sign, "the sign in forced colours").not.toBe(ground);
  expect(sign, "the sign in forced colours").not.toBe("rgba(0, 0, 0, 0)");
}

test.describe("for every eye and ear", () => {
  // One after the other in one browser.
  test.describe.configure({ mode: "default" });

  for (const { name, page: kind, open } of SCENES) {
    test(name, async ({ stages }) => {
      const stage = await stages("en");
      await stage.clear();
      await open(stage);
      const { page } = stage;
      expect(await barriers(page)).toEqual({ light: [], dark: [] });
      expect(await read(page)).toMatchSnapshot(`${file(name)}.txt`);
      await expectWhole(page, kind);
      if (SIGNED.includes(name)) await expectSign(page);
    });
  }
});

/** They have most to say in least room; in other languages they stand for all states but in a full run. */
const WORDY = [
  "running for long, with long names",
  "paused, Resume would leave too few breaks by law",
  "a note that awork refuses",
  "choosing what to start on",
  "settings, with all reminders",
];

test.describe("whole in German", () => {
  test.describe.configure({ mode: "default" });

  for (const { name, page: kind, open } of SCENES) {
    test(name, usually(WORDY.includes(name)), async ({ stages }) => {
      const stage = await stages("de");
      await stage.clear();
      await open(stage);
      await expectWholeInPanel(stage.page, kind);
    });
  }
});

test.describe("whole in a language that is 40 % longer, and read from right to left", () => {
  test.describe.configure({ mode: "default" });

  for (const { name, page: kind, open } of SCENES) {
    test(name, usually(WORDY.includes(name)), async ({ stages }) => {
      const stage = await stages("rtl");
      await stage.clear();
      await open(stage);
      const { page } = stage;
      expect(await page.evaluate("document.documentElement.dir")).toBe("rtl");
      await expectWholeInPanel(page, kind);
    });
  }
});
