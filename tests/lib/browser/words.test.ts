import { beforeEach, describe, expect, it, vi } from "vitest";
import { createWords } from "@/lib/browser/words";
import { speak } from "./fakes";

beforeEach(() => void vi.restoreAllMocks());

describe("times and numbers", () => {
  it.each<["en" | "de", string, string]>([
    ["de", "de-AT", "de-AT"],
    ["de", "de", "de"],
    ["en", "en-GB", "en-GB"],
    ["en", "en-US", "en-US"],
    ["de", "de-Latn-CH", "de-Latn-CH"],
    ["en", "fr", "en"],
    ["en", "fr-CA", "en"],
    ["de", "en-US", "de"],
    ["de", "den", "de"],
  ])("with %s texts in a browser in %s are as in %s", (texts, own, locale) => {
    speak(texts, own);
    expect(createWords().locale).toBe(locale);
  });
});

describe("the texts", () => {
  it("have their values filled in", () => {
    speak("en");
    const words = createWords();
    expect(words("connectedAs", "Ada")).toBe("Connected as Ada");
    expect(words("resume")).toBe("Resume");
  });
});
