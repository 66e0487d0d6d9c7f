// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { createStatus } from "@/lib/options/status";
import { createTransfer } from "@/lib/options/transfer";
import { DEFAULTS, type Settings } from "@/lib/timer/settings";
import { settingsText } from "@/lib/settings/settings-file";
import { createTestWords } from "../words";

beforeEach(() => void vi.restoreAllMocks());

const CHOSEN: Settings = { ...DEFAULTS, time: "icon", guardMinutes: 5 };

function create({ language = "en" as "en" | "de", isKept = true } = {}) {
  const status = createStatus();
  const keep = vi.fn(async (_chosen: Partial<Settings>) => isKept);
  const words = createTestWords(language);
  const transfer = createTransfer(signal({ settings: CHOSEN }), keep, status, words);
  return { ...transfer, keep, words, said: () => [status.message.value, status.error.value] };
}

const file = (settings: object) => JSON.stringify({ format: "awork-timer-settings", settings });

describe("the settings go out", () => {
  it("as a file with a name, and what was made for it is let go", async () => {
    const made = vi.spyOn(URL, "createObjectURL").mockReturnValue("blob:one");
    const freed = vi.spyOn(URL, "revokeObjectURL").mockReturnValue();
    const links: HTMLAnchorElement[] = [];
    vi.spyOn(HTMLElement.prototype, "click").mockImplementation(function (this: HTMLElement) {
      links.push(this as HTMLAnchorElement);
    });
    const { exportAll, said } = create();
    exportAll();
    expect(links.map(({ href, download }) => [href, download])).toEqual([
      ["blob:one", "awork-timer-settings.json"],
    ]);
    expect(await (made.mock.calls[0]![0] as Blob).text()).toBe(settingsText(CHOSEN));
    expect(said()).toEqual(["The browser saves the settings as awork-timer-settings.json.", ""]);
    await expect.poll(() => freed.mock.calls).toEqual([["blob:one"]]);
  });
});

describe("the settings come in", () => {
  it("all of them", async () => {
    const { importFrom, keep, said } = create();
    await importFrom(new Blob([settingsText(DEFAULTS)]));
    expect([keep.mock.calls, said()]).toEqual([[[DEFAULTS]], ["Imported.", ""]]);
  });

  it.each<["en" | "de", object, string]>([
    ["en", { time: 1, shown: "today" }, "“Where the time is shown”"],
    [
      "en",
      { time: 1, shown: 2, shown2: 3 },
      "“Where the time is shown”, “Which time is shown”, and “shown2”",
    ],
    ["de", { time: 1, colour: 3 }, "„Wo die Zeit steht“ und „colour“"],
    ["en", { ["x".repeat(99)]: 1 }, `“${"x".repeat(40)}”`],
  ])("apart from what is wrong, which is named: %s, %j", async (language, settings, named) => {
    const { importFrom, words, said } = create({ language });
    await importFrom(new Blob([file(settings)]));
    expect(said()).toEqual(["", words("importedPartly", named)]);
  });

  it("without a list of names that has no end", async () => {
    const { importFrom, said } = create();
    await importFrom(
      new Blob([file(Object.fromEntries(Array.from({ length: 99 }, (_, n) => [`a${n}`, 1])))]),
    );
    expect(said()[1]).toMatch(/“a9”, and …\.$/);
  });

  it.each<[string, Blob]>([
    ["no settings", new Blob(["<html>"])],
    ["too long to be settings", new Blob([settingsText(DEFAULTS), " ".repeat(64_000)])],
    ["gone meanwhile", Object.assign(new Blob([]), { text: () => Promise.reject(new Error("gone")) })],
  ])("not from a file that is %s, and that is said", async (_title, blob) => {
    const { importFrom, keep, words, said } = create();
    await importFrom(blob);
    expect([keep.mock.calls, said()]).toEqual([[], ["", words("notASettingsFile")]]);
  });

  it("not where they can't be kept: who keeps them has said so", async () => {
    const { importFrom, said } = create({ isKept: false });
    await importFrom(new Blob([settingsText(DEFAULTS)]));
    expect(said()).toEqual(["", ""]);
  });
});
