import { expect } from "@playwright/test";
import { type GivenItem, menuItems } from "../e2e/menu-items.ts";
import { createRealPopup } from "../e2e/real-popup.ts";
import type { ContextMenu } from "./driver.ts";
import type { Seat } from "./seat.ts";
import type { View } from "./view.ts";

/** Pixels. A tooltip is a window as well, but lower. */
const LOWEST_MENU = 120;

/** Chromium draws its menus itself, each in a window of its own, and tells nobody what is in them. */
export function createMenu(seat: Seat, settings: View): ContextMenu {
  const { hand } = seat;
  const popup = createRealPopup(seat, "chromium", settings);
  /** The menu's window, and our items in it, from the end of the menu that leads to them. */
  let open = { id: "", key: "Down", titles: [] as string[] };

  async function openAt([x, y]: number[], key: "Down" | "Up", context: GivenItem["context"]) {
    const titles = (await menuItems(settings))
      .filter((item) => item.context === context)
      .map(({ title }) => title);
    const before = await seat.windows();
    await hand("mousemove", `${Math.round(x!)}`, `${Math.round(y!)}`);
    await hand("click", "3");
    const find = async () =>
      [...(await seat.windows())].find(
        ([id, { top, bottom }]) => !before.has(id) && bottom - top > LOWEST_MENU,
      )?.[0] ?? "";
    await expect.poll(find).not.toBe("");
    open = { id: await find(), key, titles };
    return titles;
  }

  const place = async () => (await seat.windows()).get(open.id) ?? null;

  /** How far down the row is that the keys have reached: it has another colour, and is higher than a line. -1: none yet. */
  async function reached(): Promise<number> {
    const { at } = await seat.frame();
    const { right, top, bottom } = (await place())!;
    // At this edge are neither words nor the mouse.
    const rows = Array.from({ length: bottom - top }, (_, y) => at(right - 8, top + y));
    const column = rows.map((colour) => colour !== rows[4]);
    return column.findIndex((_, y) => y + 9 < column.length && column.slice(y, y + 10).every(Boolean));
  }

  async function goTo(title: string) {
    const { key, titles } = open;
    // "Inspect" is below that of selected text.
    const steps = key === "Up" ? 2 : titles.findIndex((each) => each.startsWith(title)) + 1;
    for (let step = 0; step < steps; step += 1) {
      const before = await reached();
      await hand("key", key);
      await expect.poll(reached).not.toBe(before);
    }
  }

  return {
    async openOnIcon() {
      const at = await popup.iconAt();
      await settings.front();
      await seat.focus("chromium");
      return openAt(at, "Down", "action");
    },
    async openOnText(page, selector) {
      await page.front();
      await seat.focus("chromium");
      const at = await page.evaluate<number[]>(`(() => {
        getSelection().selectAllChildren(document.querySelector(${JSON.stringify(selector)}));
        const { left, top, width, height } = getSelection().getRangeAt(0).getBoundingClientRect();
        return [screenX + left + width / 2, screenY + outerHeight - innerHeight + top + height / 2];
      })()`);
      return openAt(at, "Up", "selection");
    },
    goTo,
    async choose(title) {
      await goTo(title);
      await hand("key", "Return");
      await expect.poll(place).toBeNull();
    },
    place,
    async close() {
      if (await place()) await hand("key", "Escape");
      await expect.poll(place).toBeNull();
    },
  };
}
