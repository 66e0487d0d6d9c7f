// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import type { ComponentChildren } from "preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Find } from "@/components/popup/find";
import { createTestWords } from "../../lib/words";

afterEach(cleanup);

function show(isActive = true) {
  const onFind = vi.fn();
  const draw = (children?: ComponentChildren) => (
    <Find isActive={isActive} words={createTestWords("en")} onFind={onFind}>
      {children}
    </Find>
  );
  const view = render(draw());
  return { onFind, load: () => view.rerender(draw(<textarea />)) };
}

const early = () => screen.getByRole<HTMLInputElement>("textbox", { name: "Start on" });

describe("before the field is loaded", () => {
  it.each([
    [true, "Start or switch to…"],
    [false, "Start a timer…"],
  ])("a plain one says what it is for, with an active timer %s", (isActive, text) => {
    show(isActive);
    expect(early().placeholder).toBe(text);
    expect(document.activeElement).toBe(document.body);
  });

  it.each<[string, () => void]>([
    ["a press on it", () => fireEvent.click(early().parentElement!)],
    ["the key /", () => fireEvent.keyDown(document.body, { key: "/" })],
  ])("%s leads there, and its text is handed on as soon as the field is loaded, once", (_title, go) => {
    const { onFind, load } = show();
    go();
    expect(document.activeElement).toBe(early());
    early().value = "logo";
    expect(onFind).not.toHaveBeenCalled();
    load();
    load();
    expect(onFind.mock.calls).toEqual([["logo"]]);
  });
});

describe("the field", () => {
  it("takes the place of the plain one, and nothing opens by itself", () => {
    const { onFind, load } = show();
    load();
    expect(document.querySelector(".find")).toBeNull();
    expect(onFind).not.toHaveBeenCalled();
  });

  it("is opened by the key /", () => {
    const { onFind, load } = show();
    load();
    fireEvent.keyDown(document.body, { key: "/" });
    expect(onFind.mock.calls).toEqual([[""]]);
  });
});
