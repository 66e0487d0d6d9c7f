import { defineConfig } from "@playwright/test";

/**
 * In the first two hours of a day the tests run in a zone that is two hours ahead, so that nothing that began an hour
 * ago began yesterday: a timer that is paused since yesterday is asked about. Null: in the machine's own.
 */
function laterZone(now = new Date()): string | null {
  if (now.getHours() >= 2) return null;
  const ahead = 2 - Math.round(now.getTimezoneOffset() / 60);
  // In these names "-2" is two hours ahead of UTC.
  return ahead === 0 ? "Etc/UTC" : `Etc/GMT${ahead > 0 ? "-" : "+"}${Math.abs(ahead)}`;
}

// Found once, for the browsers, the stand-in and all workers, also those that start later.
process.env.AWORK_TIMER_ZONE ??= laterZone() ?? "";
if (process.env.AWORK_TIMER_ZONE) process.env.TZ = process.env.AWORK_TIMER_ZONE;

export default defineConfig({
  // What is written once for both browsers is in tests/scenarios, and run by each of them at a screen of its own.
  projects: [
    { name: "build-chromium", testDir: "tests/builds", testMatch: "chromium.build.ts" },
    { name: "build-firefox", testDir: "tests/builds", testMatch: "firefox.build.ts" },
    {
      name: "both-firefox",
      testDir: "tests/scenarios",
      testMatch: "firefox.spec.ts",
      dependencies: ["build-firefox"],
      workers: 1,
    },
    { name: "chromium", testDir: "tests/e2e", dependencies: ["build-chromium"] },
    {
      name: "both-chromium",
      testDir: "tests/scenarios",
      testMatch: "chromium.spec.ts",
      dependencies: ["build-chromium"],
      workers: 1,
    },
  ],
  outputDir: ".results/e2e",
  // What is read is the same on every system.
  snapshotPathTemplate: "tests/e2e/seen/{arg}{ext}",
  fullyParallel: true,
  // On two cores: one of three mostly waits, for a window to open or a minute to turn.
  workers: 3,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: "list",
});
