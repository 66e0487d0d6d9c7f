// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import type { ComponentProps } from "preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { When } from "@/components/popup/deferred/entry/when";
import type { Timer } from "@/lib/timer/timer";
import { HOUR, MINUTE } from "@/lib/timer/time";
import { at, rest, sampleTimer } from "../../../../lib/timer/sample";
import { createTestWords } from "../../../../lib/words";

afterEach(cleanup);

const RUNNING = sampleTimer({ breaks: [rest("09:10", "09:20")] });
const PAUSED = sampleTimer({ breaks: [rest("09:10", "09:20"), rest("10:06:45", null)] });
const STOPPED = sampleTimer({ end: at("10:00"), duration: 50 * MINUTE, breaks: [rest("09:10", "09:20")] });
const NO_START = sampleTimer({ start: null, duration: HOUR });

function show(given: Partial<ComponentProps<typeof When>> = {}, language: "en" | "de" = "en") {
  const onEdit = vi.fn();
  const now = signal(at("10:23:45"));
  const props = { timer: PAUSED, others: [], now, words: createTestWords(language), onEdit, ...given };
  const view = render(<When {...props} />);
  const again = (next: typeof given) => view.rerender(<When {...props} {...next} />);
  return { onEdit, now, again, container: view.container };
}

const plain = (text: string) => text.replaceAll(/\s/g, " ");
const field = () => screen.queryByRole<HTMLInputElement>("textbox", { name: "Start time" });
const button = (name = /^(since|started)/) => screen.getByRole("button", { name });
const open = () => fireEvent.click(button());

describe("a start that awork lets nobody change", () => {
  it.each([
    ["running", RUNNING],
    ["paused", PAUSED],
  ])("is told, and is no button: %s", (_title, timer) => {
    const { container } = show({ timer });
    const text = container.textContent;
    cleanup();
    expect(show({ timer, isLocked: true }).container.textContent).toBe(text);
    expect(screen.getAllByRole("button").map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^breaks/),
    ]);
  });

  it("is refused with the reason where only the new one is", () => {
    const { onEdit } = show({ whyNot: () => "That day is closed." });
    open();
    fireEvent.input(field()!, { target: { value: "10:30" } });
    fireEvent.keyDown(field()!, { key: "Enter" });
    expect([screen.getByRole("alert").textContent, onEdit.mock.calls]).toEqual(["That day is closed.", []]);
  });
});

describe("since when", () => {
  it.each<[string, Timer, "en" | "de", string]>([
    ["running", sampleTimer(), "en", "since 11:00 AM"],
    ["running, German", sampleTimer(), "de", "seit 11:00"],
    ["paused", PAUSED, "en", "since 12:06 PM · breaks 0:27started 11:00 AM"],
    ["paused, German", PAUSED, "de", "seit 12:06 · Pausen 0:27Beginn 11:00"],
    ["running with breaks", RUNNING, "en", "since 11:00 AM · breaks 0:10"],
    ["ended", STOPPED, "en", "last until 12:00 PMbreaks 0:10"],
    ["ended, German", STOPPED, "de", "zuletzt bis 12:00Pausen 0:10"],
    ["ended, as a length tells", sampleTimer({ duration: HOUR }), "en", "last until 12:00 PM"],
    [
      "a break of seconds",
      sampleTimer({ breaks: [rest("09:10", "09:10:59")] }),
      "en",
      "since 11:00 AM · breaks 0:00",
    ],
    ["a booking by hand without a start, which keeps the line", NO_START, "en", " "],
  ])("%s", (_title, timer, language, expected) => {
    expect(plain(show({ timer }, language).container.textContent)).toBe(expected);
  });

  it("tells the day when it is another one", () => {
    const { container } = show({ timer: sampleTimer(), now: signal(at("10:00") + 24 * HOUR) });
    expect(plain(container.textContent)).toMatch(/^since yesterday, 11:00 AM$/);
  });

  it("tells the day of an end that is not on the day of the start", () => {
    const timer = sampleTimer({ start: at("21:00"), end: at("23:30"), duration: HOUR });
    const { container } = show({ timer, now: signal(at("10:00") + 24 * HOUR) });
    expect(plain(container.textContent)).toBe("last until 1:30 AM");
  });

  it("counts the break on", async () => {
    const { now, container } = show();
    now.value = at("10:24:45");
    await expect.poll(() => container.textContent).toContain("breaks 0:28");
  });
});

describe("the start", () => {
  it.each<[string, Timer, string[]]>([
    ["can be corrected while it runs", RUNNING, ["since 11:00 AM", "breaks 0:10"]],
    ["can be corrected while it is paused", PAUSED, ["breaks 0:27", "started 11:00 AM"]],
    ["is as it is once it has ended", STOPPED, ["breaks 0:10"]],
    ["is not there for a booking without one", NO_START, []],
  ])("%s", (_title, timer, names) => {
    show({ timer });
    expect(screen.queryAllByRole("button").map(({ textContent }) => plain(textContent))).toEqual(names);
  });

  it("is corrected in a field, and the focus comes back", () => {
    const { onEdit } = show();
    open();
    expect(document.activeElement).toBe(field());
    fireEvent.input(field()!, { target: { value: "9:05" } });
    fireEvent.keyDown(field()!, { key: "Enter" });
    expect(onEdit.mock.calls).toEqual([
      [{ id: PAUSED.id, field: "start", from: at("09:00"), to: at("07:05") }],
    ]);
    expect(field()).toBeNull();
    expect(document.activeElement).toBe(button());
  });

  it("stays when it is given up", () => {
    const { onEdit } = show();
    open();
    fireEvent.input(field()!, { target: { value: "9:05" } });
    fireEvent.keyDown(field()!, { key: "Escape" });
    expect(field()).toBeNull();
    expect(document.activeElement).toBe(button());
    expect(onEdit).not.toHaveBeenCalled();
  });

  it("keeps what is typed while the time goes on", async () => {
    const { now, container } = show();
    open();
    fireEvent.input(field()!, { target: { value: "9:0" } });
    const typing = field();
    now.value = at("10:24:45");
    await expect.poll(() => container.textContent).toContain("breaks 0:28");
    expect(field()).toBe(typing);
    expect(typing!.value).toBe("9:0");
  });

  it.each<[string, Timer]>([
    ["another timer", { ...PAUSED, id: "another" }],
    ["its end", { ...PAUSED, end: at("10:00") }],
  ])("is not asked for any more after %s", (_title, timer) => {
    const { again, onEdit } = show();
    open();
    fireEvent.input(field()!, { target: { value: "9:05" } });
    again({ timer });
    expect(field()).toBeNull();
    expect(onEdit).not.toHaveBeenCalled();
  });
});

describe("the breaks", () => {
  const toggle = () => button(/^breaks/);

  it("are listed when asked for, and put away again", () => {
    show();
    expect(toggle().getAttribute("aria-expanded")).toBe("false");
    expect(screen.queryByRole("list")).toBeNull();
    fireEvent.click(toggle());
    expect(toggle().getAttribute("aria-expanded")).toBe("true");
    expect(screen.getByRole("list", { name: "breaks 0:27" })).toBeDefined();
    expect(screen.getAllByRole("listitem").map(({ textContent }) => plain(textContent))).toEqual([
      "11:10 AM – 11:20 AM 0:10",
      "since 12:06 PM 0:17:00",
    ]);
    fireEvent.click(toggle());
    expect(screen.queryByRole("list")).toBeNull();
  });

  it("go with the last of them", () => {
    const { again } = show({ timer: RUNNING });
    fireEvent.click(toggle());
    again({ timer: sampleTimer() });
    expect(screen.queryByRole("list")).toBeNull();
  });

  it("keep the focus where it is when the timer goes on", () => {
    const { again } = show();
    const pressed = toggle();
    pressed.focus();
    again({ timer: { ...PAUSED, breaks: [rest("09:10", "09:20"), rest("10:06:45", "10:23")] } });
    expect(toggle()).toBe(pressed);
    expect(document.activeElement).toBe(pressed);
  });
});
