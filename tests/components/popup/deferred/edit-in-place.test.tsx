// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { editInPlace } from "@/components/popup/deferred/edit-in-place";

afterEach(cleanup);

function show(isDone = true) {
  const calls = { save: vi.fn((_text: string) => isDone), close: vi.fn(), outside: vi.fn() };
  render(
    <div onKeyDown={calls.outside}>
      <input {...editInPlace("before", calls.save, calls.close)} />
    </div>,
  );
  const field = screen.getByRole<HTMLInputElement>("textbox");
  field.focus();
  fireEvent.input(field, { target: { value: "typed" } });
  return { ...calls, field };
}

describe("a field in the place of its button", () => {
  it("begins with the text from before", () => {
    render(<input {...editInPlace("before", () => true, vi.fn())} />);
    expect(screen.getByRole<HTMLInputElement>("textbox").value).toBe("before");
  });

  it.each<[string, KeyboardEventInit, string[], string[]]>([
    ["Enter saves, and the focus goes back", { key: "Enter" }, ["typed"], ["back"]],
    ["Escape gives up, and the focus goes back", { key: "Escape" }, [], ["back"]],
    ["Enter held down does nothing more", { key: "Enter", repeat: true }, [], []],
    ["Escape held down does nothing more", { key: "Escape", repeat: true }, [], []],
  ])("%s", (_title, key, saved, closed) => {
    const { field, save, close, outside } = show();
    // False: the browser is kept from what it does by itself, which is to close the popup.
    expect(fireEvent.keyDown(field, key)).toBe(false);
    expect(outside).not.toHaveBeenCalled();
    expect(save.mock.calls.flat()).toEqual(saved);
    expect(close.mock.calls.flat()).toEqual(closed);
  });

  it.each<[string, KeyboardEventInit]>([
    ["Shift and Enter", { key: "Enter", shiftKey: true }],
    ["a letter", { key: "e" }],
    ["Enter that ends a composition", { key: "Enter", isComposing: true }],
    ["Escape that ends a composition", { key: "Escape", isComposing: true }],
  ])("%s stays with the field", (_title, key) => {
    const { field, save, close } = show();
    expect(fireEvent.keyDown(field, key)).toBe(true);
    expect(save).not.toHaveBeenCalled();
    expect(close).not.toHaveBeenCalled();
  });

  it("saves when it is left, and the focus stays where it went", () => {
    const { field, save, close } = show();
    field.blur();
    expect(save.mock.calls).toEqual([["typed"]]);
    expect(close.mock.calls).toEqual([["shut"]]);
  });

  it("has nothing to save when it is left by giving up", () => {
    const { field, save } = show();
    fireEvent.keyDown(field, { key: "Escape" });
    field.blur();
    expect(save.mock.calls).toEqual([["before"]]);
  });

  it.each([
    ["Enter", (field: HTMLElement) => fireEvent.keyDown(field, { key: "Enter" })],
    ["leaving", (field: HTMLElement) => field.blur()],
  ])("stays, with what was typed, when it can't be saved: %s", (_title, end) => {
    const { field, save, close } = show(false);
    end(field);
    expect(save).toHaveBeenCalledOnce();
    expect(close).not.toHaveBeenCalled();
    expect(field.value).toBe("typed");
  });
});
