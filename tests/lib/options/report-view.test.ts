// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { createReport } from "@/lib/options/report-view";
import { report } from "@/lib/diagnostics/report";
import type { ConnectionCheck } from "@/lib/diagnostics/connection-check-result";

vi.mock("@/lib/diagnostics/report", () => ({ report: vi.fn() }));

const writeText = vi.fn<(text: string) => Promise<void>>();

const CHECK: ConnectionCheck = { at: 1, holding: 30, lines: ["holds: this"], trouble: null };
let check = signal<ConnectionCheck | null>(null);
const opened = () => createReport(check);

beforeEach(() => {
  check = signal<ConnectionCheck | null>(null);
  vi.resetAllMocks();
  vi.stubGlobal("navigator", { clipboard: { writeText } });
});

describe("the report to copy", () => {
  it("is not made before somebody wants it", () => {
    expect(opened().text.value).toBeNull();
    expect(report).not.toHaveBeenCalled();
  });

  it("is made anew each time", async () => {
    vi.mocked(report).mockResolvedValueOnce("one").mockResolvedValueOnce("two");
    const { text, show } = opened();
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
    const { text, show } = opened();
    const shown = show(true);
    await show(false);
    made.resolve("one");
    await shown;
    expect(text.value).toBeNull();
  });

  it("has what was checked before it is opened", async () => {
    check.value = CHECK;
    await opened().show(true);
    expect(vi.mocked(report).mock.calls).toEqual([[CHECK]]);
  });

  it("is made anew after a check while it is open, and only then", async () => {
    vi.mocked(report).mockImplementation(async (found) => (found ? "checked" : "not checked"));
    const { text, show } = opened();
    check.value = { ...CHECK };
    check.value = null;
    expect(report).not.toHaveBeenCalled();
    await show(true);
    expect(text.value).toBe("not checked");
    check.value = CHECK;
    await expect.poll(() => text.value).toBe("checked");
    await show(false);
    check.value = null;
    expect([text.value, vi.mocked(report).mock.calls.length]).toEqual([null, 2]);
  });

  it("has the newest check, also where it was being made before that", async () => {
    const made = Promise.withResolvers<string>();
    vi.mocked(report).mockReturnValueOnce(made.promise).mockResolvedValueOnce("checked");
    const { text, show } = opened();
    const shown = show(true);
    check.value = CHECK;
    await expect.poll(() => text.value).toBe("checked");
    made.resolve("not checked");
    await shown;
    expect(text.value).toBe("checked");
  });

  it("is copied as it is shown", async () => {
    vi.mocked(report).mockResolvedValue("one");
    const { show, copy } = opened();
    await show(true);
    expect(await copy()).toBe(true);
    expect(writeText.mock.calls).toEqual([["one"]]);
  });

  it.each<[string, () => void]>([
    ["refuses", () => writeText.mockRejectedValue(new DOMException("no", "NotAllowedError"))],
    ["has no clipboard", () => vi.stubGlobal("navigator", {})],
  ])("is not copied where the browser %s", async (_title, refuse) => {
    refuse();
    expect(await opened().copy()).toBe(false);
  });
});
