// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { leaveByLinks, leaving } from "@/lib/platform/windows/popup-window";

let close = vi.fn();
beforeEach(() => {
  vi.useFakeTimers();
  close = vi.fn();
  vi.spyOn(window, "close").mockImplementation(() => close());
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Where the page is: in the browser's popup, or in a tab. */
const stand = (where: "popup" | "tab") =>
  Object.assign(fakeBrowser.extension, { getViews: () => (where === "popup" ? [window] : []) });

describe("a press that opens a tab", () => {
  it.each([
    ["closes the popup, once the tab is there", "popup", 1],
    ["leaves a popup that stands in a tab", "tab", 0],
  ] as const)("%s", async (_title, where, closed) => {
    stand(where);
    const opened = Promise.withResolvers<void>();
    const left = leaving(() => opened.promise)();
    expect(close).not.toHaveBeenCalled();
    opened.resolve();
    await left;
    expect(close).toHaveBeenCalledTimes(closed);
  });

  it("leaves the popup open where no tab could be opened", async () => {
    stand("popup");
    await expect(leaving(() => Promise.reject(new Error("no")))()).rejects.toThrow("no");
    expect(close).not.toHaveBeenCalled();
  });

  it("is one on a link that opens a tab, also on what is in it, and on no other", () => {
    stand("popup");
    leaveByLinks();
    document.body.innerHTML = '<a target="_blank"><b>Task</b></a><button>Note</button>';
    document.querySelector("button")!.click();
    vi.runAllTimers();
    expect(close).not.toHaveBeenCalled();
    document.querySelector("b")!.click();
    expect(close).not.toHaveBeenCalled();
    vi.runAllTimers();
    expect(close).toHaveBeenCalledOnce();
  });
});
