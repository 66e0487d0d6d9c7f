import { defineConfig } from "@playwright/test";

/**
 * The zone in which it is noon now: the tests then run at the same time of day whenever they run, and nothing that began
 * hours ago began yesterday.
 */
function zoneAtNoon(now = new Date()): string {
  const ahead = 12 - now.getUTCHours();
  // In these names "-2" is two hours ahead of UTC.
  return ahead === 0 ? "Etc/UTC" : `Etc/GMT${ahead > 0 ? "-" : "+"}${Math.abs(ahead)}`;
}

// Found once, for the browsers, the stand-in and all workers, also those that start later.
process.env.AWORK_TIMER_ZONE ??= zoneAtNoon();
process.env.TZ = process.env.AWORK_TIMER_ZONE;

export default defineConfig({
  // What is written once for both browsers is in tests/scenarios, and run by each of them at a screen of its own. They come
  // first: each takes one worker, and the others have the rest.
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
    {
      name: "both-chromium",
      testDir: "tests/scenarios",
      testMatch: "chromium.spec.ts",
      dependencies: ["build-chromium"],
      workers: 1,
    },
    { name: "chromium", testDir: "tests/e2e", dependencies: ["build-chromium"] },
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
