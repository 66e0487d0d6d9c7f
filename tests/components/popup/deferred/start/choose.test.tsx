// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import type { ComponentProps } from "preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Choose } from "@/components/popup/deferred/start/choose";
import type { Choice } from "@/lib/timer/start/choice";
import { createTestWords } from "../../../../lib/words";
import { sampleTask, sampleType } from "@/tests/components/popup/deferred/sample";

afterEach(cleanup);

const [A, B, C] = [sampleTask("a", "Alpha"), sampleTask("b", "Beta"), sampleType("c", "Gamma")];
const [X, Y] = [sampleTask("x", "Xi"), sampleTask("y", "Ypsilon")];

type Props = ComponentProps<typeof Choose>;

const grouped = (...choices: Choice[]): Props["groups"] =>
  choices.length ? [{ label: "groupRecent", choices }] : [];

function show(given: Partial<Props> = {}) {
  const calls = { onText: vi.fn(), onTake: vi.fn(), onEscape: vi.fn(), onClose: vi.fn() };
  const props: Props = {
    label: "Start on",
    text: "",
    groups: [
      { label: "groupRecent", choices: [A, B] },
      { label: "groupTypes", choices: [C] },
    ],
    hint: "",
    status: "",
    words: createTestWords("en"),
    ...calls,
    ...given,
  };
  const view = render(<Choose {...props} />);
  return { ...calls, again: (next: Partial<Props>) => view.rerender(<Choose {...props} {...next} />) };
}

const field = () => screen.getByRole<HTMLInputElement>("combobox");
const press = (...keys: string[]) => keys.map((key) => fireEvent.keyDown(field(), { key }));
/** What a screen reader takes for active, which has to be what is seen as such. */
function active(): string | null {
  const id = field().getAttribute("aria-activedescendant");
  const seen = screen
    .queryAllByRole("option")
    .filter((each) => each.getAttribute("aria-selected") === "true");
  expect(seen.map((option) => option.id)).toEqual(id === null ? [] : [id]);
  return seen[0]?.querySelector("bdi")!.textContent ?? null;
}

describe("the field", () => {
  it("has its name, its list and the focus", () => {
    show();
    expect(screen.getByRole("combobox", { name: "Start on" })).toBe(document.activeElement);
    expect(screen.getByRole("listbox", { name: "Start on" }).id).toBe(field().getAttribute("aria-controls"));
    expect(field().getAttribute("aria-expanded")).toBe("true");
    expect([field().getAttribute("autocomplete"), field().maxLength]).toEqual(["off", 50]);
  });

  it("takes no focus back when something comes", () => {
    const { again } = show();
    screen.getByRole("button", { name: "Cancel" }).focus();
    again({ groups: grouped(X), status: "Results: 1" });
    expect(document.activeElement?.getAttribute("aria-label")).toBe("Cancel");
  });

  it("has no list when there is nothing in it", () => {
    show({ groups: [] });
    expect(screen.queryByRole("listbox")).toBeNull();
    expect(field().getAttribute("aria-expanded")).toBe("false");
  });

  it("says what is to be known before", () => {
    show({ hint: "awork will stop “Design”." });
    const hint = document.getElementById(field().getAttribute("aria-describedby")!)!;
    expect(hint.textContent).toBe("awork will stop “Design”.");
  });

  it("tells how the search stands in a region that was there before", () => {
    const { again } = show();
    const region = screen.getByRole("status");
    expect(region.textContent).toBe("");
    again({ status: "Searching…" });
    expect(screen.getByRole("status")).toBe(region);
    expect(region.textContent).toBe("Searching…");
  });

  it("hands on what is typed, and can be left", () => {
    const { onText, onClose } = show();
    fireEvent.input(field(), { target: { value: "logo" } });
    expect(onText.mock.calls).toEqual([["logo"]]);
    fireEvent.click(screen.getByRole("button", { name: "Cancel" }));
    expect(onClose).toHaveBeenCalledOnce();
  });
});

describe("the closed field", () => {
  const closed = { isOpen: false, placeholder: "Start or switch to…", groups: grouped(A, B) };

  it("has its name and no list, and leaves the focus where it is", () => {
    show(closed);
    expect(screen.getByRole("combobox", { name: "Start on" })).not.toBe(document.activeElement);
    expect([field().placeholder, field().getAttribute("aria-expanded")]).toEqual([
      "Start or switch to…",
      "false",
    ]);
    expect(screen.queryByRole("listbox")).toBeNull();
    expect(screen.queryByRole("button")).toBeNull();
  });

  it.each<[string, () => void]>([
    ["a press", () => fireEvent.click(field())],
    ["a press beside the text", () => fireEvent.click(field().parentElement!)],
    ["an arrow", () => press("ArrowDown")],
    ["Enter, which takes nothing", () => press("Enter")],
  ])("is opened by %s", (_title, open) => {
    const onOpen = vi.fn();
    const { onTake } = show({ ...closed, onOpen });
    open();
    expect([onOpen.mock.calls.length, onTake.mock.calls.length]).toEqual([1, 0]);
  });

  it("is not opened by the focus alone, which Tab leads through it", () => {
    const onOpen = vi.fn();
    show({ ...closed, onOpen });
    field().focus();
    expect(onOpen).not.toHaveBeenCalled();
  });

  it("leaves Escape to the popup", () => {
    const { onEscape } = show(closed);
    field().focus();
    expect(press("Escape")).toEqual([true]);
    expect(onEscape).not.toHaveBeenCalled();
  });

  it("stays the same element with the focus when its list opens, and gives it back when that closes", () => {
    const { again } = show(closed);
    const before = field();
    again({ ...closed, isOpen: true, openings: 1 });
    expect([field(), document.activeElement]).toEqual([before, before]);
    again({ ...closed, openings: 1 });
    expect(field()).toBe(before);
    expect(document.activeElement).toBe(document.body);
  });

  it("takes the focus each time it is opened, also when it was open", () => {
    const { again } = show({ ...closed, isOpen: true, openings: 1 });
    screen.getByRole("button", { name: "Cancel" }).focus();
    again({ ...closed, isOpen: true, openings: 2 });
    expect(document.activeElement).toBe(field());
  });

  it("has no active option when it is opened again", () => {
    const { again } = show({ ...closed, isOpen: true, openings: 1 });
    press("ArrowDown");
    again({ ...closed, openings: 1 });
    again({ ...closed, isOpen: true, openings: 2 });
    expect(active()).toBeNull();
  });
});

describe("pinning", () => {
  const pin = () => screen.queryByRole("button", { name: /in “/ });

  it("is a button for the active option, and there is none without one", () => {
    const onPin = vi.fn();
    const { again } = show({ onPin });
    expect(pin()).toBeNull();
    press("ArrowDown", "ArrowDown");
    expect(pin()?.textContent).toBe("Pin “Beta”");
    fireEvent.click(pin()!);
    expect([onPin.mock.calls, active()]).toEqual([[[B]], "Beta"]);
    again({ onPin, isPinned: (choice) => choice === B });
    expect([pin()?.textContent, active()]).toEqual(["Unpin “Beta”", "Beta"]);
  });

  it("is not there where nothing can be pinned", () => {
    show();
    press("ArrowDown");
    expect(pin()).toBeNull();
  });
});

describe("the focus that goes elsewhere", () => {
  const open = { placeholder: "Start or switch to…" };
  const elsewhere = () => document.body.appendChild(document.createElement("button"));

  it.each<[string, Partial<Props>, () => Element | null, number]>([
    ["closes the list of an empty field", open, elsewhere, 1],
    ["keeps it while there is text", { ...open, text: "a" }, elsewhere, 0],
    ["keeps it while a time or a note is typed", { ...open, isDetailed: true }, elsewhere, 0],
    ["keeps it within the list's own", open, () => screen.getByRole("button", { name: "Cancel" }), 0],
    ["keeps it when the window loses the focus", open, () => null, 0],
    ["keeps a second step", {}, elsewhere, 0],
  ])("%s", (_title, given, to, calls) => {
    const { onClose } = show(given);
    fireEvent.focusOut(field(), { relatedTarget: to() });
    expect(onClose).toHaveBeenCalledTimes(calls);
  });
});

describe("the keys", () => {
  it.each<[string, string, string[], string | null]>([
    ["none is active in an empty field", "", [], null],
    ["none is active for spaces alone", "  ", [], null],
    ["the first is active while something is typed", "a", [], "Alpha"],
    ["down to the first", "", ["ArrowDown"], "Alpha"],
    ["down to the second", "", ["ArrowDown", "ArrowDown"], "Beta"],
    ["down into the next group", "", ["ArrowDown", "ArrowDown", "ArrowDown"], "Gamma"],
    ["down past the end", "", ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown"], "Alpha"],
    ["up to the last", "", ["ArrowUp"], "Gamma"],
    ["up past the beginning", "", ["ArrowDown", "ArrowUp"], "Gamma"],
    ["down from the one that is active by typing", "a", ["ArrowDown"], "Beta"],
    ["up from the one that is active by typing", "a", ["ArrowUp"], "Gamma"],
    ["Home and End stay with the text", "a", ["ArrowDown", "Home", "End"], "Beta"],
  ])("%s", (_title, text, keys, name) => {
    show({ text });
    press(...keys);
    expect(active()).toBe(name);
  });

  it.each<[string, boolean]>([
    ["ArrowDown", false],
    ["ArrowUp", false],
    ["Enter", false],
    ["Escape", false],
    ["Home", true],
    ["End", true],
    ["ArrowLeft", true],
    ["Tab", true],
    ["a", true],
  ])("%s is left to the browser: %s", (key, isLeft) => {
    show();
    expect(press(key)).toEqual([isLeft]);
  });

  it.each<[string, string, string[], Choice[]]>([
    ["nothing in an empty field", "", [], []],
    ["the first while something is typed", "a", [], [A]],
    ["the one that the arrows went to", "", ["ArrowDown", "ArrowDown"], [B]],
    ["nothing where nothing is found", "none", ["ArrowDown"], []],
  ])("Enter takes %s", (_title, text, keys, taken) => {
    const { onTake } = show({ text, ...(text === "none" && { groups: [] }) });
    press(...keys, "Enter");
    expect(onTake.mock.calls.flat()).toEqual(taken);
  });

  it("takes one, however long Enter is held down", () => {
    const { onTake } = show({ text: "a" });
    fireEvent.keyDown(field(), { key: "Enter" });
    fireEvent.keyDown(field(), { key: "Enter", repeat: true });
    expect(onTake).toHaveBeenCalledOnce();
  });

  it.each(["Enter", "ArrowDown", "Escape"])(
    "are not meant for the list while characters are composed: %s",
    (key) => {
      const { onTake, onEscape } = show({ text: "a" });
      expect(fireEvent.keyDown(field(), { key, isComposing: true })).toBe(true);
      expect([onTake.mock.calls.length, onEscape.mock.calls.length, active()]).toEqual([0, 0, "Alpha"]);
    },
  );

  it("hand on Escape, and none is active after it", () => {
    const { onEscape, again } = show({ text: "a" });
    press("ArrowDown", "Escape");
    expect(onEscape).toHaveBeenCalledOnce();
    again({ text: "" });
    expect(active()).toBeNull();
  });
});

describe("the active one, when the list changes", () => {
  it.each<[string, string, string[], Choice[][], (string | null)[]]>([
    ["stays when others come before it", "a", ["ArrowDown"], [[X, Y, A, B]], ["Beta"]],
    [
      "stays when it was active by typing alone",
      "a",
      [],
      [
        [X, A],
        [Y, X, A],
      ],
      ["Alpha", "Alpha"],
    ],
    ["stays in an empty field", "", ["ArrowDown"], [[X, A]], ["Alpha"]],
    ["comes when the first is found", "a", [], [[], [X], [Y, X]], [null, "Xi", "Xi"]],
    ["is the first of the rest when typing alone made it so", "a", [], [[X, Y]], ["Xi"]],
    ["is none when the chosen one goes: Enter must not take another", "a", ["ArrowDown"], [[X, Y]], [null]],
    ["is the chosen one again when it comes back", "a", ["ArrowDown"], [[X], [X, B]], [null, "Beta"]],
    ["is none in an empty field when it goes", "", ["ArrowDown"], [[X]], [null]],
  ])("%s", (_title, text, keys, lists, names) => {
    const { again } = show({ text });
    press(...keys);
    const seen = lists.map((choices) => {
      again({ text, groups: grouped(...choices) });
      return active();
    });
    expect(seen).toEqual(names);
  });

  it("is the first again when something else is typed", () => {
    const { again } = show({ text: "a" });
    press("ArrowDown");
    fireEvent.input(field(), { target: { value: "al" } });
    again({ text: "al", groups: grouped(X, A, B) });
    expect(active()).toBe("Xi");
  });

  it("is taken as it is seen", () => {
    const { again, onTake } = show({ text: "a" });
    press("ArrowDown");
    again({ text: "a", groups: grouped(X, Y, B) });
    press("Enter");
    expect(onTake.mock.calls).toEqual([[B]]);
  });

  it("goes on from where it is", () => {
    const { again } = show({ text: "a" });
    press("ArrowDown");
    again({ text: "a", groups: grouped(X, B, Y) });
    press("ArrowDown");
    expect(active()).toBe("Ypsilon");
  });
});
