import { describe, expect, it } from "vitest";
import { titleOf } from "@/lib/timer/start/page-title";

const URL = "https://example.com/brief";
const LONG = "a".repeat(10_000);

describe("the title of a page", () => {
  it.each<[string, string, string, string | null]>([
    ["is what it is", URL, "Brief for the logo", "Brief for the logo"],
    ["is without space around it", URL, " Brief ", "Brief"],
    ["is one line", URL, "Brief\n\tfor\r\n the logo", "Brief for the logo"],
    ["is without marks that turn the direction of what follows", URL, "Brief \u202e\u200f0:12", "Brief 0:12"],
    ["keeps letters of any script, and emoji", URL, "שלום 👩‍👩‍👧 Größe", "שלום 👩‍👩‍👧 Größe"],
    ["is no markup", URL, "<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"],
    ["is cut where it is very long", URL, LONG, `${"a".repeat(249)}…`],
    ["is not cut within a letter", URL, "👍".repeat(200), `${"👍".repeat(124)}…`],
    ["is none where there is nothing", URL, "", null],
    ["is none where nothing can be seen", URL, " \u200f\n", null],
    ["is none where the browser gives the address for it", URL, URL, null],
    ["is none where that is shortened", "https://www.example.com/", "example.com", null],
    ["is none where that has no scheme", URL, "example.com/brief", null],
    ["is none of a page of the browser", "chrome://extensions/", "Extensions", null],
    ["is none of an extension's page", "moz-extension://1/options.html", "Settings", null],
    ["is none of a file", "file:///home/brief.pdf", "brief.pdf", null],
    ["is none of an empty tab", "about:blank", "about:blank", null],
  ])("%s", (_title, url, title, expected) => {
    expect(titleOf({ url, title })).toBe(expected);
  });
});
