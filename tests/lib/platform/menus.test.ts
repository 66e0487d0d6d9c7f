import { beforeEach, expect, it, vi } from "vitest";
import { addMenuItem, onMenuPress, removeMenuItem, renameMenuItem } from "@/lib/platform/menus";
import { createMenus } from "../fake-browser/fakes";

beforeEach(() => void vi.restoreAllMocks());

it("adds an item to the icon's menu or to that of selected text", async () => {
  const { items } = createMenus();
  await addMenuItem({ id: "stop", title: "Stop", context: "action" });
  await addMenuItem({ id: "note", title: "Start", context: "selection" });
  expect(items).toEqual([
    { id: "stop", title: "Stop", contexts: ["action"] },
    { id: "note", title: "Start", contexts: ["selection"] },
  ]);
});

it.each([
  ["no letter is underlined", "Start: R&D", "Start: R&&D"],
  ["no text is put in", "Start: 100%sure", "Start: 100%\u2060sure"],
])("a name is shown as it is: %s", async (_title, name, shown) => {
  const { items } = createMenus();
  await addMenuItem({ id: "one", title: name, context: "action" });
  await addMenuItem({ id: "two", title: "Two", context: "action" });
  await renameMenuItem("two", name);
  expect(items.map(({ title }) => title)).toEqual([shown, shown]);
});

it("rejects what the browser refuses", async () => {
  createMenus();
  const item = { id: "one", title: "One", context: "action" } as const;
  await addMenuItem(item);
  await expect(addMenuItem(item)).rejects.toThrow("duplicate id one");
  await expect(renameMenuItem("two", "Two")).rejects.toThrow("two");
  await expect(removeMenuItem("two")).rejects.toThrow("two");
});

it("hands on which item was pressed, and on what text", () => {
  const { onClicked } = createMenus();
  const pressed = vi.fn();
  onMenuPress(pressed);
  const press = onClicked.addListener.mock.calls[0]![0] as (info: object) => void;
  press({ menuItemId: "note", selectionText: "Call Carla", pageUrl: "https://example.org" });
  press({ menuItemId: "stop" });
  expect(pressed.mock.calls).toEqual([[{ id: "note", text: "Call Carla" }], [{ id: "stop", text: "" }]]);
});
