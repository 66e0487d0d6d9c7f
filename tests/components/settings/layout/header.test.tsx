// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import { Header } from "@/components/settings/layout/header";
import { createTestWords } from "../../../lib/words";

afterEach(cleanup);

it.each<["en" | "de", boolean, string, RegExp | null]>([
  ["en", true, "Timer for awork: settings", /^See in the toolbar how long you have worked/],
  ["de", true, "Timer für awork: Einstellungen", /^Sieh in der Symbolleiste, wie lange du gearbeitet hast/],
  ["en", false, "Timer for awork: settings", null],
])("has the icon and the name, and what a new person gets: %s, new %s", (language, isNew, name, promise) => {
  render(<Header isNew={isNew} words={createTestWords(language)} />);
  const header = screen.getByRole("banner");
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe(name);
  expect(header.querySelector("img")?.getAttribute("alt")).toBe("");
  const text = header.querySelector("p")?.textContent ?? null;
  if (promise) expect(text).toMatch(promise);
  else expect(text).toBeNull();
});
