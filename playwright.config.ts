import { defineConfig } from "@playwright/test";

export default defineConfig({
  // What is written once for both browsers is in tests/scenarios, and run by each of them.
  projects: [
    { name: "chromium", testDir: "tests/e2e" },
    { name: "both-chromium", testDir: "tests/scenarios", testMatch: "chromium.spec.ts" },
    { name: "both-firefox", testDir: "tests/scenarios", testMatch: "firefox.spec.ts" },
  ],
  outputDir: ".results/e2e",
  // What is read is the same on every system.
  snapshotPathTemplate: "tests/e2e/seen/{arg}{ext}",
  fullyParallel: true,
  // Tests wait more than they compute: measured on two cores, 4 take half the time of 2.
  workers: 4,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: "list",
});
