import { describe, expect, it } from "vitest";
import type { Rules } from "@/lib/timer/rules/rules";
import { whyNotText } from "@/lib/timer/rules/why-not-text";
import type { WhyNot } from "@/lib/timer/rules/why-not";
import { createTestWords } from "../../words";

const RULES: Rules = {
  isTrackingOff: true,
  isNoteRequired: true,
  isDoneClosed: true,
  pastDays: 2,
  isAdmin: false,
};

describe("why awork will refuse something", () => {
  it.each<[WhyNot, RegExp, RegExp]>([
    ["trackingOff", /switched off.*Ask an awork admin/, /ausgeschaltet.*Frag einen awork-Admin/],
    ["noteRequired", /requires a note.*Add one/, /verlangt eine Notiz.*Füge/],
    ["done", /project is done.*Choose another/, /Projekt ist abgeschlossen.*Wähle/],
    ["pastDay", /days before August 24/, /Tage vor dem 24\. August/],
    ["billed", /billed.*only an awork admin/, /abgerechnet.*nur ein awork-Admin/],
    ["privateTask", /private task.*Choose another/, /private Aufgabe.*Wähle/],
    ["archivedType", /archived.*Choose another/, /archiviert.*Wähle/],
  ])("is told in English and German: %s", (why, english, german) => {
    const text = (locale: "en" | "de") => whyNotText(why, RULES, "2026-08-26", createTestWords(locale));
    expect(text("en")).toMatch(english);
    expect(text("de")).toMatch(german);
  });
});
