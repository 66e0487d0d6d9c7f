// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import type { ComponentProps } from "preact";
import { useState } from "preact/hooks";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Start } from "@/components/popup/deferred/start/start";
import type { Choice } from "@/lib/timer/start/choice";
import { NO_ABOUT, NO_SUBJECT, at, sampleTimer } from "../../../../lib/timer/sample";
import { createTestWords } from "../../../../lib/words";
import { sampleProject, sampleTask, sampleType } from "@/tests/components/popup/deferred/sample";

afterEach(cleanup);

const LOGO = sampleTask("1", "Create logo", { typeOfWorkId: "d", typeOfWork: "Design" });
const TEXT = sampleTask("2", "Überschriften texten", { client: "Müßig & Söhne" });
const NAMED = sampleTask("3", "Layout", { typeOfWork: "Design" });
const CALL = sampleTask("4", "Call the printer", { key: "PRN-7", project: "Flyer", client: null });
const LAYERS = sampleTask("6", "Layers", { project: "Flyer" });
const RELAUNCH = sampleProject("web", "Website relaunch");
const [DESIGN, CONCEPT] = [sampleType("d", "Design"), sampleType("c", "Concept")];

type Props = ComponentProps<typeof Start>;

const NOTHING = { term: "", choices: [], busy: false, fault: null };

/** The field, open, with what its owner keeps of it. */
function Owned(props: Props) {
  const [text, setText] = useState(props.text);
  const [typeFor, setTypeFor] = useState(props.typeFor);
  const onText = (text: string) => {
    setText(text);
    props.onText(text);
  };
  return <Start {...props} text={text} typeFor={typeFor} onText={onText} onTypeFor={setTypeFor} />;
}

function show(given: Partial<Props> = {}, language: "en" | "de" = "en") {
  const calls = { onOpen: vi.fn(), onText: vi.fn(), onTypeFor: vi.fn(), onStart: vi.fn(), onClose: vi.fn() };
  const props: Props = {
    isOpen: true,
    openings: 1,
    text: "",
    isRestored: false,
    recent: [LOGO],
    assigned: [LOGO, TEXT, NAMED],
    types: [DESIGN, CONCEPT],
    found: NOTHING,
    current: null,
    typeFor: null,
    words: createTestWords(language),
    ...calls,
    ...given,
  };
  const view = render(<Owned {...props} />);
  return { ...calls, again: (next: Partial<Props>) => view.rerender(<Owned {...props} {...next} />) };
}

const field = () => screen.getByRole<HTMLInputElement>("combobox");
const type = (value: string) => fireEvent.input(field(), { target: { value } });
const press = (...keys: string[]) => keys.forEach((key) => fireEvent.keyDown(field(), { key }));
const status = () => screen.getByRole("status").textContent;
const nameOf = (option: Element) => option.querySelector("bdi")!.textContent;
const active = () => screen.queryByRole("option", { selected: true });
const groups = () =>
  screen
    .queryAllByRole("group")
    .map((group) => [
      group.getAttribute("aria-label"),
      ...[...group.querySelectorAll("[role=option]")].map(nameOf),
    ]);

describe("what to start on", () => {
  it.each<["en" | "de", string, string[]]>([
    ["en", "Start on", ["Recent", "My tasks", "Types of work"]],
    ["de", "Beginnen mit", ["Zuletzt", "Meine Aufgaben", "Tätigkeiten"]],
  ])("is there before anything is typed, each once: %s", (language, label, [recent, assigned, types]) => {
    show({}, language);
    expect(screen.getByRole("combobox", { name: label })).toBe(document.activeElement);
    expect(groups()).toEqual([
      [recent, "Create logo"],
      [assigned, "Überschriften texten", "Layout"],
      [types, "Design", "Concept"],
    ]);
    expect(active()).toBeNull();
  });

  it.each<[string, string, string[]]>([
    ["a name", "logo", ["Create logo"]],
    ["the middle of a name", "ogo", ["Create logo"]],
    ["a key", "web-2", ["Überschriften texten"]],
    ["a project", "relaunch", ["Create logo", "Überschriften texten", "Layout"]],
    ["a client with ss for ß", "muss", ["Überschriften texten"]],
    ["a client with other letters", "sohne", ["Überschriften texten"]],
    ["a name without accents", "UBER", ["Überschriften texten"]],
    ["words from anywhere, in any order", "relaunch web-1 create", ["Create logo"]],
    ["one word that occurs nowhere", "logo zzz", []],
    ["a type of work", "conc", ["Concept"]],
    ["signs that mean something elsewhere", ".*", []],
  ])("is found at once by %s", (_title, text, names) => {
    show();
    type(text);
    expect(groups().flatMap(([, ...choices]) => choices)).toEqual(names);
    expect(active() && nameOf(active()!)).toBe(names[0] ?? null);
  });

  it("begins with what is pinned, also among the best matches, and says why a pin was not kept", () => {
    const { again } = show({ pinned: [CALL, NAMED], onPin: vi.fn() });
    expect(groups().slice(0, 3)).toEqual([
      ["Pinned", "Call the printer", "Layout"],
      ["Recent", "Create logo"],
      ["My tasks", "Überschriften texten"],
    ]);
    again({ pinned: [CALL, NAMED], pinFault: "No more than 20 can be pinned." });
    expect(status()).toBe("No more than 20 can be pinned.");
    type("call");
    expect(groups()).toEqual([["Best matches", "Call the printer"]]);
  });

  it("begins with what the page is about, which is found like the others", () => {
    show({ onPage: CALL, pinned: [NAMED, CALL] });
    expect(groups().slice(0, 2)).toEqual([
      ["On this page", "Call the printer"],
      ["Pinned", "Layout"],
    ]);
    type("prn");
    expect(groups()).toEqual([["Best matches", "Call the printer"]]);
  });

  it("comes from awork once, and first where it suits best", () => {
    const { again } = show();
    type("lay");
    again({ found: { ...NOTHING, term: "lay", choices: [CALL, NAMED, RELAUNCH, LAYERS] } });
    expect(groups()).toEqual([
      ["Best matches", "Layout", "Layers"],
      ["Found in awork", "Call the printer", "Website relaunch"],
    ]);
    type("layer");
    again({ found: { ...NOTHING, term: "layer", choices: [LAYERS, RELAUNCH] } });
    expect(groups()[0]).toEqual(["Best matches", "Layers"]);
  });

  it("keeps the active one when awork's answer comes", () => {
    const { again, onStart } = show({ assigned: undefined, recent: [], types: [] });
    type("l");
    again({ found: { ...NOTHING, term: "l", choices: [NAMED, LOGO] } });
    press("ArrowDown");
    expect(nameOf(active()!)).toBe("Create logo");
    again({ assigned: [TEXT, CALL], found: { ...NOTHING, term: "l", choices: [RELAUNCH, LOGO] } });
    expect(nameOf(active()!)).toBe("Create logo");
    press("Enter");
    expect(onStart.mock.calls).toEqual([[LOGO, "d"]]);
  });

  it.each<[string, string, Choice]>([
    ["key", "prn-7", CALL],
    ["name", "Website relaunch", RELAUNCH],
  ])(
    "is active by its exact %s as soon as awork has found it, whatever was before",
    (_title, text, exact) => {
      const { again, onStart } = show({ recent: [sampleTask("70", `${text}0`, { typeOfWorkId: "d" })] });
      type(text);
      again({ found: { ...NOTHING, term: text, choices: [TEXT, exact] } });
      expect(groups()[0]!.slice(0, 2)).toEqual(["Best matches", exact.name]);
      expect(nameOf(active()!)).toBe(exact.name);
      press("ArrowDown", "ArrowUp", "Enter");
      expect(onStart).not.toHaveBeenCalled();
      expect(screen.getByText(exact.name)).toBeDefined();
    },
  );

  it("is not active by its exact name when the arrows went elsewhere", () => {
    const { again } = show();
    type("l");
    press("ArrowDown");
    const before = nameOf(active()!);
    again({ found: { ...NOTHING, term: "l", choices: [sampleTask("9", "L")] } });
    expect(groups()[0]!.slice(0, 2)).toEqual(["Best matches", "L"]);
    expect(nameOf(active()!)).toBe(before);
  });

  it.each(["web-12", "my-web-12", "2026-web-12", "26-12"])(
    "has nothing active for the beginning of another key while awork is asked for %s",
    (key) => {
      const recent = [sampleTask("123", "Another", { key: `${key}3`, typeOfWorkId: "d" })];
      const { again, onStart } = show({ recent, found: { ...NOTHING, busy: true } });
      type(key);
      expect(active()).toBeNull();
      press("Enter");
      expect(onStart).not.toHaveBeenCalled();
      again({ recent, found: { ...NOTHING, term: key } });
      expect(nameOf(active()!)).toBe("Another");
      again({ recent, found: { ...NOTHING, term: key, fault: "No connection to awork." } });
      expect(nameOf(active()!)).toBe("Another");
    },
  );

  it("keeps what was found for fewer letters, as far as it suits more, until awork answers", () => {
    const { again } = show({ assigned: [], recent: [], types: [] });
    const found = { ...NOTHING, term: "l", choices: [CALL, LOGO] };
    type("l");
    again({ assigned: [], recent: [], types: [], found });
    type("lo");
    again({ assigned: [], recent: [], types: [], found: { ...found, busy: true } });
    expect(groups()).toEqual([["Best matches", "Create logo"]]);
    expect(status()).toBe("Searching…");
  });

  it("is not what was found for words that have gone", () => {
    const { again } = show();
    again({ found: { ...NOTHING, term: "call", choices: [CALL] } });
    expect(groups().flat()).not.toContain("Call the printer");
  });

  it("is text, never markup", () => {
    show({ recent: [sampleTask("9", "<img src=x onerror=alert(1)>", { project: "<b>x</b>", key: "<i>" })] });
    expect(screen.getAllByRole("option")[0]!.textContent).toContain("<img src=x onerror=alert(1)> <i>");
    expect(document.querySelector("img, b, i")).toBeNull();
  });

  it("holds 200 tasks with long names", () => {
    const assigned = Array.from({ length: 200 }, (_, place) =>
      sampleTask(String(place), `${"long ".repeat(40)}${place}`),
    );
    show({ assigned, recent: [] });
    type("long 199");
    expect(screen.getAllByRole("option")).toHaveLength(1);
  });
});

describe("what is told", () => {
  it.each<[string, string, Partial<Props>, "en" | "de", string]>([
    ["nothing before anything is typed", "", {}, "en", ""],
    ["that awork is asked for the tasks", "", { assigned: undefined }, "en", "Loading…"],
    ["that awork is searched", "zzz", { found: { ...NOTHING, busy: true } }, "en", "Searching…"],
    ["that awork is searched, German", "zzz", { found: { ...NOTHING, busy: true } }, "de", "Wird gesucht …"],
    ["nothing before awork is searched", "zzz", {}, "en", ""],
    [
      "at once why the tasks are not there",
      "",
      { assigned: undefined, faults: { assigned: "No connection to awork.", types: null } },
      "en",
      "No connection to awork.",
    ],
    [
      "why the types of work are not new, though they are there",
      "",
      { faults: { assigned: null, types: "No connection to awork." } },
      "en",
      "No connection to awork.",
    ],
    [
      "that awork is searched, though a list failed",
      "zzz",
      { found: { ...NOTHING, busy: true }, faults: { assigned: "No connection to awork.", types: null } },
      "en",
      "Searching…",
    ],
    [
      "that nothing is found",
      "zzz ",
      { found: { ...NOTHING, term: "zzz" } },
      "en",
      "Nothing found for “zzz”.",
    ],
    [
      "that nothing is found, German",
      "zzz",
      { found: { ...NOTHING, term: "zzz" } },
      "de",
      "Nichts gefunden für „zzz“.",
    ],
    ["markup as text", "<b>", { found: { ...NOTHING, term: "<b>" } }, "en", "Nothing found for “<b>”."],
    ["how many there are", "relaunch", { found: { ...NOTHING, term: "relaunch" } }, "en", "Results: 3"],
    ["how many there are, German", "relaunch", {}, "de", "Treffer: 3"],
    [
      "what went wrong",
      "logo",
      { found: { ...NOTHING, term: "logo", fault: "No connection to awork." } },
      "en",
      "No connection to awork.",
    ],
  ])("%s", (_title, text, given, language, told) => {
    show(given, language);
    type(text);
    expect(status()).toBe(told);
  });

  it.each<["en" | "de", string]>([
    ["en", "Enter switches, and awork stops “Flyer”."],
    ["de", "Mit Enter wechselst du, und awork stoppt „Flyer“."],
  ])("which timer awork will stop, in both steps: %s", (language, text) => {
    const current = sampleTimer({ subject: { ...NO_SUBJECT, task: "Flyer" } });
    show({ current, recent: [RELAUNCH] }, language);
    expect(screen.getByText(text)).toBeDefined();
    press("ArrowDown", "Enter");
    expect(screen.getByText(text)).toBeDefined();
  });

  it("no timer that will be stopped where there is none", () => {
    show();
    expect(document.body.textContent).not.toContain("awork stops");
  });
});

describe("Escape", () => {
  it("first clears the text, then closes, and never reaches the popup", () => {
    const { onClose, onText } = show();
    type("logo");
    expect(fireEvent.keyDown(field(), { key: "Escape" })).toBe(false);
    expect([field().value, onClose.mock.calls.length]).toEqual(["", 0]);
    expect(onText.mock.calls.flat()).toEqual(["logo", ""]);
    expect(fireEvent.keyDown(field(), { key: "Escape" })).toBe(false);
    expect(onClose).toHaveBeenCalledOnce();
  });

  it("goes back from the second step to what was typed", () => {
    const { onStart, onClose } = show({ recent: [RELAUNCH] });
    type("website relaunch");
    press("Enter");
    expect(screen.getByRole("combobox", { name: "Type of work" })).toBe(document.activeElement);
    press("Escape");
    expect(screen.getByRole("combobox", { name: "Start on" })).toBe(document.activeElement);
    expect(field().value).toBe("website relaunch");
    expect([onStart.mock.calls.length, onClose.mock.calls.length]).toEqual([0, 0]);
  });
});

describe("starting", () => {
  it.each<[string, Choice, string]>([
    ["a task with its type of work", LOGO, "d"],
    ["a task whose type of work is known by name", NAMED, "d"],
    ["a type of work alone", CONCEPT, "c"],
    [
      "a type of work alone that says nothing more",
      { ...CONCEPT, typeOfWorkId: null, typeOfWork: null },
      "c",
    ],
  ])("%s starts at once", (_title, choice, typeOfWorkId) => {
    const { onStart } = show({ recent: [choice] });
    press("ArrowDown", "Enter");
    expect(onStart.mock.calls).toEqual([[choice, typeOfWorkId]]);
  });

  it.each<[string, Choice, Partial<Props>]>([
    ["a task without a type of work", TEXT, {}],
    ["a task whose type of work awork does not have any more", { ...NAMED, typeOfWork: "Archived" }, {}],
    ["a project", RELAUNCH, {}],
    ["a project that came with a type of work", { ...RELAUNCH, typeOfWorkId: "d" }, {}],
  ])("%s asks for one first", (_title, choice, given) => {
    const { onStart, again } = show({ recent: [choice], ...given });
    press("ArrowDown", "Enter");
    expect(onStart).not.toHaveBeenCalled();
    again({ recent: [choice], types: [DESIGN, CONCEPT] });
    expect(groups()).toEqual([["Types of work", "Design", "Concept"]]);
    press("Enter");
    expect(onStart).not.toHaveBeenCalled();
    press("ArrowDown", "ArrowDown", "Enter");
    expect(onStart.mock.calls).toEqual([[choice, "c"]]);
  });

  it("of a task whose type of work has only a name follows the press once the types are known", () => {
    const { onStart, again } = show({ recent: [NAMED], types: undefined });
    press("ArrowDown", "Enter", "Enter");
    expect(onStart).not.toHaveBeenCalled();
    again({ recent: [NAMED], types: [DESIGN, CONCEPT] });
    again({ recent: [NAMED], types: [DESIGN, CONCEPT, { ...DESIGN, id: "e" }] });
    expect(onStart.mock.calls).toEqual([[NAMED, "d"]]);
  });

  it("does not happen by Enter alone", () => {
    const { onStart } = show();
    press("Enter", "Enter");
    expect(onStart).not.toHaveBeenCalled();
  });

  it.each<[string, () => void]>([
    ["cleared", () => press("Escape")],
    ["emptied", () => type("")],
  ])("does not happen by Enter once the field is %s, whatever was active before", (_title, clear) => {
    const { onStart } = show();
    press("ArrowDown", "ArrowDown");
    type("logo");
    press("ArrowDown");
    clear();
    expect(active()).toBeNull();
    press("Enter");
    expect(onStart).not.toHaveBeenCalled();
  });

  it("happens with a click", () => {
    const { onStart } = show();
    fireEvent.click(screen.getByRole("option", { name: /Create logo/ }));
    expect(onStart.mock.calls).toEqual([[LOGO, "d"]]);
  });

  it("does not search for the type of work in awork", () => {
    const { onText } = show({ recent: [RELAUNCH] });
    press("ArrowDown", "Enter");
    type("des");
    press("Enter");
    expect(onText).not.toHaveBeenCalled();
  });
});

describe("a type of work", () => {
  const TWIN = sampleType("d2", "Design");
  const OLD = sampleTask("5", "Old poster", { typeOfWorkId: "gone", typeOfWork: "Final artwork" });
  const options = () => screen.getAllByRole("option").map(nameOf);

  it("is told by its id, where two have one name", () => {
    const { onStart } = show({ types: [DESIGN, TWIN] });
    type("desi");
    press("ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "Enter");
    press("Enter");
    const [choice, id] = onStart.mock.calls[0]!;
    expect(choice.id).toBe(id);
  });

  it.each<[string, Choice[], Choice, string[]]>([
    ["two have the name that awork says, and no more than that", [DESIGN, TWIN], NAMED, ["Design", "Design"]],
    ["awork takes that of the task no more", [DESIGN, CONCEPT], OLD, ["Design", "Concept"]],
    ["awork takes no type of that name", [CONCEPT], NAMED, ["Concept"]],
  ])("is asked for where %s", (_sentence, types, task, names) => {
    const { onStart } = show({ types, recent: [], assigned: [task] });
    press("ArrowDown", "Enter");
    expect(onStart).not.toHaveBeenCalled();
    expect(options()).toEqual(names);
    press("ArrowDown", "Enter");
    expect(onStart.mock.calls).toEqual([[task, types[0]!.id]]);
  });

  it("is asked for where one was chosen before that awork takes no more", () => {
    const { onStart } = show({ recent: [sampleType("gone", "Final artwork")], assigned: [] });
    press("ArrowDown", "Enter");
    expect(onStart).not.toHaveBeenCalled();
    expect(options()).toEqual(["Design", "Concept"]);
  });

  it("is that of the task while those of the workspace are not known", () => {
    const { onStart } = show({ types: undefined, recent: [], assigned: [OLD] });
    press("ArrowDown", "Enter");
    expect(onStart.mock.calls).toEqual([[OLD, "gone"]]);
  });

  it("is asked for at once where an entry is gone on with whose own awork takes no more", () => {
    const { onStart } = show({ typeFor: OLD });
    expect(options()).toEqual(["Design", "Concept"]);
    press("ArrowDown", "ArrowDown", "Enter");
    expect(onStart.mock.calls).toEqual([[OLD, "c"]]);
  });
});

describe("the current entry", () => {
  const current = sampleTimer({
    about: { ...NO_ABOUT, taskId: LOGO.id },
    subject: { ...NO_SUBJECT, task: "Create logo" },
  });

  it("is not offered, whatever list it is in", () => {
    show({ current });
    expect(groups()).toEqual([
      ["My tasks", "Überschriften texten", "Layout"],
      ["Types of work", "Design", "Concept"],
    ]);
  });

  it("is offered once it has ended", () => {
    show({ current: { ...current, end: at("12:00") } });
    expect(groups()[0]).toEqual(["Recent", "Create logo"]);
  });

  it.each<["en" | "de", string]>([
    ["en", "“Create logo” is your current entry already."],
    ["de", "„Create logo“ ist schon dein aktueller Eintrag."],
  ])("is said to be that where it alone is found: %s", (language, told) => {
    show({ current }, language);
    type("ogo");
    expect(status()).toBe(told);
  });

  it("is not replaced by another whose key begins so when its own is typed", () => {
    const { onStart } = show({
      current,
      assigned: [LOGO, sampleTask("12", "Another", { typeOfWorkId: "d" })],
    });
    type("web-1");
    expect([nameOf(screen.getByRole("option")), active()]).toEqual(["Another", null]);
    expect(status()).toBe("“Create logo” is your current entry already.");
    press("Enter");
    expect(onStart).not.toHaveBeenCalled();
    press("ArrowDown", "Enter");
    expect(onStart).toHaveBeenCalledOnce();
  });
});

describe("a search from before", () => {
  it("says so, and Enter takes nothing of it until it is gone on with", () => {
    const { onStart } = show({ text: "logo", isRestored: true });
    expect(field().value).toBe("logo");
    expect(status()).toBe("Your last search is still here.");
    press("Enter");
    expect(onStart).not.toHaveBeenCalled();
    press("ArrowDown", "Enter");
    expect(onStart).toHaveBeenCalledOnce();
  });
});

describe("the closed field", () => {
  it.each<["en" | "de", ReturnType<typeof sampleTimer> | null, string]>([
    ["en", sampleTimer(), "Start or switch to…"],
    ["de", sampleTimer(), "Starten oder wechseln zu …"],
    ["en", null, "Start a timer…"],
    ["de", null, "Timer starten …"],
  ])("says what it is for, and is not in focus: %s", (language, current, text) => {
    show({ isOpen: false, openings: 0, current }, language);
    expect(field().placeholder).toBe(text);
    expect(document.activeElement).toBe(document.body);
    expect(screen.queryByRole("listbox")).toBeNull();
  });
});

describe("a choice that awork will refuse", () => {
  const whyNot = ({ id }: Choice) => (id === TEXT.id ? "The project is done." : null);
  const option = (name: string) => screen.getByText(name).closest("[role=option]")!;

  it("stays in the list and says why", () => {
    show({ whyNot });
    expect(option(TEXT.name).textContent).toContain("The project is done.");
    expect(option(TEXT.name).getAttribute("aria-disabled")).toBe("true");
    expect(option(LOGO.name).getAttribute("aria-disabled")).toBeNull();
  });

  it("can be reached by the arrow keys, and is not taken by Enter or a click", () => {
    const { onStart, onTypeFor } = show({ whyNot });
    press("ArrowDown", "ArrowDown");
    expect(nameOf(active()!)).toBe(TEXT.name);
    press("Enter");
    fireEvent.click(option(TEXT.name), { detail: 1 });
    expect([onStart.mock.calls, onTypeFor.mock.calls]).toEqual([[], []]);
    press("ArrowUp", "Enter");
    expect(onStart).toHaveBeenCalledTimes(1);
  });

  it("is not passed over for another when it is typed", () => {
    const { onStart } = show({ whyNot });
    type(TEXT.name);
    press("Enter");
    expect(nameOf(active()!)).toBe(TEXT.name);
    expect(onStart).not.toHaveBeenCalled();
  });
});

describe("a list of which nothing can be started", () => {
  it("says why once, above it", () => {
    const current = sampleTimer({ subject: { ...NO_SUBJECT, task: "Layout" } });
    const { onStart } = show({ whyNone: "Time tracking is switched off.", whyNot: () => "", current });
    expect(status()).toBe("Time tracking is switched off.");
    expect(document.body.textContent).not.toContain("Enter switches");
    const options = screen.getAllByRole("option");
    expect(options.every((each) => each.getAttribute("aria-disabled") === "true")).toBe(true);
    expect(options.some((each) => each.textContent.includes("switched off"))).toBe(false);
    press("ArrowDown", "Enter");
    expect(onStart).not.toHaveBeenCalled();
  });
});
