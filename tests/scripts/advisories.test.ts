import { describe, expect, it } from "vitest";
import { advisories } from "../../scripts/advisories.ts";
import { Trouble } from "../../scripts/main.ts";

const FLAW = { title: "Says too much", severity: "high", range: "<2.0.0", url: "https://example.com/1" };
const flawed = (name: string) => ({ name, severity: "high", via: [{ source: 1, name, ...FLAW }] });
const report = (...all: { name: string; via: unknown[] }[]) => ({
  auditReportVersion: 2,
  vulnerabilities: Object.fromEntries(all.map((each) => [each.name, each])),
});

describe("npm's audit", () => {
  it.each([
    ["says nothing of what is clean", report(), [], 0],
    ["tells what is known against a package that is shipped", report(flawed("preact")), ["preact"], 0],
    ["only counts what is known against the tools", report(flawed("vite")), [], 1],
    [
      "does not hold against a package what another is blamed for",
      report(flawed("vite"), { name: "preact", via: ["vite"] }),
      [],
      1,
    ],
    [
      "tells each flaw of a package",
      report({ name: "preact", via: [{ ...FLAW, title: "One" }, "vite", { ...FLAW, title: "Two" }] }),
      ["preact", "preact"],
      0,
    ],
  ])("%s", (_sentence, said, names, others) => {
    const found = advisories(said, ["preact"]);
    expect(found.shipped.map(({ name }) => name)).toEqual(names);
    expect(found.others).toBe(others);
  });

  it("is told with where to read about it", () => {
    expect(advisories(report(flawed("preact")), ["preact"]).shipped).toMatchObject([
      { name: "preact", ...FLAW },
    ]);
  });

  it.each([
    ["the registry refuses", { message: "405 Method Not Allowed", error: {} }, /405 Method Not Allowed/],
    ["there is no network", { error: { summary: "offline" } }, /no report/],
    ["npm says nothing", null, /no report/],
  ])("is not taken for clean when %s", (_sentence, said, why) => {
    expect(() => advisories(said, ["preact"])).toThrow(Trouble);
    expect(() => advisories(said, ["preact"])).toThrow(why);
  });
});
