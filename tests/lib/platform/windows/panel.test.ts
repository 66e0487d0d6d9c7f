// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { openPopup, setIconOpens } from "@/lib/platform/action";
import { hasPanel, isPanel, onPanelSeen, openPanel, openPanelByPress } from "@/lib/platform/windows/panel";
import { createEvent } from "../../fake-browser/fakes";

const open = vi.fn(async () => {});
const KINDS = {
  Chromium: { sidePanel: { open } },
  Firefox: { sidebarAction: { open } },
  "an old Chromium": { sidePanel: {} },
  "a browser without": {},
};
const stand = (kind: keyof typeof KINDS) => Object.assign(fakeBrowser, KINDS[kind]);
const at = (path: string) => vi.stubGlobal("location", { pathname: path });

beforeEach(() => {
  vi.spyOn(fakeBrowser.windows, "getLastFocused").mockResolvedValue({ id: 7 } as never);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  open.mockClear();
  for (const name of ["sidePanel", "sidebarAction"]) Reflect.deleteProperty(fakeBrowser, name);
});

describe("the side panel", () => {
  it.each<[keyof typeof KINDS, boolean, unknown[][]]>([
    ["Chromium", true, [[{ windowId: 7 }]]],
    ["Firefox", true, [[]]],
    ["an old Chromium", false, []],
    ["a browser without", false, []],
  ])("in %s: is there: %s", async (kind, isThere, calls) => {
    stand(kind);
    expect(hasPanel()).toBe(isThere);
    await openPanel();
    expect(open.mock.calls).toEqual(calls);
  });

  it.each<[keyof typeof KINDS, unknown[]]>([
    ["Chromium", [{ windowId: 3 }]],
    ["Firefox", []],
  ])("opens within a press on icon or shortcut, which is over with the first await: %s", (kind, call) => {
    stand(kind);
    const press = {
      command: createEvent(fakeBrowser.commands.onCommand),
      icon: createEvent(fakeBrowser.action.onClicked),
    };
    openPanelByPress();
    void press.command("resume", { windowId: 3 });
    expect(open).not.toHaveBeenCalled();
    void press.command("openPanel", { windowId: 3 });
    void press.icon({ windowId: 3 });
    expect(open.mock.calls).toEqual([call, call]);
  });
});

describe("coming to the page", () => {
  it.each([
    ["/sidepanel.html", true, 2],
    ["/popup.html", false, 0],
  ])("%s: is the panel: %s", (path, isIt, calls) => {
    at(path);
    const seen = vi.fn();
    onPanelSeen(seen);
    const hidden = vi.spyOn(document, "hidden", "get").mockReturnValue(true);
    document.dispatchEvent(new Event("visibilitychange"));
    expect(seen).not.toHaveBeenCalled();
    hidden.mockReturnValue(false);
    document.dispatchEvent(new Event("visibilitychange"));
    dispatchEvent(new Event("focus"));
    expect([isPanel(), seen.mock.calls.length]).toEqual([isIt, calls]);
  });
});

describe("the popup, where a press on the icon opens the panel", () => {
  /** A browser whose icon opens this, and which opens a popup only if the icon has one. */
  function icon(popup: string, opens = true) {
    const steps: string[] = [];
    vi.spyOn(fakeBrowser.action, "getPopup").mockImplementation(async () => popup);
    vi.spyOn(fakeBrowser.action, "setPopup").mockImplementation(async (to) => {
      popup = to.popup!;
      steps.push(`set "${popup}"`);
    });
    vi.spyOn(fakeBrowser.action, "openPopup").mockImplementation(async () => {
      if (!opens) throw new Error("no window");
      if (popup) steps.push("open");
    });
    return steps;
  }

  it.each<[string, string, boolean, boolean, string[]]>([
    ["opens at once where it is the popup", "popup.html", true, true, ["open"]],
    ["says that it doesn't open", "popup.html", false, false, []],
    ["is the icon's for that moment", "", true, true, ['set "popup.html"', "open", 'set ""']],
    ["gives the icon back also if it doesn't open", "", false, false, ['set "popup.html"', 'set ""']],
  ])("%s", async (_title, popup, opens, isOpen, expected) => {
    const steps = icon(popup, opens);
    expect([await openPopup(), steps]).toEqual([isOpen, expected]);
  });

  it("is set and taken from the icon", async () => {
    const steps = icon("popup.html");
    await setIconOpens("panel");
    await setIconOpens("popup");
    expect(steps).toEqual(['set ""', 'set "popup.html"']);
  });
});
