// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { KeyHint } from "@/components/popup/key-hint";
import { createTestWords } from "../../lib/words";

afterEach(cleanup);

function show(resumeKey: string | undefined, language: "en" | "de" = "en") {
  const onSetKey = vi.fn();
  const words = createTestWords(language);
  const { container } = render(<KeyHint resumeKey={resumeKey} words={words} onSetKey={onSetKey} />);
  return { container, onSetKey };
}

describe("the hint about the key", () => {
  it.each<["en" | "de", string]>([
    ["en", "Ctrl+Shift+9 resumes anywhere"],
    ["de", "Ctrl+Shift+9 setzt überall fort"],
  ])("names the key as it really is: %s", (language, text) => {
    const { container } = show("Ctrl+Shift+9", language);
    expect(container.textContent).toBe(text);
    expect(container.querySelector("kbd")!.textContent).toBe("Ctrl+Shift+9");
    expect(screen.queryByRole("button")).toBeNull();
  });

  it.each<["en" | "de", string, string]>([
    ["en", "No shortcut for Resume yet.", "Set a shortcut"],
    ["de", "Noch kein Tastenkürzel für „Fortsetzen“.", "Tastenkürzel festlegen"],
  ])("says how to set one when there is none: %s", (language, text, name) => {
    const { container, onSetKey } = show("", language);
    expect(container.textContent).toBe(`${text} ${name}`);
    expect(container.querySelector("kbd")).toBeNull();
    fireEvent.click(screen.getByRole("button", { name }));
    expect(onSetKey).toHaveBeenCalledOnce();
  });

  it("says nothing until the key is known", () => {
    expect(show(undefined).container.textContent).toBe("");
  });
});
