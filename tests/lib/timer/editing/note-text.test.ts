import { expect, it } from "vitest";
import { LONGEST, withText } from "@/lib/timer/editing/note-text";

it.each<[string, string, string, string]>([
  ["fills an empty note", "", "Brief", "Brief"],
  ["fills one of spaces", " \n", "Brief", "Brief"],
  ["goes on a line of its own", "Call", "Brief", "Call\nBrief"],
  ["goes on the line that is begun", "Call\n", "Brief", "Call\nBrief"],
  ["is not there twice", "The Brief, again", "Brief", "The Brief, again"],
  ["is cut at awork's limit", "n".repeat(LONGEST - 3), "Brief", `${"n".repeat(LONGEST - 3)}\nBr`],
])("a text %s", (_title, note, text, after) => {
  expect(withText(note, text)).toBe(after);
});
