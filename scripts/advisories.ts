import { Trouble } from "./main.ts";

/** What is known against a package: which versions, and where to read about it. */
export interface Advisory {
  name: string;
  title: string;
  severity: string;
  range: string;
  url: string;
}

type Vulnerability = { name: string; via: (string | Advisory)[] };

/**
 * What npm's audit (`npm audit --json`, report version 2) says of the packages themselves; what it says of them only
 * because of what they need in turn, it says of that as well. Throws `Trouble` when there is no report.
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
