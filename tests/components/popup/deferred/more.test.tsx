// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { More } from "@/components/popup/deferred/more";
import { createTestWords } from "../../../lib/words";

afterEach(cleanup);

const more = () => screen.getByRole("button", { name: "More" });
const item = () => screen.queryByRole("button", { name: "Discard" });
const isOpen = () => more().getAttribute("aria-expanded");

beforeEach(() => {
  render(
    <div>
      <button type="button">Elsewhere</button>
      <More words={createTestWords("en")}>
        {(close) => (
          <button type="button" onClick={close}>
            Discard
          </button>
        )}
      </More>
    </div>,
  );
});

describe("what is needed now and then", () => {
  it("is out of the way until it is asked for", () => {
    expect([isOpen(), item()]).toEqual(["false", null]);
    fireEvent.click(more());
    expect([isOpen(), item() !== null]).toEqual(["true", true]);
    fireEvent.click(more());
    expect([isOpen(), item()]).toEqual(["false", null]);
  });

  it("goes with Escape, which closes nothing else, and the focus returns", () => {
    fireEvent.click(more());
    item()!.focus();
    const heard = vi.fn();
    addEventListener("keydown", heard);
    const isLeft = fireEvent.keyDown(item()!, { key: "Escape" });
    removeEventListener("keydown", heard);
    expect([isLeft, heard.mock.calls.length, item()]).toEqual([false, 0, null]);
    expect(document.activeElement).toBe(more());
  });

  it("leaves Escape to the popup while it is closed", () => {
    expect(fireEvent.keyDown(more(), { key: "Escape" })).toBe(true);
  });

  it("goes when something was chosen, and the focus returns", () => {
    fireEvent.click(more());
    item()!.focus();
    fireEvent.click(item()!);
    expect(item()).toBeNull();
    expect(document.activeElement).toBe(more());
  });

  it.each<[string, () => void]>([
    ["a press elsewhere", () => fireEvent.pointerDown(screen.getByRole("button", { name: "Elsewhere" }))],
    ["the focus elsewhere", () => screen.getByRole("button", { name: "Elsewhere" }).focus()],
  ])("goes with %s", async (_title, leave) => {
    fireEvent.click(more());
    await Promise.resolve();
    leave();
    await expect.poll(item).toBeNull();
  });

  it("is opened once by a double click", () => {
    fireEvent.click(more(), { detail: 1 });
    fireEvent.click(more(), { detail: 2 });
    expect(isOpen()).toBe("true");
  });
});
