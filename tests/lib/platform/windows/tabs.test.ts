import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { activePage } from "@/lib/platform/windows/tabs";

beforeEach(() => fakeBrowser.reset());

describe("the page over which the popup was opened", () => {
  it.each<[string, object[], object | null]>([
    [
      "is told after a press on the icon",
      [{ url: "https://example.com/", title: "Example" }],
      { url: "https://example.com/", title: "Example" },
    ],
    ["is unknown where the browser doesn't tell it", [{ id: 1 }], null],
    ["is none where there is no tab", [], null],
  ])("%s", async (_title, tabs, expected) => {
    const query = vi.spyOn(fakeBrowser.tabs, "query").mockResolvedValue(tabs as never);
    expect(await activePage()).toEqual(expected);
    expect(query.mock.calls).toEqual([[{ active: true, currentWindow: true }]]);
  });
});
