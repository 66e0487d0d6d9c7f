import { defineConfig } from "vitest/config";
import { WxtVitest } from "wxt/testing/vitest-plugin";

export default defineConfig({
  test: {
    // Of two cores Vitest would leave one to itself, which hardly uses it (measured: 236 s, with both 119 s).
    maxWorkers: "100%",
    projects: [
      {
        plugins: [WxtVitest()],
        test: {
          name: "unit",
          include: [
            "tests/{lib,components,entrypoints,house,fake-awork,fleet,quiet,faults,scripts}/**/*.test.{ts,tsx}",
          ],
          // No two time zones agree on a day: the tests have one of their own.
          env: { TZ: "Europe/Berlin" },
        },
      },
      {
        test: { name: "package", include: ["tests/package/**/*.test.ts"] },
      },
    ],
  },
});
