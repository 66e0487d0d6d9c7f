import { describe, expect, it } from "vitest";
import { type ConnectionCheck, checkNews } from "@/lib/diagnostics/connection-check-result";
import { SyncError } from "@/lib/tracker/sync-error";
import { createTestWords } from "../words";

const en = createTestWords("en");
const LINES = ["holds: one", "fails: two", "not seen: three"];

const told = (holding: number, trouble: ConnectionCheck["trouble"] = null, words = en) =>
  checkNews({ holding, lines: LINES, trouble }, words);
const troubled = (kind: SyncError["kind"], detail = "", words = en) => told(2, { kind, detail }, words);

describe("what is told of a check", () => {
  it.each<[number, string]>([
    [3, "The connection works: all 3 checks passed."],
    [2, "2 of 3 checks passed. The report lists the others."],
    [0, "0 of 3 checks passed. The report lists the others."],
  ])("where %s hold", (holding, text) => {
    expect(told(holding)).toEqual({ isBad: false, text });
  });

  it.each<[SyncError["kind"], string, string]>([
    ["signedOut", "", "awork refused the access token. Connect again in the settings."],
    ["refused", "", "awork refused the request."],
    ["refused", "No.", "awork refused the request: No."],
    [
      "unreachable",
      "",
      "No connection to awork, so the check didn’t finish. Check your network and try again.",
    ],
    [
      "gone",
      "",
      "awork’s answer couldn’t be understood, so the check didn’t finish. See the report for details.",
    ],
    [
      "tooMany",
      "",
      "Your company has used up awork’s request limit, so the check didn’t finish. Try again in a few minutes.",
    ],
  ])("where it did not finish: %s", (kind, detail, text) => {
    expect(troubled(kind, detail)).toEqual({ isBad: true, text });
  });

  it.each(SyncError.entries.kind.options)("is in words, and promises no next try: %s", (kind) => {
    for (const language of ["en", "de"] as const) {
      const { text } = troubled(kind, "No.", createTestWords(language));
      expect(text).toMatch(/^\S.*\.$/);
      expect(text).not.toMatch(/\$|automati|next try|nächste/i);
    }
  });
});
