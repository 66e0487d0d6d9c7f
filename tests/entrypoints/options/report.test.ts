// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";
import { createReport } from "@/entrypoints/options/report";
import { report } from "@/lib/browser/report";

vi.mock("@/lib/browser/report", () => ({ report: vi.fn() }));

const writeText = vi.fn<(text: string) => Promise<void>>();

beforeEach(() => {
  vi.resetAllMocks();
  vi.stubGlobal("navigator", { clipboard: { writeText } });
});

describe("the report to copy", () => {
  it("is not made before somebody wants it", () => {
    expect(createReport().text.value).toBeNull();
    expect(report).not.toHaveBeenCalled();
  });

  it("is made anew each time", async () => {
    vi.mocked(report).mockResolvedValueOnce("one").mockResolvedValueOnce("two");
    const { text, show } = createReport();
    await show(true);
    expect(text.value).toBe("one");
    await show(false);
    expect(text.value).toBeNull();
    await show(true);
    expect(text.value).toBe("two");
    expect(report).toHaveBeenCalledTimes(2);
  });

  it("does not come out once it is closed", async () => {
    const made = Promise.withResolvers<string>();
    vi.mocked(report).mockReturnValue(made.promise);
    const { text, show } = createReport();
    const opened = show(true);
    await show(false);
    made.resolve("one");
    await opened;
    expect(text.value).toBeNull();
  });

  it("is copied as it is shown", async () => {
    vi.mocked(report).mockResolvedValue("one");
    const { show, copy } = createReport();
    await show(true);
    expect(await copy()).toBe(true);
    expect(writeText.mock.calls).toEqual([["one"]]);
  });

  it.each<[string, () => void]>([
    ["refuses", () => writeText.mockRejectedValue(new DOMException("no", "NotAllowedError"))],
    ["has no clipboard", () => vi.stubGlobal("navigator", {})],
  ])("is not copied where the browser %s", async (_title, refuse) => {
    refuse();
    expect(await createReport().copy()).toBe(false);
  });
});
