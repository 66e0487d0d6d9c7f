import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MINUTE } from "../fake-awork/clock.ts";
import { createDesk } from "./desk.ts";
import { createRealPopup, expect, test } from "./real-popup.ts";

// One after the other, at one screen: each further one costs a window.
test.describe.configure({ mode: "default" });

/** Whether the middle of what has this text is to be seen and hit. */
const isHit = (text: string) => `(() => {
  const found = [...document.querySelectorAll("h1, button, .notice")].find((each) => each.innerText.startsWith("${text}"));
  if (!found) return "not there";
  const box = found.getBoundingClientRect();
  const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  return found.contains(at) || (at?.contains(found) ?? false);
})()`;

for (const [zoom, locale] of [
  [0.5, "en-US"],
  [1, "en-US"],
  [1.5, "de"],
  [2, "en-US"],
] as const)
  test(`the popup is whole at a zoom of ${zoom * 100} %`, async ({ open, awork, seat }) => {
    test.skip(!seat, "the real popup is tested on Linux, where Xvfb and xdotool are");
    const now = awork.clock.now();
    for (let place = 1; place < 40; place += 1)
      awork.books.add({ start: now - (place * 20 + 60) * MINUTE, end: now - (place * 20 + 45) * MINUTE });
    awork.books.add({ start: now - 50 * MINUTE });
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
    await expect
      .poll(() => popup.evaluate("document.querySelectorAll('.days li').length"))
      .toBeGreaterThan(3);
    awork.script.next({ method: "POST", path: /pause$/ }, { status: 503 });
    const [runs, settings] = locale === "de" ? ["Läuft", "Einstellungen"] : ["Running", "Settings"];
    await popup.key("Return");
    await expect.poll(() => popup.text("[role=alert]")).not.toBe("");
    const alert = (await popup.text("[role=alert]"))!.slice(0, 10);
    for (const end of [0, 100_000]) {
      await popup.evaluate(`window.scrollTo(0, ${end})`);
      await expect.poll(() => popup.evaluate(isHit(runs))).toBe(true);
      await expect.poll(() => popup.evaluate(isHit(settings))).toBe(true);
    }
    // The alert is right under the face.
    await popup.evaluate("window.scrollTo(0, 0)");
    expect(await popup.evaluate(isHit(alert))).toBe(true);
    // Whatever has the focus keeps clear of what lies over it.
    const covered = await popup.evaluate(`[...document.querySelectorAll("main button")].filter((button) => {
      button.focus();
      const box = button.getBoundingClientRect();
      const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      return !(button.contains(at) || at?.contains(button));
    }).map(({ innerText, title }) => innerText || title)`);
    expect(covered).toEqual([]);
    const scrollers = await popup.evaluate(`[...document.querySelectorAll("body *")].filter((each) =>
      each.scrollHeight > each.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(each).overflowY)).length`);
    expect(scrollers).toBe(0);
    expect(
      await popup.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"),
    ).toBe(0);
    await browser.close();
    await rm(userDataDir, { recursive: true, force: true, maxRetries: 10 });
  });
