// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { GuardField } from "@/components/guard-field";
import { createTestWords } from "../lib/words";

afterEach(cleanup);

function show(minutes: number, language: "en" | "de" = "en") {
  const calls = { onChange: vi.fn(), onInvalid: vi.fn() };
  render(<GuardField minutes={minutes} words={createTestWords(language)} {...calls} />);
  return calls;
}

describe("the limit for the key", () => {
  it.each<["en" | "de", string]>([
    ["en", "Ask before the key turns more than this many minutes of breaks into work"],
    ["de", "Nachfragen, bevor die Taste mehr als so viele Minuten Pause zu Arbeit macht"],
  ])("says what it is for, and is what it is now: %s", (language, name) => {
    show(45, language);
    expect(screen.getByLabelText<HTMLInputElement>(name).value).toBe("45");
  });

  it.each([
    ["30", 30],
    ["0", 0],
    ["1440", 1440],
  ])("takes %s minutes", (value, minutes) => {
    const { onChange, onInvalid } = show(60);
    fireEvent.change(screen.getByRole("spinbutton"), { target: { value } });
    expect(onChange.mock.calls).toEqual([[minutes]]);
    expect(onInvalid).not.toHaveBeenCalled();
  });

  it.each(["", "-1", "1441", "1.5", "1e9"])("does not take '%s'", (value) => {
    const { onChange, onInvalid } = show(60);
    fireEvent.change(screen.getByRole("spinbutton"), { target: { value } });
    expect(onChange).not.toHaveBeenCalled();
    expect(onInvalid).toHaveBeenCalledOnce();
  });
});
