import { describe, expect, it } from "vitest";
import { closingLine, isGreen, ofPlaywright, ofStatus, ofVitest, skips, sum } from "../../scripts/tally.ts";

const file = (status: string, tests: number) => ({ status, assertionResults: Array.from({ length: tests }) });
const units = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };
const count = (passed: number, failed: number, skipped = 0) => ({ passed, failed, skipped });

describe("a check", () => {
  it.each([
    ["passes when its tool ends with 0", 0, count(1, 0)],
    ["fails when its tool ends with anything else", 2, count(0, 1)],
  ])("%s", (_, status, expected) => {
    expect(ofStatus(status)).toEqual(expected);
  });
});

describe("Vitest's report", () => {
  it.each([
    ["counts what passed", 0, { numPassedTests: 3, testResults: [file("passed", 3)] }, count(3, 0)],
    ["counts what failed", 1, { numPassedTests: 3, numFailedTests: 2 }, count(3, 2)],
    [
      "counts skipped and todo as skipped",
      0,
      { numPassedTests: 1, numPendingTests: 2, numTodoTests: 3 },
      count(1, 0, 5),
    ],
    ["counts a file that did not load as one failure", 1, { testResults: [file("failed", 0)] }, count(0, 1)],
    [
      "counts failed tests once, not their file again",
      1,
      { numFailedTests: 2, testResults: [file("failed", 2)] },
      count(0, 2),
    ],
    ["is a failure when no test ran", 0, {}, count(0, 1)],
    ["is a failure when every test was skipped", 0, { numPendingTests: 4 }, count(0, 1, 4)],
    ["is a failure when the tool complains of no test", 1, { numPassedTests: 3 }, count(3, 1)],
  ])("%s", (_, status, report, expected) => {
    expect(ofVitest(status, { ...units, ...report })).toEqual(expected);
  });

  it("is a failure when it is missing, even after a status of 0", () => {
    expect(ofVitest(0, undefined)).toEqual(count(0, 1));
  });
});

describe("Playwright's report", () => {
  const none = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };

  it.each([
    ["counts what passed", 0, { expected: 5 }, count(5, 0)],
    ["counts what failed", 1, { expected: 5, unexpected: 2 }, count(5, 2)],
    ["counts a test that passed only when tried again as failed", 0, { expected: 5, flaky: 1 }, count(5, 1)],
    ["counts what was skipped", 0, { expected: 5, skipped: 2 }, count(5, 0, 2)],
    ["is a failure when no test ran", 0, {}, count(0, 1)],
    ["is a failure when every test was skipped", 0, { skipped: 2 }, count(0, 1, 2)],
    ["is a failure when the tool complains of no test", 1, { expected: 5 }, count(5, 1)],
  ])("%s", (_, status, stats, expected) => {
    expect(ofPlaywright(status, { stats: { ...none, ...stats } })).toEqual(expected);
  });

  it("is a failure when it is missing, even after a status of 0", () => {
    expect(ofPlaywright(0, undefined)).toEqual(count(0, 1));
  });
});

describe("what Playwright skipped", () => {
  const spec = (
    title: string,
    status: string,
    annotations: { type: string; description?: string }[] = [],
  ) => ({
    title,
    tests: [{ projectName: "firefox", status, annotations }],
  });

  it("is named, with its reason, however deep it stands", () => {
    const report = {
      suites: [
        {
          specs: [
            spec("one", "expected"),
            spec("two", "skipped", [{ type: "skip", description: "no keys" }]),
          ],
          suites: [{ specs: [spec("three", "skipped", [{ type: "skip" }])] }],
        },
        { suites: [{ specs: [spec("four", "unexpected", [{ type: "issue", description: "x" }])] }] },
      ],
    };
    expect(skips(report)).toEqual(["firefox: two (no keys)", "firefox: three (no reason given)"]);
  });

  it("is nothing where there is nothing", () => {
    expect(skips({})).toEqual([]);
  });
});

describe("the whole run", () => {
  it.each([
    ["adds its parts up", [count(3, 0), count(1, 2, 1)], "4 passed, 2 failed, 1 skipped", false],
    [
      "says nothing of skipped tests when there are none",
      [count(3, 0), count(1, 0)],
      "4 passed, 0 failed",
      true,
    ],
    ["is not green when nothing ran", [], "0 passed, 0 failed", false],
    ["is not green when all was skipped", [count(0, 0, 7)], "0 passed, 0 failed, 7 skipped", false],
  ])("%s", (_, counts, line, green) => {
    const total = sum(counts);
    expect(closingLine(total)).toBe(line);
    expect(isGreen(total)).toBe(green);
  });
});
