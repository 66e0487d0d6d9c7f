// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import type { ComponentProps } from "preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { StartTime } from "@/components/popup/deferred/entry/start-time";
import type { Timer } from "@/lib/timer/timer";
import { HOUR, MINUTE } from "@/lib/timer/time";
import { at, rest, sampleTimer } from "../../../../lib/timer/sample";
import { createTestWords } from "../../../../lib/words";

afterEach(cleanup);

/** Runs since 11:00:30 in the tests' time zone; now is 12:23:45. */
const TIMER = sampleTimer({ start: at("09:00:30") });
const { id } = TIMER;

function show(given: Partial<ComponentProps<typeof StartTime>> = {}, language: "en" | "de" = "en") {
  const calls = { onEdit: vi.fn(), onClose: vi.fn() };
  const props = {
    timer: TIMER,
    start: at("09:00:30"),
    others: [],
    now: signal(at("10:23:45")),
    words: createTestWords(language),
    ...calls,
    ...given,
  };
  const view = render(<StartTime {...props} />);
  return { ...calls, again: (next: typeof given) => view.rerender(<StartTime {...props} {...next} />) };
}

const field = (name = "Start time") => screen.getByRole<HTMLInputElement>("textbox", { name });
const alert = () => screen.getByRole("alert").textContent.replaceAll(/\s/g, " ");
const type = (value: string) => fireEvent.input(field(), { target: { value } });
const enter = () => fireEvent.keyDown(field(), { key: "Enter" });

describe("the start as a field", () => {
  it.each<["en" | "de", string, string]>([
    ["en", "Start time", "11:00 AM"],
    ["de", "Beginn", "11:00"],
  ])("begins with the time of day, selected: %s", (language, name, text) => {
    show({}, language);
    const { value, selectionStart, selectionEnd } = field(name);
    expect(value.replaceAll(/\s/g, " ")).toBe(text);
    expect([selectionStart, selectionEnd]).toEqual([0, text.length]);
    expect(document.activeElement).toBe(field(name));
  });

  it.each<["en" | "de", number, string]>([
    ["de", 0, "11:00"],
    ["de", 24, "gestern, 11:00"],
    ["de", 48, "Mi., 26. Aug., 11:00"],
    ["en", 24, "yesterday, 11:00 AM"],
    ["en", 48, "Wed, Aug 26, 11:00 AM"],
  ])(
    "has its day where that is not today, and stays when it is left so: %s, %d hours later",
    (language, hours, text) => {
      const { onEdit, onClose } = show({ now: signal(at("10:00") + hours * HOUR) }, language);
      const field = screen.getByRole<HTMLInputElement>("textbox");
      expect(field.value).toBe(text);
      fireEvent.keyDown(field, { key: "Enter" });
      expect(onEdit).not.toHaveBeenCalled();
      expect(onClose.mock.calls).toEqual([["back"]]);
    },
  );

  it.each([
    ["Enter", enter, "back"],
    ["leaving it", () => field().blur(), "shut"],
  ])("is saved by %s", (_title, end, place) => {
    const { onEdit, onClose } = show();
    type("9:05");
    end();
    expect(onEdit.mock.calls).toEqual([[{ id, field: "start", from: at("09:00:30"), to: at("07:05") }]]);
    expect(onClose.mock.calls).toEqual([[place]]);
  });

  it.each(["en", "de"] as const)(
    "is not sent when it is the same minute, as it stands there: %s",
    (language) => {
      const { onEdit, onClose } = show({}, language);
      fireEvent.keyDown(screen.getByRole("textbox"), { key: "Enter" });
      expect(onEdit).not.toHaveBeenCalled();
      expect(onClose.mock.calls).toEqual([["back"]]);
    },
  );

  it("is sent once, also when the field tells that it was left", () => {
    const { onEdit } = show();
    type("9:05");
    enter();
    field().blur();
    expect(onEdit).toHaveBeenCalledOnce();
  });

  it("is not sent after Escape", () => {
    const { onEdit, onClose } = show();
    type("9:05");
    fireEvent.keyDown(field(), { key: "Escape" });
    field().blur();
    expect(onEdit).not.toHaveBeenCalled();
    expect(onClose.mock.calls[0]).toEqual(["back"]);
  });

  it("goes from what was there when it was opened, and keeps what is typed", () => {
    const { onEdit, again } = show();
    type("9:05");
    again({ start: at("08:00"), timer: sampleTimer({ start: at("08:00") }) });
    expect(field().value).toBe("9:05");
    enter();
    expect(onEdit.mock.calls).toEqual([[{ id, field: "start", from: at("09:00:30"), to: at("07:05") }]]);
  });
});

describe("a start that changed in awork meanwhile", () => {
  const NEWER = { start: at("08:00"), timer: sampleTimer({ start: at("08:00") }) };

  it.each([
    ["left", () => field().blur()],
    ["confirmed", enter],
    ["given up", () => fireEvent.keyDown(field(), { key: "Escape" })],
  ])("is not sent back when the field is only %s", (_title, end) => {
    const { onEdit, again } = show();
    again(NEWER);
    end();
    field().blur();
    expect(onEdit).not.toHaveBeenCalled();
  });
});

describe("a start that can't be", () => {
  const OTHER: Timer = sampleTimer({ id: "other", start: at("06:00"), end: at("08:00"), duration: 2 * HOUR });
  const PAUSED = sampleTimer({ start: at("09:00:30"), breaks: [rest("09:30", null)] });

  it.each<[string, Partial<ComponentProps<typeof StartTime>>, string, "en" | "de", string]>([
    ["no time", {}, "soon", "en", "This is not a time. Enter it like 2:05 PM."],
    ["no time, German", {}, "bald", "de", "Das ist keine Uhrzeit. Gib sie als 14:05 ein."],
    ["nothing", {}, "", "en", "This is not a time. Enter it like 2:05 PM."],
    ["markup", {}, "<b>9</b>", "en", "This is not a time. Enter it like 2:05 PM."],
    ["the future", {}, "12:30 pm", "en", "This start is in the future. Enter an earlier time."],
    [
      "behind a break",
      { timer: PAUSED },
      "11:45 am",
      "en",
      "The first break began before that. Enter an earlier time.",
    ],
    [
      "over another entry",
      { others: [OTHER] },
      "9:05",
      "en",
      "This overlaps another entry (until 10:00 AM).",
    ],
    [
      "over another entry, German",
      { others: [OTHER] },
      "9:05",
      "de",
      "Dieser Beginn überschneidet sich mit einem anderen Eintrag (bis 10:00).",
    ],
  ])("is told, and what was typed stays: %s", (_title, given, text, language, told) => {
    const { onEdit, onClose } = show(given, language);
    const field = screen.getByRole<HTMLInputElement>("textbox");
    expect([alert(), field.getAttribute("aria-invalid")]).toEqual(["", "false"]);
    fireEvent.input(field, { target: { value: text } });
    fireEvent.keyDown(field, { key: "Enter" });
    expect(alert()).toBe(told);
    expect(field.value).toBe(text);
    expect(field.getAttribute("aria-invalid")).toBe("true");
    expect(document.getElementById(field.getAttribute("aria-describedby")!)).toBe(screen.getByRole("alert"));
    field.blur();
    expect(field.value).toBe(text);
    expect(onEdit).not.toHaveBeenCalled();
    expect(onClose).not.toHaveBeenCalled();
  });

  it("can be put right", () => {
    const { onEdit, onClose } = show();
    type("soon");
    enter();
    type("905");
    enter();
    expect(onEdit.mock.calls).toEqual([[{ id, field: "start", from: at("09:00:30"), to: at("07:05") }]]);
    expect(onClose.mock.calls).toEqual([["back"]]);
  });

  it("can be given up", () => {
    const { onEdit, onClose } = show();
    type("soon");
    enter();
    fireEvent.keyDown(field(), { key: "Escape" });
    expect(onClose.mock.calls).toEqual([["back"]]);
    expect(onEdit).not.toHaveBeenCalled();
  });

  it("goes by the time of the moment", () => {
    const now = signal(at("10:23:45"));
    const { onEdit } = show({ now });
    type("12:30 pm");
    enter();
    now.value = at("10:31");
    enter();
    expect(onEdit.mock.calls.map(([{ to }]) => to)).toEqual([at("10:30")]);
  });
});

describe("what was understood", () => {
  const meaning = () => document.querySelector("[aria-live]")!.textContent;

  it.each<["en" | "de", string, string]>([
    ["en", "9:05", "today 9:05 AM"],
    ["en", "905", "today 9:05 AM"],
    ["en", "11:50", "today 11:50 AM"],
    ["en", "1", "today 1:00 AM"],
    ["en", "yesterday 9:05", "yesterday, 9:05 PM"],
    ["de", "9 Uhr 5", "heute 9:05"],
    ["de", "gestern 9:05", "gestern, 9:05"],
    ["de", "Mo 9:05", "Mo., 24. Aug., 9:05"],
    ["de", "bald", "\u00a0"],
    ["de", "13", "\u00a0"],
    ["de", "", "\u00a0"],
  ])("is shown before it is saved: %s, %s", (language, text, told) => {
    show({}, language);
    fireEvent.input(screen.getByRole("textbox"), { target: { value: text } });
    expect(meaning()).toBe(told);
  });

  it("is told to screen readers as it changes", () => {
    show();
    expect(document.querySelector("[aria-live]")!.getAttribute("aria-live")).toBe("polite");
  });

  it("is what is saved", () => {
    const others = [
      sampleTimer({ id: "other", start: at("18:00") - 24 * HOUR, end: at("08:00"), duration: HOUR }),
    ];
    const { onEdit } = show({ others, now: signal(at("20:30")) });
    type("10:30");
    expect(meaning()).toBe("today 10:30 PM");
    enter();
    expect(onEdit.mock.calls[0]![0].to).toBe(at("20:30"));
  });

  it("is the morning's where the evening's lies behind a break", () => {
    const timer = sampleTimer({ start: at("05:00"), breaks: [rest("10:00", "10:30")] });
    const { onEdit } = show({ timer, start: at("05:00"), now: signal(at("20:30")) });
    type("6:30");
    expect(meaning()).toBe("today 6:30 AM");
    enter();
    expect(onEdit.mock.calls[0]![0].to).toBe(at("04:30"));
  });

  it("goes by the moment", async () => {
    const now = signal(at("10:29:59"));
    show({ now }, "de");
    fireEvent.input(screen.getByRole("textbox"), { target: { value: "12:30" } });
    expect(meaning()).toBe("\u00a0");
    now.value = at("10:30");
    await expect.poll(meaning).toBe("heute 12:30");
  });

  it("says which of two times that look alike, when the clock is put back", () => {
    const start = Date.parse("2026-10-25T01:40:00Z");
    const now = signal(Date.parse("2026-10-25T01:50:00Z"));
    const { onEdit } = show({ timer: sampleTimer({ start }), start, now }, "de");
    fireEvent.input(screen.getByRole("textbox"), { target: { value: "2:35" } });
    expect(meaning()).toBe("heute 2:35 (MEZ)");
    fireEvent.keyDown(screen.getByRole("textbox"), { key: "Enter" });
    expect(onEdit.mock.calls[0]![0].to).toBe(now.value - 15 * MINUTE);
  });
});
