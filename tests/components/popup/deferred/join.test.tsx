// @vitest-environment happy-dom
import { cleanup, render } from "@testing-library/preact";
import type { ComponentChild } from "preact";
import { afterEach, describe, expect, it } from "vitest";
import { join } from "@/components/popup/deferred/join";

afterEach(cleanup);

const shown = (parts: ComponentChild[]) => render(<p>{join(parts)}</p>).container.textContent;

describe("parts, joined", () => {
  it.each<[string, ComponentChild[], string]>([
    ["with a dot between two", ["a", "b", "c"], "a\u00a0· b\u00a0· c"],
    ["without what is missing", [null, "a", "", false, "b", undefined], "a\u00a0· b"],
    ["with elements", [<i>a</i>, "b", <button type="button">c</button>], "a\u00a0· b\u00a0· c"],
    ["one alone", [null, "a"], "a"],
    ["none", [null], ""],
  ])("%s", (_title, parts, text) => {
    expect(shown(parts)).toBe(text);
  });

  it("keep each element together with its dot", () => {
    const { container } = render(<p>{join([<i>a</i>, <button type="button">b</button>])}</p>);
    expect([...container.querySelectorAll(".dotted")].map((each) => each.textContent)).toEqual([
      "a\u00a0·",
      "b",
    ]);
  });

  it("stay the same elements when one comes behind them", () => {
    const first = <button key="first" type="button" />;
    const { container, rerender } = render(<p>{join([first])}</p>);
    const button = container.querySelector("button");
    rerender(<p>{join([first, <i key="second">b</i>])}</p>);
    expect(container.querySelector("button")).toBe(button);
  });
});
