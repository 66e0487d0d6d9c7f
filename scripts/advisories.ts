import { Trouble } from "./main.ts";

/** A security advisory about a package: the affected versions, and where to read about it. */
export interface Advisory {
  name: string;
  title: string;
  severity: string;
  range: string;
  url: string;
}

type Vulnerability = { name: string; via: (string | Advisory)[] };

/**
 * The advisories in npm's audit (`npm audit --json`, report version 2). Entries that only refer to a
 * dependency are skipped, as npm reports the dependency itself too. `shipped`: those about the given
 * packages; `others`: how many more there are. Throws `Trouble` if there is no report.
 */
export function advisories(report: unknown, shipped: string[]): { shipped: Advisory[]; others: number } {
  const { vulnerabilities, message } = (report ?? {}) as {
    vulnerabilities?: Record<string, Vulnerability>;
    message?: string;
  };
  if (!vulnerabilities) throw new Trouble(`npm could not audit: ${message ?? "it gave no report"}`);
  const all = Object.values(vulnerabilities).flatMap(({ name, via }) =>
    via.filter((each) => typeof each === "object").map((advisory) => ({ ...advisory, name })),
  );
  const ours = all.filter(({ name }) => shipped.includes(name));
  return { shipped: ours, others: all.length - ours.length };
}
