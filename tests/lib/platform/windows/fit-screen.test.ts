// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { fitScreen } from "@/lib/platform/windows/fit-screen";

const { classList, style } = document.documentElement;

/** A page of the popup's that begins so far down a screen of this height. */
function open(top: number, [availTop, availHeight]: [number, number], where: "popup" | "tab" = "popup") {
  Object.assign(fakeBrowser.extension, { getViews: () => (where === "popup" ? [window] : []) });
  vi.stubGlobal("screen", { availTop, availHeight });
  vi.stubGlobal("mozInnerScreenY", top);
  fitScreen();
  window.dispatchEvent(new Event("focus"));
  return classList.contains("cut-off") ? style.getPropertyValue("--seen") : null;
}

beforeEach(() => classList.remove("cut-off"));
afterEach(() => vi.unstubAllGlobals());

// The first: nobody listens yet.
it("changes nothing in a tab", () => {
  expect(open(80, [0, 400], "tab")).toBeNull();
});

it.each([
  ["is high enough", 80, [0, 800], null],
  ["cuts it off", 80, [0, 400], "318px"],
  ["cuts it off, and begins below a bar of the system's", 80, [30, 400], "348px"],
  ["a browser that resists fingerprinting does not tell of", 0, [0, 400], null],
] as const)("what is shown of the popup fits a screen that %s", (_title, top, [from, height], seen) => {
  expect(open(top, [from, height])).toBe(seen);
});

it("follows the popup to where it comes to stand", () => {
  open(0, [0, 400]);
  vi.stubGlobal("mozInnerScreenY", 79);
  window.dispatchEvent(new Event("resize"));
  expect(style.getPropertyValue("--seen")).toBe("319px");
});
