// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, expect, it, vi } from "vitest";
import { RemoveBreaks } from "@/components/popup/deferred/entry/remove-breaks";
import { at, rest, sampleTimer } from "../../../../lib/timer/sample";
import { createTestWords } from "../../../../lib/words";

afterEach(cleanup);

it("says of Remove breaks what it counts as work, and does it once", () => {
  const onPress = vi.fn();
  const timer = sampleTimer({ breaks: [rest("09:30", "09:57")] });
  const now = signal(at("10:23:45"));
  render(<RemoveBreaks timer={timer} now={now} words={createTestWords("en")} onPress={onPress} />);
  const button = screen.getByRole("button", { name: "Remove breaks" });
  const told = document.getElementById(button.getAttribute("aria-describedby")!)!;
  expect(told.textContent).toBe("0:27 of breaks will count as work");
  fireEvent.click(button, { detail: 1 });
  fireEvent.click(button, { detail: 2 });
  expect(onPress).toHaveBeenCalledOnce();
});

it.each<[removal: string | null, expected: string]>([
  ["Then it is more than 6:00 of work in a row.", ". Then it is more than 6:00 of work in a row."],
  [null, ""],
])("says what it means for the day's breaks, where they would be too few: %s", (removal, expected) => {
  const timer = sampleTimer({ breaks: [rest("09:30", "09:57")] });
  const given = { timer, now: signal(at("10:23:45")), removal: signal(removal), onPress: vi.fn() };
  render(<RemoveBreaks {...given} words={createTestWords("en")} />);
  expect(screen.getByRole("button").textContent).toBe(
    `Remove breaks0:27 of breaks will count as work${expected}`,
  );
});
