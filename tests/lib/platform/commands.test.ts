import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { commandKeys, onCommand, openKeySettings } from "@/lib/platform/commands";
import { createEvent } from "../fake-browser/fakes";

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
});

const OPEN = { name: "_execute_action", shortcut: "Alt+Shift+J" };
const NONE = { open: "", openPanel: "", resume: "", pauseOrResume: "", stop: "", startOrContinue: "" };
const RESUME = { name: "resume", shortcut: "Alt+Shift+U" };

describe("the keys", () => {
  it.each([
    ["as suggested", [OPEN, RESUME], { resume: "Alt+Shift+U", open: "Alt+Shift+J" }],
    ["as changed", [OPEN, { ...RESUME, shortcut: "⇧⌘9" }], { resume: "⇧⌘9", open: "Alt+Shift+J" }],
    ["taken by another", [OPEN, { ...RESUME, shortcut: "" }], { resume: "", open: "Alt+Shift+J" }],
    ["without a word about one", [{ name: "resume" }], { resume: "", open: "" }],
    ["none known", [], { resume: "", open: "" }],
  ])("%s", async (_title, commands, expected) => {
    vi.spyOn(fakeBrowser.commands, "getAll").mockResolvedValue(commands as never);
    expect(await commandKeys()).toEqual({ ...NONE, ...expected });
  });

  it.each([
    ["resume", ["resume"]],
    ["pauseOrResume", ["pauseOrResume"]],
    ["stop", ["stop"]],
    ["startOrContinue", ["startOrContinue"]],
    ["_execute_action", []],
    ["openPanel", []],
    ["toString", []],
    ["", []],
  ])("%o calls back with what it is", async (command, calls) => {
    const press = createEvent(fakeBrowser.commands.onCommand);
    const run = vi.fn();
    onCommand(run);
    await press(command);
    expect(run.mock.calls.flat()).toEqual(calls);
  });
});

describe("changing keys", () => {
  it("opens the browser's page for it", async () => {
    await openKeySettings();
    const [, tab] = await fakeBrowser.tabs.query({});
    expect(tab!.url).toBe("chrome://extensions/shortcuts");
  });

  it("opens the browser's own view where there is one", async () => {
    const openShortcutSettings = vi.fn(async () => {});
    vi.spyOn(fakeBrowser, "commands", "get").mockReturnValue({ openShortcutSettings } as never);
    await openKeySettings();
    expect(openShortcutSettings).toHaveBeenCalledOnce();
    expect(await fakeBrowser.tabs.query({})).toHaveLength(1);
  });
});

it.each<[string, object[], object]>([
  [
    "as they are set",
    [
      { name: "_execute_action", shortcut: "Alt+J" },
      { name: "resume", shortcut: "Alt+U" },
      { name: "pauseOrResume", shortcut: "Alt+P" },
      { name: "stop", shortcut: "Alt+S" },
      { name: "startOrContinue", shortcut: "Alt+C" },
      { name: "openPanel", shortcut: "Alt+K" },
    ],
    {
      open: "Alt+J",
      openPanel: "Alt+K",
      resume: "Alt+U",
      pauseOrResume: "Alt+P",
      stop: "Alt+S",
      startOrContinue: "Alt+C",
    },
  ],
  ["empty where none is set", [{ name: "resume", shortcut: "" }, { name: "stop" }], NONE],
  ["empty where the browser knows of none", [], NONE],
  ["without those of others", [{ name: "other", shortcut: "Alt+O" }], NONE],
])("the keys are told %s", async (_title, commands, expected) => {
  vi.spyOn(fakeBrowser.commands, "getAll").mockResolvedValue(commands as never);
  expect(await commandKeys()).toEqual(expected);
});
