// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import type { ComponentProps } from "preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Verbs } from "@/components/popup/verbs";
import { HOUR, SECOND } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import { NO_ABOUT, at, rest, sampleTimer } from "../../lib/timer/sample";
import { createTestWords } from "../../lib/words";
import { nameOf } from "./name-of";

afterEach(cleanup);

type Props = ComponentProps<typeof Verbs>;

const ABOUT = { ...NO_ABOUT, typeOfWorkId: "70000000-0000-4000-8000-000000000001" };
const RUNNING = sampleTimer();
const PAUSED = sampleTimer({ breaks: [rest("09:56:45", null)] });
const STOPPED = sampleTimer({ end: at("10:00"), duration: HOUR, about: ABOUT });
const ARCHIVED = { ...STOPPED, about: { ...ABOUT, isTypeArchived: true } };
const WITHOUT_TYPE = sampleTimer({ end: at("10:00"), duration: HOUR });

function show({
  language = "en" as "en" | "de",
  ...given
}: Partial<Props> & { language?: "en" | "de" } = {}) {
  const onPress = vi.fn();
  const props: Props = {
    timer: PAUSED,
    now: signal(at("10:23:45")),
    words: createTestWords(language),
    busy: null,
    isPerson: true,
    keeps: false,
    isAsked: false,
    isOpening: false,
    onPress,
    ...given,
  };
  const view = render(<Verbs {...props} />);
  return { onPress, again: (next: Partial<Props>) => view.rerender(<Verbs {...props} {...next} />) };
}

const buttons = () => screen.queryAllByRole("button").map(nameOf);
const button = (name: string) => screen.getByRole("button", { name });
const told = (name: string) =>
  document.getElementById(button(name).getAttribute("aria-describedby")!)!.textContent;

describe("what can be done", () => {
  it.each<[string, Timer | null, boolean, string[]]>([
    ["while it runs", RUNNING, true, ["Pause", "Stop"]],
    ["while paused", PAUSED, true, ["Resume", "Resume and keep the break", "Stop"]],
    ["when it has ended", STOPPED, true, ["Continue"]],
    ["when it has ended, and awork did not say the type of work", WITHOUT_TYPE, true, []],
    ["when it has ended, and its type of work is archived", ARCHIVED, true, ["Continue"]],
    ["when awork has no entry", null, true, []],
    ["with an API key, which awork lets pause nobody", RUNNING, false, ["Stop"]],
    ["with an API key, which awork lets resume nobody", PAUSED, false, ["Resume", "Stop"]],
  ])("%s", (_title, timer, isPerson, names) => {
    show({ timer, isPerson });
    expect(buttons()).toEqual(names);
  });

  it("keeps the break first, where that was chosen, and Resume beside it says what it counts", () => {
    const { onPress } = show({ keeps: true });
    expect(buttons()).toEqual(["Resume and keep the break", "Resume", "Stop"]);
    expect(button("Resume and keep the break").className).toBe("main");
    expect(button("Resume and keep the break").hasAttribute("aria-describedby")).toBe(false);
    expect(told("Resume")).toBe("0:27 of breaks will count as work");
    fireEvent.click(button("Resume and keep the break"), { detail: 1 });
    fireEvent.click(button("Resume"), { detail: 1 });
    expect(onPress.mock.calls).toEqual([["keep"], ["resume"]]);
  });

  it("keeps no break with an API key, whatever was chosen", () => {
    show({ keeps: true, isPerson: false });
    expect(buttons()).toEqual(["Resume", "Stop"]);
    expect(told("Resume")).toBe("0:27 of breaks will count as work");
  });

  it.each<[string, Timer | null]>([
    ["while it runs", RUNNING],
    ["when it has ended", STOPPED],
    ["when awork has no entry", null],
  ])("is otherwise the same, whatever was chosen: %s", (_title, timer) => {
    const { again } = show({ timer });
    const before = buttons();
    again({ timer, keeps: true });
    expect(buttons()).toEqual(before);
  });

  it.each<[string, Timer | null]>([
    ["Pause", RUNNING],
    ["Stop", RUNNING],
    ["Resume", PAUSED],
    ["Resume and keep the break", PAUSED],
    ["Continue", STOPPED],
  ])("%s is handed on once, and a double click is one", (name, timer) => {
    const { onPress } = show({ timer });
    fireEvent.click(button(name), { detail: 1 });
    fireEvent.click(button(name), { detail: 2 });
    const verbs: Record<string, string> = {
      Pause: "pause",
      Stop: "stop",
      Resume: "resume",
      "Resume and keep the break": "keep",
      Continue: "continue",
    };
    expect(onPress.mock.calls).toEqual([[verbs[name]]]);
  });
});

describe("what awork would refuse", () => {
  it("can be reached, says why, and does nothing", () => {
    const { onPress, again } = show({ timer: STOPPED, whyNotAgain: "The project is done." });
    expect(button("Continue").getAttribute("aria-disabled")).toBe("true");
    expect(told("Continue")).toBe("The project is done.");
    fireEvent.click(button("Continue"), { detail: 1 });
    expect(onPress).not.toHaveBeenCalled();
    again({ timer: STOPPED, whyNotAgain: null });
    expect(button("Continue").getAttribute("aria-disabled")).not.toBe("true");
    fireEvent.click(button("Continue"), { detail: 1 });
    expect(onPress.mock.calls).toEqual([["continue"]]);
  });

  it.each<[string, Timer]>([
    ["Stop", RUNNING],
    ["Resume", PAUSED],
  ])("is only a start: %s", (name, timer) => {
    const { onPress } = show({ timer, whyNotAgain: "The project is done." });
    expect(button(name).getAttribute("aria-disabled")).not.toBe("true");
    fireEvent.click(button(name), { detail: 1 });
    expect(onPress).toHaveBeenCalledOnce();
  });
});

describe("the main action", () => {
  it.each<["en" | "de", string, string]>([
    ["en", "Resume", "0:27 of breaks will count as work"],
    ["de", "Fortsetzen", "0:27 Pause wird zu Arbeitszeit"],
  ])("says before it is pressed what becomes of the breaks: %s", (language, name, counts) => {
    show({ language });
    expect(told(name)).toBe(counts);
  });

  it("says after that what it means for the day's breaks, where they would be too few", () => {
    const removal = "By law, 0 min of 30 min of breaks are then counted.";
    show({ removal });
    expect(told("Resume")).toBe(`0:27 of breaks will count as work. ${removal}`);
    expect(button("Resume").textContent).toContain(removal);
  });

  it("counts the break on while it goes on", async () => {
    const now = signal(at("10:23:45"));
    show({ now });
    now.value = at("10:24:45");
    await expect.poll(() => told("Resume")).toBe("0:28 of breaks will count as work");
  });

  it("tells seconds while the break is shorter than a minute", () => {
    show({ now: signal(at("09:56:45") + 59 * SECOND) });
    expect(told("Resume")).toBe("0:00:59 of breaks will count as work");
  });

  it.each<[string, Timer | null, string]>([
    ["running", RUNNING, "Pause"],
    ["paused", PAUSED, "Resume"],
    ["stopped", STOPPED, "Continue"],
  ])("alone has the focus when the popup opens: %s", (_title, timer, name) => {
    show({ timer, isOpening: true });
    const focused = [...document.querySelectorAll("[autofocus]")];
    expect(focused.map(nameOf)).toEqual([name]);
  });

  it.each<["en" | "de", string]>([
    ["en", "Resuming…"],
    ["de", "Wird fortgesetzt …"],
  ])("says that it is under way, and keeps the focus: %s", (language, name) => {
    show({ busy: "resume", language });
    expect(button(name).getAttribute("aria-busy")).toBe("true");
    expect(button(name).hasAttribute("disabled")).toBe(false);
  });

  it.each<[string, Timer, string, Partial<Props>, string]>([
    ["Pause", RUNNING, "Pause", { timer: PAUSED }, "Resume"],
    [
      "Pause, where the break is kept",
      RUNNING,
      "Pause",
      { timer: PAUSED, keeps: true },
      "Resume and keep the break",
    ],
    ["Resume", PAUSED, "Resume", { timer: RUNNING }, "Pause"],
    ["Stop", RUNNING, "Stop", { timer: STOPPED }, "Continue"],
    ["Continue", STOPPED, "Continue", { timer: sampleTimer({ id: "2" }) }, "Pause"],
  ])(
    "%s hands the focus to no other action: a second Enter does nothing",
    async (_title, timer, name, next, other) => {
      const { again } = show({ timer });
      button(name).focus();
      again(next);
      await expect.poll(buttons).toContain(other);
      const group = document.querySelector(".verbs");
      await expect.poll(() => document.activeElement).toBe(group);
      // The next Tab leads to the main action.
      expect(nameOf(group!.querySelector("button")!)).toBe(other);
    },
  );

  it("gets the focus when the page gets it and has none: before it is shown, Firefox may take none (seen)", () => {
    show({ timer: PAUSED, isOpening: true });
    button("Resume").blur();
    expect(document.activeElement).toBe(document.body);
    dispatchEvent(new Event("focus"));
    expect(document.activeElement).toBe(button("Resume"));
  });

  it("leaves the focus where the person has it", async () => {
    const field = document.body.appendChild(document.createElement("input"));
    field.focus();
    const { again } = show({ timer: RUNNING });
    again({ timer: STOPPED });
    await expect.poll(buttons).toContain("Continue");
    dispatchEvent(new Event("focus"));
    expect(document.activeElement).toBe(field);
    field.remove();
  });
});

describe("a short text", () => {
  it.each<["en" | "de", string, string]>([
    ["en", "Keep the break", "Resume and keep the break"],
    ["de", "Pause behalten", "Fortsetzen, Pause behalten"],
  ])("is enough to see beside Resume; the name says all: %s", (language, text, name) => {
    show({ language });
    expect(button(name).textContent).toBe(text);
  });

  it("is not enough for the main action", () => {
    show({ keeps: true });
    expect(button("Resume and keep the break").textContent).toBe("Resume and keep the break");
  });
});

it("shows the real key in the button that it presses, and does not read it out", () => {
  const { again } = show({ resumeKey: "Ctrl+Shift+9" });
  const kbd = button("Resume").querySelector("kbd")!;
  expect([kbd.textContent, kbd.getAttribute("aria-hidden")]).toEqual(["Ctrl+Shift+9", "true"]);
  again({ resumeKey: "" });
  expect(button("Resume").querySelector("kbd")).toBeNull();
});
