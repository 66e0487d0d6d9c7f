// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, expect, it, vi } from "vitest";
import { FollowOffer } from "@/components/popup/deferred/follow-offer";
import { createTestWords } from "../../../lib/words";

afterEach(cleanup);

it.each([
  ["en", "Show at once", "Not now"],
  ["de", "Sofort zeigen", "Jetzt nicht"],
] as const)("the offer says what the browser will ask for, and takes a no: %s", (language, yes, no) => {
  const calls = { onAccept: vi.fn(), onDismiss: vi.fn() };
  render(<FollowOffer hosts={["app.awork.com"]} words={createTestWords(language)} {...calls} />);
  expect(screen.getByRole("group", { name: /app\.awork\.com/ })).toBeDefined();
  fireEvent.click(screen.getByRole("button", { name: yes }));
  expect([calls.onAccept.mock.calls.length, calls.onDismiss.mock.calls.length]).toEqual([1, 0]);
  fireEvent.click(screen.getByRole("button", { name: no }));
  expect([calls.onAccept.mock.calls.length, calls.onDismiss.mock.calls.length]).toEqual([1, 1]);
});
