// @vitest-environment happy-dom
import { expect, it, vi } from "vitest";
import { consumeEvent } from "@/components/popup/deferred/consume-event";

it("keeps a key from the browser and from everybody further out", () => {
  const outside = vi.fn();
  document.addEventListener("keydown", outside);
  document.body.addEventListener("keydown", consumeEvent);
  const event = new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true });
  document.body.dispatchEvent(event);
  expect(event.defaultPrevented).toBe(true);
  expect(outside).not.toHaveBeenCalled();
});
