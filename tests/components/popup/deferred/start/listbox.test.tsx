// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import type { ComponentProps } from "preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Listbox } from "@/components/popup/deferred/start/listbox";
import { createTestWords } from "../../../../lib/words";
import { sampleTask, sampleType } from "@/tests/components/popup/deferred/sample";

afterEach(cleanup);

const [A, B, C] = [sampleTask("a", "Alpha"), sampleTask("b", "Beta"), sampleType("c", "Gamma")];
const GROUPS: ComponentProps<typeof Listbox>["groups"] = [
  { label: "groupRecent", choices: [A, B] },
  { label: "groupTypes", choices: [C] },
];

function show(given: Partial<ComponentProps<typeof Listbox>> = {}, language: "en" | "de" = "en") {
  const onTake = vi.fn();
  const props = { label: "Start on", groups: GROUPS, active: undefined, text: "", onTake, ...given };
  const draw = (more: Partial<typeof props>) => (
    <Listbox {...props} {...more} words={createTestWords(language)} />
  );
  const view = render(draw({}));
  return { onTake, again: (more: Partial<typeof props>) => view.rerender(draw(more)) };
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
      .map((group) => [group.getAttribute("aria-label"), group.querySelectorAll("[role=option]").length]);
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

  it("has a place in each row to pin it with the mouse, which takes nothing", () => {
    const onPin = vi.fn();
    const { onTake } = show({ onPin, isPinned: (choice) => choice === A });
    const pins = screen.getAllByRole("option").map((option) => option.querySelector(".pin")!);
    expect(pins.map((pin) => [pin.className, pin.getAttribute("title")])).toEqual([
      ["pin on", "Unpin “Alpha”"],
      ["pin", "Pin “Beta”"],
      ["pin", "Pin “Gamma”"],
    ]);
    fireEvent.click(pins[1]!);
    fireEvent.click(pins[1]!, { detail: 2 });
    expect([onPin.mock.calls, onTake.mock.calls]).toEqual([[[B]], []]);
    expect(pins.every((pin) => pin.getAttribute("aria-hidden") === "true")).toBe(true);
  });

  it("has no such place where nothing can be pinned", () => {
    show();
    expect(screen.getByRole("listbox").querySelector(".pin")).toBeNull();
  });

  it("leaves the focus where it is when it is clicked, and takes what is clicked", () => {
    const { onTake } = show();
    const option = screen.getByRole("option", { name: /Beta/ });
    expect(fireEvent.mouseDown(option)).toBe(false);
    fireEvent.click(option);
    expect(onTake.mock.calls).toEqual([[B]]);
  });

  it("takes one with a click, and a second one at once is not meant for it", () => {
    const { onTake } = show();
    const option = screen.getByRole("option", { name: /Beta/ });
    fireEvent.click(option, { detail: 1 });
    fireEvent.click(option, { detail: 2 });
    expect(onTake.mock.calls).toEqual([[B]]);
  });

  it.each([
    ["on another row", () => screen.getByRole("option", { name: /Gamma/ })],
    ["between rows, where the browser tells only the list", () => screen.getByRole("listbox")],
  ])("takes the row that a press began on when rows move under it: %s", (_title, released) => {
    const { onTake, again } = show();
    fireEvent.mouseDown(screen.getByRole("option", { name: /Beta/ }));
    again({ groups: [{ label: "groupBest", choices: [sampleTask("x", "Xi")] }, ...GROUPS] });
    fireEvent.mouseUp(released());
    fireEvent.click(released());
    expect(onTake.mock.calls).toEqual([[B]]);
  });

  it("takes nothing between rows, and forgets a press that ended elsewhere", async () => {
    const { onTake } = show();
    fireEvent.mouseDown(screen.getByRole("option", { name: /Beta/ }));
    fireEvent.mouseUp(document.body);
    await new Promise((done) => setTimeout(done));
    fireEvent.click(screen.getByRole("listbox"));
    expect(onTake).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole("option", { name: /Gamma/ }));
    expect(onTake.mock.calls).toEqual([[C]]);
  });
});
