/** The test counts of one part of the run. */
export interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

export const nothing: Count = { passed: 0, failed: 0, skipped: 0 };

/** The fields of Vitest's JSON report that we read. */
export interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  /** One per file; a file that could not be loaded has failed and contains no tests. */
  testResults: { status: string; assertionResults: unknown[] }[];
}

/** The fields of Playwright's JSON report that we read. */
export interface PlaywrightReport {
  /** `flaky` tests failed first and passed on a retry. */
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  suites?: Suite[];
}

interface Suite {
  suites?: Suite[];
  specs?: {
    title: string;
    tests: { projectName: string; status: string; annotations: { type: string; description?: string }[] }[];
  }[];
}

/** Counts a part that is a single check: it passed if its tool exited with 0. */
export const ofStatus = (status: number): Count => ({
  passed: status === 0 ? 1 : 0,
  failed: status === 0 ? 0 : 1,
  skipped: 0,
});

export function ofVitest(status: number, report: VitestReport | undefined): Count {
  if (!report) return ofStatus(1);
  const broken = report.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  );
  return ofTests(status, {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  });
}

/** Counts tests that pass only on a retry as failed. */
export function ofPlaywright(status: number, report: PlaywrightReport | undefined): Count {
  if (!report) return ofStatus(1);
  const { expected, unexpected, flaky, skipped } = report.stats;
  return ofTests(status, { passed: expected, failed: unexpected + flaky, skipped });
}

/** One line per skipped test: project, title and reason. */
export function skips({ suites = [] }: { suites?: Suite[] }): string[] {
  const specs = suites.flatMap(({ specs }) => specs ?? []);
  const own = specs.flatMap(({ title, tests }) =>
    tests
      .filter(({ status }) => status === "skipped")
      .map(({ projectName, annotations }) => {
        const reason = annotations.find(({ type }) => type === "skip")?.description ?? "no reason given";
        return `${projectName}: ${title} (${reason})`;
      }),
  );
  return [...own, ...suites.flatMap(skips)];
}

/** If the tool failed without a failed test, or ran no test, count one failure. */
function ofTests(status: number, count: Count): Count {
  const isFine = count.failed > 0 || (status === 0 && count.passed > 0);
  return isFine ? count : { ...count, failed: 1 };
}

export function sum(counts: Count[]): Count {
  return counts.reduce(
    (total, count) => ({
      passed: total.passed + count.passed,
      failed: total.failed + count.failed,
      skipped: total.skipped + count.skipped,
    }),
    nothing,
  );
}

/** The last line of the run: `12 passed, 0 failed`, plus the number skipped if there are any. */
export function closingLine({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

/** Whether a run may exit with 0: something passed and nothing failed. */
export const isGreen = ({ passed, failed }: Count) => passed > 0 && failed === 0;
