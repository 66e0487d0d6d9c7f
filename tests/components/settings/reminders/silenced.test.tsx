// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Silenced } from "@/components/settings/reminders/silenced";
import { KINDS, type Kind } from "@/lib/timer/reminders/reminder";
import { createTestWords } from "../../../lib/words";

afterEach(cleanup);

function show(kind: Kind, silenced: Kind[], language: "en" | "de" = "en") {
  const onSilence = vi.fn();
  const onUnsilence = vi.fn();
  const words = createTestWords(language);
  const given = { kind, silenced, words, onSilence, onUnsilence, about: "about" };
  const { container } = render(<Silenced {...given} />);
  return { container, onSilence, onUnsilence };
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
});

describe("a reminder that comes today", () => {
  it.each<["en" | "de", string]>([
    ["en", "Not again today"],
    ["de", "Heute nicht mehr"],
  ])("can be silenced, also where its notification has no button: %s", (language, text) => {
    const { container } = show("long", [], language);
    expect(container.textContent).toBe(text);
    expect(screen.getByRole("button").getAttribute("aria-describedby")).toBe("about");
  });

  it.each(KINDS)("is silenced by itself, whatever others are: %s", (kind) => {
    const others = KINDS.filter((each) => each !== kind);
    const { onSilence, onUnsilence } = show(kind, others);
    fireEvent.click(screen.getByRole("button", { name: "Not again today" }));
    expect([onSilence.mock.calls, onUnsilence.mock.calls]).toEqual([[[kind]], []]);
  });
});
