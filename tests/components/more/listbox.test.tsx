// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import type { ComponentProps } from "preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Listbox } from "@/components/more/listbox";
import { createTestWords } from "../../lib/words";
import { sampleTask, sampleType } from "./sample";

afterEach(cleanup);

const [A, B, C] = [sampleTask("a", "Alpha"), sampleTask("b", "Beta"), sampleType("c", "Gamma")];
const GROUPS: ComponentProps<typeof Listbox>["groups"] = [
  { label: "groupRecent", choices: [A, B] },
  { label: "groupTypes", choices: [C] },
];

function show(given: Partial<ComponentProps<typeof Listbox>> = {}, language: "en" | "de" = "en") {
  const onTake = vi.fn();
  const props = { label: "Start on", groups: GROUPS, active: undefined, onTake, ...given };
  render(<Listbox {...props} words={createTestWords(language)} />);
  return onTake;
}

describe("the list", () => {
  it.each<["en" | "de", [string, number][]]>([
    [
      "en",
      [
        ["Recent", 2],
        ["Types of work", 1],
      ],
    ],
    [
      "de",
      [
        ["Zuletzt", 2],
        ["Tätigkeiten", 1],
      ],
    ],
  ])("has a name, and stands in groups with names: %s", (language, expected) => {
    show({}, language);
    expect(screen.getByRole("listbox", { name: "Start on" })).toBeDefined();
    const groups = screen
      .getAllByRole("group")
      .map((group) => [
        document.getElementById(group.getAttribute("aria-labelledby")!)!.textContent,
        group.querySelectorAll("[role=option]").length,
      ]);
    expect(groups).toEqual(expected);
  });

  it("has one active option at most", () => {
    show({ active: B });
    const selected = screen.getAllByRole("option", { selected: true });
    expect(selected.map(({ id }) => id)).toEqual(["task-b"]);
  });

  it.each([[[]], [[{ label: "groupTypes" as const, choices: [] }]]])(
    "is not there without options: %o",
    (groups) => {
      show({ groups });
      expect(screen.queryByRole("listbox")).toBeNull();
    },
  );

  it("leaves the focus where it is when it is clicked, and takes what is clicked", () => {
    const onTake = show();
    const option = screen.getByRole("option", { name: /Beta/ });
    expect(fireEvent.mouseDown(option)).toBe(false);
    fireEvent.click(option);
    expect(onTake.mock.calls).toEqual([[B]]);
  });
});
