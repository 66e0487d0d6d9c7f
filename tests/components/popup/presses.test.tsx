// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { takePresses } from "@/components/popup/presses";

beforeAll(takePresses);
afterEach(cleanup);

const clicked = vi.fn();
const left = vi.fn();
afterEach(() => vi.clearAllMocks());

function show() {
  const text = signal("before");
  const Page = () => (
    <main>
      <p>{text.value}</p>
      <input aria-label="field" onBlur={left} />
      <textarea aria-label="note" />
      <select aria-label="choice" onKeyDown={clicked} />
      <input type="radio" aria-label="one of two" />
      <button type="button" onClick={clicked}>
        <span>Stop</span>
      </button>
      <a href="#there" onClick={clicked}>
        awork
      </a>
      <ul role="listbox">
        <li role="option" aria-selected={false} onClick={clicked}>
          Design
        </li>
      </ul>
    </main>
  );
  render(<Page />);
  return text;
}

const element = (name: string) => screen.queryByLabelText(name) ?? screen.getByText(name);
const shown = () => document.querySelector("p")!.textContent;
const task = () => new Promise((done) => setTimeout(done));

describe("a press", () => {
  it.each([
    ["a button", "Stop", false],
    ["a link", "awork", false],
    ["an option", "Design", false],
    ["a field", "field", true],
    ["a select, which opens at once", "choice", true],
  ])("leaves the focus where it is until the click, or takes it at once: %s", (_title, name, isAtOnce) => {
    show();
    expect(fireEvent.mouseDown(element(name))).toBe(isAtOnce);
  });

  it("leaves a field with the click, before it does its own", () => {
    show();
    element("field").focus();
    fireEvent.mouseDown(element("Stop"));
    expect(left).not.toHaveBeenCalled();
    fireEvent.click(element("Stop"), { detail: 1 });
    expect(left.mock.invocationCallOrder[0]).toBeLessThan(clicked.mock.invocationCallOrder[0]!);
    expect(document.activeElement).toBe(screen.getByRole("button"));
  });

  it.each([
    ["pointerup", () => fireEvent.pointerUp(element("Stop"))],
    ["pointercancel", () => fireEvent.pointerCancel(element("Stop"))],
    ["the browser's menu", () => fireEvent.contextMenu(element("Stop"))],
    ["the window that loses the focus", () => fireEvent.blur(window)],
  ])("holds still what is shown until it ends: %s", async (_title, end) => {
    const text = show();
    fireEvent.pointerDown(element("Stop"), { button: 0 });
    text.value = "after";
    await task();
    expect(shown()).toBe("before");
    end();
    await expect.poll(shown).toBe("after");
  });

  it("holds still over the click as well, which comes after the release", async () => {
    const text = show();
    fireEvent.pointerDown(element("Stop"), { button: 0 });
    text.value = "after";
    fireEvent.pointerUp(element("Stop"));
    await Promise.resolve();
    expect(shown()).toBe("before");
    await expect.poll(shown).toBe("after");
  });

  it.each([
    ["another button of the mouse", "Stop", 2],
    ["a select, of whose end a browser may not tell", "choice", 0],
  ])("holds nothing still: %s", async (_title, name, button) => {
    const text = show();
    fireEvent.pointerDown(element(name), { button });
    text.value = "after";
    await expect.poll(shown).toBe("after");
  });

  it.each([
    ["on another thing does nothing", "awork", 1],
    ["on the same thing is a press", "Stop", 2],
  ])("the second click of a double click %s", (_title, second, count) => {
    show();
    fireEvent.click(element("Stop"), { detail: 1 });
    fireEvent.click(element(second), { detail: 2 });
    expect(clicked).toHaveBeenCalledTimes(count);
  });
});

describe("a key that is held down", () => {
  it.each<[string, string, KeyboardEventInit, boolean]>([
    ["Enter on a button", "Stop", { key: "Enter" }, false],
    ["Enter on a link", "awork", { key: "Enter" }, false],
    ["Enter in a field", "field", { key: "Enter" }, false],
    ["Enter in a note", "note", { key: "Enter" }, false],
    ["an arrow on a select", "choice", { key: "ArrowDown" }, false],
    ["a letter on a select", "choice", { key: "d" }, false],
    ["an arrow on one of several", "one of two", { key: "ArrowDown" }, false],
    ["Tab on one of several", "one of two", { key: "Tab" }, true],
    ["a new line in a note", "note", { key: "Enter", shiftKey: true }, true],
    ["a letter in a field", "field", { key: "e" }, true],
    ["an arrow in a field", "field", { key: "ArrowDown" }, true],
    ["Backspace in a note", "note", { key: "Backspace" }, true],
    ["an arrow on a button, which scrolls", "Stop", { key: "ArrowDown" }, true],
    ["Tab on a button", "Stop", { key: "Tab" }, true],
    ["Tab on a select", "choice", { key: "Tab" }, true],
  ])("acts once, or as long as it is held: %s", (_title, name, key, goesOn) => {
    show();
    expect(fireEvent.keyDown(element(name), key)).toBe(true);
    expect(fireEvent.keyDown(element(name), { ...key, repeat: true })).toBe(goesOn);
  });
});
