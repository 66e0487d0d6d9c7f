// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from "vitest";
import { goToDay } from "@/lib/popup/deferred/day/go-to-day";

const scroll = vi.fn();

beforeEach(() => {
  scroll.mockClear();
  vi.spyOn(Element.prototype, "scrollIntoView").mockImplementation(scroll);
  document.body.innerHTML =
    '<h2><span id="today">Today</span></h2><h3><span id="2026-08-25">Yesterday</span></h3>';
});

it.each([
  ["today", "2026-08-26", "Today"],
  ["another day", "2026-08-25", "Yesterday"],
])("%s gets the focus, and comes into view", (_title, day, heading) => {
  goToDay(day, "2026-08-26");
  expect(document.activeElement?.textContent).toBe(heading);
  expect(scroll).toHaveBeenCalledExactlyOnceWith({ block: "start" });
});

it("a day that is not listed changes nothing", () => {
  goToDay("2026-08-20", "2026-08-26");
  expect([document.activeElement, scroll.mock.calls]).toEqual([document.body, []]);
});
