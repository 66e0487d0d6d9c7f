import { defineConfig } from "vitest/config";
import { WxtVitest } from "wxt/testing/vitest-plugin";

const usual = {
  // No two time zones agree on a day: the tests have one of their own.
  env: { TZ: "Europe/Berlin" },
  // It tells what hangs, not a machine that is busy.
  testTimeout: 30_000,
  hookTimeout: 30_000,
  expect: { poll: { timeout: 30_000 } },
};

/**
 * Long sweeps, for a full run: every jump of a clock, random days, a whole company, a worker that dies or a disk that
 * refuses at any step.
 */
const sweeps = [
  "tests/entrypoints/background.stored.test.ts",
  "tests/entrypoints/popup/stored.test.ts",
  "tests/fleet/fleet.test.ts",
  "tests/lib/sign-in/forget.test.ts",
  "tests/lib/stored/*.test.ts",
  "tests/lib/tracker/tracker.{clock,stress}.*.test.ts",
];

export default defineConfig({
  test: {
    // Of two cores Vitest would leave one to itself, which hardly uses it (measured: 236 s, with both 119 s).
    maxWorkers: "100%",
    coverage: {
      provider: "v8",
      include: ["lib/**/*.{ts,tsx}", "components/**/*.{ts,tsx}"],
      reporter: ["json-summary", "html"],
      reportsDirectory: ".results/coverage",
      reportOnFailure: true,
    },
    projects: [
      {
        plugins: [WxtVitest()],
        test: {
          name: "pages",
          include: ["tests/{lib/!(timer|awork|async|tracker),components,entrypoints}/**/*.test.{ts,tsx}"],
          exclude: sweeps,
          ...usual,
        },
      },
      {
        plugins: [WxtVitest()],
        test: {
          // No browser and no page is in these, and nothing that one file leaves to the next.
          name: "rooms",
          include: [
            "tests/{lib/{timer,awork,async,tracker},house,fake-awork,contract,live,fleet,faults,scripts}/**/*.test.ts",
          ],
          exclude: sweeps,
          ...usual,
          isolate: false,
        },
      },
      {
        plugins: [WxtVitest()],
        test: {
          name: "sweeps",
          // Those two try more of their cases here.
          include: [
            ...sweeps,
            "tests/lib/tracker/actions/actions.fate.test.ts",
            "tests/lib/tracker/edits/put-right.test.ts",
          ],
          ...usual,
          env: { ...usual.env, FULL: "yes" },
        },
      },
      {
        test: { name: "package", include: ["tests/package/**/*.test.ts"] },
      },
    ],
  },
});
