import { beforeEach, describe, expect, it, vi } from "vitest";
import { createWords, inLanguage } from "@/lib/platform/i18n";
import { timeOfDay } from "@/lib/timer/typed/time-of-day";
import { speak } from "../fake-browser/fakes";

beforeEach(() => void vi.restoreAllMocks());

describe("times and numbers", () => {
  it.each<["en" | "de", string, string]>([
    ["de", "de-AT", "de-AT"],
    ["de", "de", "de"],
    ["en", "en-GB", "en-GB"],
    ["en", "en-US", "en-US"],
    ["de", "de-CH", "de-CH"],
    ["en", "fr-FR", "en-u-hc-h23"],
    ["en", "sv-SE", "en-u-hc-h23"],
    ["en", "ko-KR", "en-u-hc-h12"],
    ["en", "ja", "en-u-hc-h23"],
    ["de", "en-US", "de-u-hc-h12"],
    ["de", "den", "de-u-hc-h12"],
  ])("with %s texts in a browser in %s are as in %s", (texts, own, locale) => {
    speak(texts, own);
    expect(createWords().locale).toBe(locale);
  });

  it.each<["en" | "de", string, string]>([
    ["en", "fr-FR", "14:05"],
    ["en", "sv-SE", "14:05"],
    ["en", "pt-BR", "14:05"],
    ["en", "fi", "14:05"],
    ["en", "it-CH", "14:05"],
    ["en", "ar-EG", "2:05 PM"],
    ["en", "hi-IN", "2:05 PM"],
    ["en", "en-GB", "14:05"],
    ["en", "en-US", "2:05 PM"],
    ["en", "en-AU", "2:05 PM"],
    ["en", "en-DK", "14:05"],
    ["de", "de-AT", "14:05"],
  ])("with %s texts in a browser in %s: %s", (texts, own, time) => {
    speak(texts, own);
    const at = Date.parse("2026-08-26T14:05:00+02:00");
    expect(timeOfDay(at, at, createWords().locale)).toBe(time);
  });

  it("name the page's language alone, not how hours are counted", () => {
    vi.stubGlobal("document", { documentElement: {} });
    speak("en", "fr-FR");
    inLanguage(createWords());
    expect(document.documentElement.lang).toBe("en");
    vi.unstubAllGlobals();
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
