import { defineConfig } from "@playwright/test";

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
