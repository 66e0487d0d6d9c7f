import { beforeEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { commandKeys } from "@/lib/platform/commands";

beforeEach(() => void vi.restoreAllMocks());

const NONE = { open: "", resume: "", pauseOrResume: "", stop: "", startOrContinue: "" };

it.each<[string, object[], object]>([
  [
    "as they are set",
    [
      { name: "_execute_action", shortcut: "Alt+J" },
      { name: "resume", shortcut: "Alt+U" },
      { name: "pauseOrResume", shortcut: "Alt+P" },
      { name: "stop", shortcut: "Alt+S" },
      { name: "startOrContinue", shortcut: "Alt+C" },
    ],
    { open: "Alt+J", resume: "Alt+U", pauseOrResume: "Alt+P", stop: "Alt+S", startOrContinue: "Alt+C" },
  ],
  ["empty where none is set", [{ name: "resume", shortcut: "" }, { name: "stop" }], NONE],
  ["empty where the browser knows of none", [], NONE],
  ["without those of others", [{ name: "other", shortcut: "Alt+O" }], NONE],
])("the keys are told %s", async (_title, commands, expected) => {
  vi.spyOn(fakeBrowser.commands, "getAll").mockResolvedValue(commands as never);
  expect(await commandKeys()).toEqual(expected);
});
