// @vitest-environment happy-dom
import { expect, it, vi } from "vitest";
import { spend } from "@/components/popup/deferred/spend";

it("keeps a key from the browser and from everybody further out", () => {
  const outside = vi.fn();
  document.addEventListener("keydown", outside);
  document.body.addEventListener("keydown", spend);
  const event = new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true });
  document.body.dispatchEvent(event);
  expect(event.defaultPrevented).toBe(true);
  expect(outside).not.toHaveBeenCalled();
});
