// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Question } from "@/components/popup/question";

afterEach(cleanup);

function show() {
  const [first, second] = [vi.fn(), vi.fn()];
  const ways = [
    { text: "Keep", onPress: first },
    { text: "Count", onPress: second },
  ];
  render(<Question key="one" text="Is that work?" ways={ways} />);
  return { first, second };
}

const button = (name: string) => screen.getByRole("button", { name });

describe("a question", () => {
  it("is named by its text, and has all its ways", () => {
    show();
    const group = screen.getByRole("group", { name: "Is that work?" });
    expect([...group.querySelectorAll("button")].map(({ textContent }) => textContent)).toEqual([
      "Keep",
      "Count",
    ]);
  });

  it("says of a way what its name doesn't", () => {
    const way = { text: "Leave it out", help: "The same starts now.", onPress: () => {} };
    render(<Question key="two" text="You were away." ways={[{ text: "Keep", onPress: () => {} }, way]} />);
    const described = button("Leave it out").getAttribute("aria-describedby")!;
    expect(document.getElementById(described)?.textContent).toBe("The same starts now.");
    expect(button("Keep").getAttribute("aria-describedby")).toBeNull();
  });

  it("has a way that awork would refuse, which says why and does nothing", () => {
    const way = { text: "Start a new entry", help: "The project is done.", onPress: null };
    render(<Question key="three" text="You were away." ways={[{ text: "Keep", onPress: () => {} }, way]} />);
    const held = button("Start a new entry");
    expect(held.getAttribute("aria-disabled")).toBe("true");
    expect(document.getElementById(held.getAttribute("aria-describedby")!)?.textContent).toBe(way.help);
    fireEvent.click(held, { detail: 1 });
    expect(button("Keep").getAttribute("aria-disabled")).not.toBe("true");
  });

  it("has the focus on its first way, also where a button had it", () => {
    const before = document.body.appendChild(document.createElement("button"));
    before.focus();
    show();
    expect(document.activeElement).toBe(button("Keep"));
    before.remove();
  });

  it("leaves the focus in a field in which somebody types", () => {
    const field = document.body.appendChild(document.createElement("textarea"));
    field.focus();
    show();
    expect(document.activeElement).toBe(field);
    field.remove();
  });

  it("gets the focus when the page gets it and has none", () => {
    show();
    button("Keep").blur();
    dispatchEvent(new Event("focus"));
    expect(document.activeElement).toBe(button("Keep"));
  });

  it("hands each answer on once, and a double click is one", () => {
    const { first, second } = show();
    fireEvent.click(button("Count"), { detail: 1 });
    fireEvent.click(button("Count"), { detail: 2 });
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([0, 1]);
  });
});
