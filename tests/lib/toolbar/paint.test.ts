import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { openPopup } from "@/lib/platform/action";
import { paint } from "@/lib/toolbar/paint";
import type { ToolbarView } from "@/lib/toolbar/toolbar-view";

beforeEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  fakeBrowser.reset();
});

const FACE: ToolbarView = {
  icon: "paused",
  pixels: null,
  text: "1:23",
  colour: "#8a5a00",
  title: "Paused 1:23 · Design",
};

/** As a browser's: it is made all transparent. */
class Picture {
  readonly width: number;
  readonly data: Uint8ClampedArray;
  constructor(width: number, height: number) {
    this.width = width;
    this.data = new Uint8ClampedArray(4 * width * height);
  }
}

describe("painting", () => {
  it("sets shape, badge, colours and title", async () => {
    const setIcon = vi.spyOn(fakeBrowser.action, "setIcon").mockResolvedValue();
    await paint(FACE);
    expect(setIcon.mock.calls).toEqual([
      [{ path: { 16: "/icons/paused-16.png", 32: "/icons/paused-32.png" } }],
    ]);
    expect(await fakeBrowser.action.getBadgeText({})).toBe("1:23");
    expect(await fakeBrowser.action.getBadgeBackgroundColor({})).toEqual([0x8a, 0x5a, 0x00, 255]);
    expect(await fakeBrowser.action.getBadgeTextColor({})).toBe("#ffffff");
    expect(await fakeBrowser.action.getTitle({})).toBe(FACE.title);
  });

  it("does without a text colour where the browser has none", async () => {
    vi.spyOn(fakeBrowser.action, "setIcon").mockResolvedValue();
    const has = new Proxy(fakeBrowser.action, {
      get: (action, name) => (name === "setBadgeTextColor" ? undefined : Reflect.get(action, name)),
    });
    vi.spyOn(fakeBrowser, "action", "get").mockReturnValue(has);
    await paint(FACE);
    expect(await fakeBrowser.action.getBadgeText({})).toBe("1:23");
    expect(await fakeBrowser.action.getTitle({})).toBe(FACE.title);
  });

  it("clears a badge that says nothing any more", async () => {
    vi.spyOn(fakeBrowser.action, "setIcon").mockResolvedValue();
    await paint(FACE);
    await paint({ ...FACE, text: "" });
    expect(await fakeBrowser.action.getBadgeText({})).toBe("");
  });
});

describe("painting a time into the icon", () => {
  it("gives each pixel its colour, and is twice as large at twice the size", async () => {
    vi.stubGlobal("ImageData", Picture);
    const setIcon = vi.spyOn(fakeBrowser.action, "setIcon").mockResolvedValue();
    await paint({ ...FACE, pixels: ["#.", " #"], text: "" });
    const { imageData } = setIcon.mock.lastCall![0] as unknown as { imageData: Record<16 | 32, Picture> };
    const [own, light, none] = [
      [0x8a, 0x5a, 0x00, 255],
      [255, 255, 255, 255],
      [0, 0, 0, 0],
    ];
    const pixels = ({ data, width }: Picture) =>
      Array.from({ length: data.length / 4 }, (_, place) =>
        Array.from(data.slice(4 * place, 4 * place + 4)),
      ).map((pixel, place) => [place % width, Math.floor(place / width), pixel]);
    expect(pixels(imageData[16]).map(([, , pixel]) => pixel)).toEqual([own, light, none, own]);
    const rows = [
      [own, own, light, light],
      [own, own, light, light],
      [none, none, own, own],
      [none, none, own, own],
    ];
    expect(pixels(imageData[32])).toEqual(rows.flatMap((row, y) => row.map((pixel, x) => [x, y, pixel])));
    expect(await fakeBrowser.action.getBadgeText({})).toBe("");
  });
});

describe("opening the popup", () => {
  it.each<[string, () => Promise<void>, boolean]>([
    ["tells that it is open", async () => {}, true],
    ["tells that there is no window for it", () => Promise.reject(new Error("no active window")), false],
  ])("%s", async (_title, open, result) => {
    vi.spyOn(fakeBrowser.action, "getPopup").mockResolvedValue("popup.html" as never);
    vi.spyOn(fakeBrowser.action, "openPopup").mockImplementation(open);
    expect(await openPopup()).toBe(result);
  });

  it("tells that the browser has no way to", async () => {
    vi.spyOn(fakeBrowser, "action", "get").mockReturnValue({} as never);
    expect(await openPopup()).toBe(false);
  });
});
