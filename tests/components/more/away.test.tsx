// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Away } from "@/components/more/away";
import { at } from "../../lib/timer/sample";
import { createTestWords } from "../../lib/words";

afterEach(cleanup);

/** In Berlin, two hours ahead. */
const ABSENCE = { id: "one", since: at("12:05"), until: at("12:30") };

function show(language: "en" | "de" = "en", absence = ABSENCE) {
  const on = { onStop: vi.fn(), onKeep: vi.fn() };
  render(<Away absence={absence} words={createTestWords(language)} {...on} />);
  return on;
}

const names = () => screen.getAllByRole("button").map(({ textContent }) => textContent?.replace(/\s/g, " "));

describe("the question about an absence", () => {
  it.each<["en" | "de", RegExp, string[]]>([
    ["en", /^You were away for 0:25, from 2:05\sPM\.$/, ["Stop as of 2:05 PM", "Keep it"]],
    ["de", /^Du warst ab 14:05 weg, 0:25 lang\.$/, ["Stoppen mit Ende 14:05", "Behalten"]],
  ])("says how long, since when, and what can be done: %s", (language, text, buttons) => {
    show(language);
    expect(screen.getByRole("group", { name: text })).toBeTruthy();
    expect(names()).toEqual(buttons);
  });

  it("names the day where somebody came back on another", () => {
    show("de", { ...ABSENCE, since: at("12:05") - 24 * 3_600_000 });
    expect(names()[0]).toMatch(/^Stoppen mit Ende gestern, 14:05$/);
  });

  it("hands the absence on that is to be the end", () => {
    const { onStop, onKeep } = show();
    fireEvent.click(screen.getByRole("button", { name: /^Stop/ }));
    expect(onStop.mock.calls).toEqual([[ABSENCE]]);
    expect(onKeep).not.toHaveBeenCalled();
  });

  it("is answered by keeping the time as well", () => {
    const { onStop, onKeep } = show();
    fireEvent.click(screen.getByRole("button", { name: "Keep it" }));
    expect(onKeep).toHaveBeenCalledOnce();
    expect(onStop).not.toHaveBeenCalled();
  });
});
