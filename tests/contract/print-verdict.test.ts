import { describe, expect, it } from "vitest";
import { printVerdict } from "./print-verdict.ts";

const EXEMPT = { name: "errors without a link", source: "seen", covers: () => true };
const VERDICT = { violations: [] as string[], requests: 3, answers: 2, exempt: new Map([[EXEMPT, 4]]) };

function print(verdict: Partial<typeof VERDICT>, untried: string[] = []) {
  const lines: string[] = [];
  const status = printVerdict({ ...VERDICT, ...verdict }, untried, (line) => void lines.push(line));
  return { status, lines };
}

describe("the output", () => {
  it("says what was judged and what was exempt, and ends with 0 where nothing is wrong", () => {
    expect(print({})).toEqual({
      status: 0,
      lines: [
        "\n3 requests and 2 answers were held against the description.",
        "Exempt, 4 times: errors without a link (seen).",
        "No violation.",
      ],
    });
  });

  it("has a line for each violation, and ends with 1", () => {
    const { status, lines } = print({ violations: ["GET /a: wrong", "GET /b: wrong"] });
    expect(status).toBe(1);
    expect(lines.slice(0, 2)).toEqual(["GET /a: wrong", "GET /b: wrong"]);
    expect(lines.at(-1)).toBe("2 violations.");
  });

  it("has a line for each thing that was not tried, and ends with 1", () => {
    const { status, lines } = print({}, ["lib/awork/client.ts: last was never called"]);
    expect([status, lines[0], lines.at(-1)]).toEqual([
      1,
      "lib/awork/client.ts: last was never called",
      "1 violation.",
    ]);
  });
});
