// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Silenced } from "@/components/settings/silenced";
import { KINDS, type Kind } from "@/lib/timer/reminder";
import { createTestWords } from "../../lib/words";

afterEach(cleanup);

function show(kind: Kind, silenced: Kind[], language: "en" | "de" = "en") {
  const onUnsilence = vi.fn();
  const words = createTestWords(language);
  const given = { kind, silenced, words, onUnsilence, about: "about" };
  const { container } = render(<Silenced {...given} />);
  return { container, onUnsilence };
}

describe("a reminder that is silent today", () => {
  it.each<["en" | "de", string]>([
    ["en", "Silenced for today. Remind again"],
    ["de", "Heute stummgeschaltet. Wieder erinnern"],
  ])("says so, and offers the way back: %s", (language, text) => {
    const { container } = show("long", ["nothing", "long"], language);
    expect(container.textContent).toBe(text);
    expect(screen.getByRole("button").getAttribute("aria-describedby")).toBe("about");
  });

  it.each(KINDS)("goes back by itself: %s", (kind) => {
    const { onUnsilence } = show(kind, [...KINDS]);
    fireEvent.click(screen.getByRole("button", { name: "Remind again" }));
    expect(onUnsilence.mock.calls).toEqual([[kind]]);
  });

  it.each(KINDS)("is none that another is: %s", (kind) => {
    const { container } = show(
      kind,
      KINDS.filter((each) => each !== kind),
    );
    expect(container.textContent).toBe("");
  });
});
