// @vitest-environment happy-dom
import { cleanup, fireEvent, render } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { useSlash } from "@/components/popup/slash";

afterEach(cleanup);

function Page({ onSlash }: { onSlash: () => void }) {
  useSlash(onSlash);
  return (
    <>
      <button />
      <input />
      <input type="checkbox" />
      <textarea />
      <select />
      <p contentEditable />
    </>
  );
}

describe("the key /", () => {
  it.each<[string, string, KeyboardEventInit, boolean]>([
    ["anywhere", "body", {}, true],
    ["on a button", "button", {}, true],
    ["on a checkbox", "[type=checkbox]", {}, true],
    ["with Shift, as on a German keyboard", "body", { code: "Digit7", shiftKey: true }, true],
    ["in a field", "input", {}, false],
    ["in a note", "textarea", {}, false],
    ["in a choice", "select", {}, false],
    ["in text that can be edited", "[contenteditable]", {}, false],
    ["held down", "body", { repeat: true }, false],
    ["with Ctrl", "body", { ctrlKey: true }, false],
    ["with Alt", "body", { altKey: true }, false],
    ["with Meta", "body", { metaKey: true }, false],
    ["while characters are composed", "body", { isComposing: true }, false],
    ["as another character of the same key", "body", { key: "7", code: "Digit7" }, false],
  ])("%s", (_title, target, given, isTaken) => {
    const onSlash = vi.fn();
    render(<Page onSlash={onSlash} />);
    const isLeft = fireEvent.keyDown(document.querySelector(target)!, { key: "/", ...given });
    expect([isLeft, onSlash.mock.calls.length]).toEqual(isTaken ? [false, 1] : [true, 0]);
  });

  it("is left alone once nobody listens", async () => {
    const onSlash = vi.fn();
    render(<Page onSlash={onSlash} />).unmount();
    await expect.poll(() => fireEvent.keyDown(document.body, { key: "/" })).toBe(true);
  });
});
