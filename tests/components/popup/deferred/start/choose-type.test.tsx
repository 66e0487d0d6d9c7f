// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import type { ComponentProps } from "preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ChooseType } from "@/components/popup/deferred/start/choose-type";
import { createTestWords } from "../../../../lib/words";
import { sampleProject, sampleType } from "@/tests/components/popup/deferred/sample";

afterEach(cleanup);

const TYPES = [sampleType("c", "Concept"), sampleType("d", "Design"), sampleType("a", "Ärger")];

function show(given: Partial<ComponentProps<typeof ChooseType>> = {}, language: "en" | "de" = "en") {
  const calls = { onTake: vi.fn(), onBack: vi.fn(), onClose: vi.fn() };
  const props = {
    choice: sampleProject("web", "Website relaunch"),
    types: TYPES,
    hint: "",
    words: createTestWords(language),
    ...calls,
    ...given,
  };
  const view = render(<ChooseType {...props} />);
  const again = (next: typeof given) => view.rerender(<ChooseType {...props} {...next} />);
  return { ...calls, again };
}

const field = () => screen.getByRole<HTMLInputElement>("combobox");
const type = (value: string) => fireEvent.input(field(), { target: { value } });
const options = () =>
  screen.queryAllByRole("option").map((option) => option.querySelector("bdi")!.textContent);
const status = () => screen.getByRole("status").textContent;

describe("the second step", () => {
  it.each<["en" | "de", string]>([
    ["en", "Type of work"],
    ["de", "Tätigkeit"],
  ])("asks for the type of work, and says what for: %s", (language, name) => {
    show({}, language);
    expect(screen.getByRole("combobox", { name })).toBe(document.activeElement);
    expect(screen.getByText("Website relaunch")).toBeDefined();
    expect(options()).toEqual(["Concept", "Design", "Ärger"]);
  });

  it.each([
    ["des", ["Design"], "Results: 1"],
    ["ARG", ["Ärger"], "Results: 1"],
    [" ", ["Concept", "Design", "Ärger"], ""],
    ["zzz", [], "Nothing found for “zzz”."],
  ])("narrows down with '%s'", (text, names, told) => {
    show();
    type(text);
    expect(options()).toEqual(names);
    expect(status()).toBe(told);
  });

  it("takes nothing by Enter alone, and the first while something is typed", () => {
    const { onTake } = show();
    fireEvent.keyDown(field(), { key: "Enter" });
    expect(onTake).not.toHaveBeenCalled();
    type("des");
    fireEvent.keyDown(field(), { key: "Enter" });
    expect(onTake.mock.calls).toEqual([[TYPES[1]]]);
  });

  const enter = (given: object = {}) => fireEvent.keyDown(field(), { key: "Enter", ...given });
  const WAITS = "Starts as soon as the types of work are loaded.";
  const task = { ...sampleProject("logo", "Logo"), kind: "task", typeOfWork: "Design" } as const;

  it("carries out a press of Enter once the types are there, and once", () => {
    const { onTake, again } = show({ types: undefined });
    type("des");
    expect(status()).toBe("Loading…");
    enter();
    enter();
    enter({ repeat: true });
    expect(status()).toBe(WAITS);
    again({ types: TYPES });
    again({ types: [...TYPES] });
    expect(onTake.mock.calls).toEqual([[TYPES[1]]]);
  });

  it("takes the type of a task that was taken before the types were there", () => {
    const { onTake, again } = show({ choice: task, isTaken: true, types: undefined });
    expect(status()).toBe(WAITS);
    again({ choice: task, types: TYPES });
    expect(onTake.mock.calls).toEqual([[TYPES[1]]]);
  });

  it.each<[string, () => unknown]>([
    ["the text changes", () => type("")],
    ["the field is left", () => field().blur()],
    ["Escape is pressed", () => fireEvent.keyDown(field(), { key: "Escape" })],
  ])("forgets the press when %s", (_title, happen) => {
    const { onTake, onBack, again } = show({ choice: task, isTaken: true, types: undefined });
    happen();
    // Escape goes back, which takes this step away.
    if (onBack.mock.calls.length > 0) cleanup();
    else again({ choice: task, types: TYPES });
    expect(onTake).not.toHaveBeenCalled();
  });

  it("forgets the press when the types can't be read, and says why", () => {
    const { onTake, again } = show({ choice: task, isTaken: true, types: undefined });
    again({ choice: task, types: undefined, faults: { types: "No connection to awork." } });
    expect(status()).toBe("No connection to awork.");
    again({ choice: task, types: TYPES });
    expect(onTake).not.toHaveBeenCalled();
  });

  it.each<[string, object]>([
    ["for a project, which has many", { isTaken: true }],
    ["where several types have the name", { isTaken: true, choice: { ...task, typeOfWork: "Twin" } }],
  ])("takes nothing %s", (_title, given) => {
    const types = [...TYPES, sampleType("t1", "Twin"), sampleType("t2", "Twin")];
    const { onTake, again } = show({ ...given, types: undefined });
    enter();
    again({ ...given, types });
    expect(onTake).not.toHaveBeenCalled();
    expect(options()).toHaveLength(5);
  });

  it("says why the types are not there", () => {
    show({ types: undefined, faults: { types: "No connection to awork." } });
    expect(status()).toBe("No connection to awork.");
  });

  it("has what is called exactly so first, whatever awork's order", () => {
    show({ types: [sampleType("u", "UX Design"), ...TYPES] });
    type("design");
    expect(options()).toEqual(["Design", "UX Design"]);
  });

  it("goes back with Escape, whatever is typed", () => {
    const { onBack } = show();
    type("des");
    expect(fireEvent.keyDown(field(), { key: "Escape" })).toBe(false);
    expect(onBack).toHaveBeenCalledOnce();
  });

  it("can be left altogether", () => {
    const { onClose, onBack } = show();
    fireEvent.click(screen.getByRole("button", { name: "Cancel" }));
    expect([onClose.mock.calls.length, onBack.mock.calls.length]).toEqual([1, 0]);
  });

  it("says that awork is being asked, until the types are there", () => {
    const { again } = show({ types: undefined });
    expect(status()).toBe("Loading…");
    expect(screen.queryByRole("listbox")).toBeNull();
    again({});
    again({ types: TYPES });
    expect(status()).toBe("");
    expect(options()).toHaveLength(3);
  });
});
