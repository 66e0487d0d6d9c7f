// @vitest-environment happy-dom
import { cleanup, render } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import { focus, focusEnd, select } from "@/components/popup/deferred/focus";

afterEach(cleanup);

it("goes to what comes, once, and not back to it whenever something is drawn", () => {
  const draw = (title: string) => (
    <>
      <button ref={focus} title={title} />
      <input />
    </>
  );
  const { container, rerender } = render(draw("first"));
  const [button, input] = [container.querySelector("button")!, container.querySelector("input")!];
  expect(document.activeElement).toBe(button);
  input.focus();
  rerender(draw("second"));
  expect(button.title).toBe("second");
  expect(document.activeElement).toBe(input);
});

it("selects all of a field", () => {
  const field = render(<input ref={select} defaultValue="11:00" />).container.querySelector("input")!;
  expect(document.activeElement).toBe(field);
  expect([field.selectionStart, field.selectionEnd]).toEqual([0, 5]);
});

it("stands behind the text", () => {
  const field = document.body.appendChild(document.createElement("textarea"));
  field.value = "First draft";
  field.setSelectionRange(0, 0);
  focusEnd(field);
  expect(document.activeElement).toBe(field);
  expect([field.selectionStart, field.selectionEnd]).toEqual([11, 11]);
});

it.each([focus, select, focusEnd])("takes it that an element has gone: %o", (give) => {
  expect(() => give(null)).not.toThrow();
});
