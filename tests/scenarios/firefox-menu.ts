import { expect } from "@playwright/test";
import { FIREFOX_ID, type Firefox } from "../../scripts/firefox.ts";
import type { Box } from "../e2e/frame.ts";
import type { ContextMenu } from "./driver.ts";
import type { Seat } from "./seat.ts";
import type { View } from "./view.ts";

/** What Firefox makes of the extension's id where it names its own elements. */
const WIDGET = FIREFOX_ID.replaceAll(/[^\w-]/g, "_");

/** Puts the icon into the toolbar. Where its middle is on the screen; null as long as it has no place there. */
const iconAt = `(() => {
  const id = "${WIDGET}-browser-action";
  if (CustomizableUI.getPlacementOfWidget(id)?.area !== "nav-bar") CustomizableUI.addWidgetToArea(id, "nav-bar");
  const icon = document.getElementById(id);
  const { width = 0, height = 0 } = icon?.getBoundingClientRect() ?? {};
  return width && height ? [icon.screenX + width / 2, icon.screenY + height / 2] : null;
})()`;

/** The menu that is open: where it is on the screen, and our items in it. */
const menu = `(() => {
  const placeOf = (each) => {
    const { width, height } = each.getBoundingClientRect();
    const { screenX: left, screenY: top } = each;
    const [right, bottom] = [left + width - 1, top + height - 1];
    return { left: Math.floor(left), top: Math.floor(top), right: Math.ceil(right), bottom: Math.ceil(bottom) };
  };
  const menus = ["toolbar-context-menu", "contentAreaContextMenu"].map((id) => document.getElementById(id));
  const open = menus.find(({ state }) => state === "open");
  if (!open) return null;
  const own = [...open.children].filter(({ id, hidden }) => !hidden && id.startsWith("${WIDGET}-menuitem-"));
  return { place: placeOf(open), items: own.map((each) => ({ title: each.label, place: placeOf(each) })) };
})()`;

type Menu = { place: Box; items: { title: string; place: Box }[] };

/** Firefox tells in its own scope what is in its menus, and where. */
export function createMenu(seat: Seat, { chrome }: Pick<Firefox, "chrome">, settings: View): ContextMenu {
  const { hand } = seat;
  const read = () => chrome<Menu | null>(menu);
  const place = async () => (await read())?.place ?? null;
  const go = ([x, y]: number[]) => hand("mousemove", `${Math.round(x!)}`, `${Math.round(y!)}`);

  async function openAt(at: number[]) {
    await go(at);
    await hand("click", "3");
    await expect.poll(place).not.toBeNull();
    return (await read())!.items.map((item) => item.title);
  }

  async function goTo(title: string) {
    const { items } = (await read())!;
    const { left, top, right, bottom } = items.find((item) => item.title.startsWith(title))!.place;
    await go([(left + right) / 2, (top + bottom) / 2]);
  }

  return {
    async openOnIcon() {
      await settings.front();
      await seat.focus("firefox");
      await expect.poll(() => chrome(iconAt)).not.toBeNull();
      return openAt(await chrome<number[]>(iconAt));
    },
    async openOnText(page, selector) {
      await page.front();
      await seat.focus("firefox");
      const at = await page.evaluate<number[]>(`(() => {
        getSelection().selectAllChildren(document.querySelector(${JSON.stringify(selector)}));
        const { left, top, width, height } = getSelection().getRangeAt(0).getBoundingClientRect();
        return [mozInnerScreenX + left + width / 2, mozInnerScreenY + top + height / 2];
      })()`);
      return openAt(at);
    },
    goTo,
    async choose(title) {
      await goTo(title);
      await hand("click", "1");
      await expect.poll(place).toBeNull();
    },
    place,
    async close() {
      if (await place()) await hand("key", "Escape");
      await expect.poll(place).toBeNull();
    },
  };
}
