// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Replacement } from "@/components/settings/account/replacement";
import { createTestWords } from "../../../lib/words";

afterEach(cleanup);

function show(language: "en" | "de" = "en", from = "Engines", to = "Looms") {
  const onReplace = vi.fn();
  render(<Replacement from={from} to={to} words={createTestWords(language)} onReplace={onReplace} />);
  return onReplace;
}

describe("the question which workspace it is to be", () => {
  it.each<["en" | "de", RegExp, string[]]>([
    ["en", /“Engines”.*“Looms”/, ["Replace", "Keep “Engines”"]],
    ["de", /„Engines“.*„Looms“/, ["Ersetzen", "Bei „Engines“ bleiben"]],
  ])("names both, and what each answer does: %s", (language, question, answers) => {
    show(language);
    expect(screen.getByRole("group", { name: question })).toBeDefined();
    expect(screen.getAllByRole("button").map(({ textContent }) => textContent)).toEqual(answers);
  });

  it.each([
    ["Replace", true],
    ["Keep “Engines”", false],
  ])("hands on the answer: %s", (name, isWanted) => {
    const onReplace = show();
    fireEvent.click(screen.getByRole("button", { name }));
    expect(onReplace.mock.calls).toEqual([[isWanted]]);
  });

  it("shows names as text", () => {
    show("en", "<b>Engines</b>", "<img src=x>");
    expect(document.querySelector("b, img")).toBeNull();
  });
});
