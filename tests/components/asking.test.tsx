// @vitest-environment happy-dom
import { act, cleanup, render } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Asking } from "@/components/asking";
import { SECOND } from "@/lib/timer/time";
import { createTestWords } from "../lib/words";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

it("does not say that awork is asked for longer than an answer may take", () => {
  const { container } = render(<Asking words={createTestWords("en")} />);
  expect(container.textContent).toBe("Loading…");
  act(() => void vi.advanceTimersByTime(15 * SECOND));
  expect(container.textContent).toBe("awork didn’t answer in time. Retrying automatically.");
});
