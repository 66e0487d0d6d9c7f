import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDesk } from "./desk.ts";
import { createRealPopup, expect, test } from "./real-popup.ts";
import { expectWhole, fillBooks } from "./whole.ts";

// One after the other, at one screen: each further one costs a window.
test.describe.configure({ mode: "default" });

const ZOOMS: [zoom: number, locale: string, tag: string | string[]][] = [
  [0.5, "en-US", "@full"],
  [1, "en-US", "@full"],
  [1.5, "de", "@full"],
  [2, "en-US", []],
];

for (const [zoom, locale, tag] of ZOOMS)
  test(`the popup is whole at a zoom of ${zoom * 100} %`, { tag }, async ({ open, awork, seat }) => {
    test.skip(!seat, "the real popup is tested on Linux, where Xvfb and xdotool are");
    fillBooks(awork);
    const userDataDir = await mkdtemp(join(tmpdir(), "awork-timer-zoom-"));
    await mkdir(join(userDataDir, "Default"));
    // As in Chromium's settings; its steps are powers of 1.2.
    const zoomLevel = { x: Math.log(zoom) / Math.log(1.2) };
    const preferences = { partition: { default_zoom_level: zoomLevel } };
    await writeFile(join(userDataDir, "Default", "Preferences"), JSON.stringify(preferences));
    const browser = await open({ userDataDir, locale });
    const desk = await createDesk(browser, awork);
    await desk.connect();
    const { watch } = desk;
    const popup = createRealPopup(seat!, "chromium", {
      evaluate: <T>(expression: string) => watch.evaluate<T>(expression),
      front: () => watch.bringToFront(),
    });
    await popup.open();
    expect(await popup.evaluate("window.devicePixelRatio")).toBeCloseTo(zoom, 2);
    await expectWhole(popup, awork, locale);
    await browser.close();
    await rm(userDataDir, { recursive: true, force: true, maxRetries: 10 });
  });
