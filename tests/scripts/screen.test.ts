import { describe, expect, it } from "vitest";
import { hasDisplay } from "../../scripts/screen.ts";

describe("a window is shown", () => {
  it.each([
    ["on macOS", "darwin", {}, true],
    ["on Windows", "win32", {}, true],
    ["on Linux with X", "linux", { DISPLAY: ":0" }, true],
    ["on Linux with Wayland", "linux", { WAYLAND_DISPLAY: "wayland-0" }, true],
    ["not on Linux without either", "linux", {}, false],
    ["not on a server that builds: nobody would close it", "darwin", { CI: "true" }, false],
    ["not on a server that builds with a screen of its own", "linux", { CI: "true", DISPLAY: ":99" }, false],
  ] as const)("%s", (_sentence, platform, env, isShown) => {
    expect(hasDisplay({ platform, env: env as NodeJS.ProcessEnv })).toBe(isShown);
  });
});
