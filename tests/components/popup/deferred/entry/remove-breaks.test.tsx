// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { fireEvent, render, screen } from "@testing-library/preact";
import { expect, it, vi } from "vitest";
import { RemoveBreaks } from "@/components/popup/deferred/entry/remove-breaks";
import { at, rest, sampleTimer } from "../../../../lib/timer/sample";
import { createTestWords } from "../../../../lib/words";

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
