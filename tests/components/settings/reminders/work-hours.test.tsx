// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it } from "vitest";
import { WorkHours } from "@/components/settings/reminders/work-hours";
import type { Settings } from "@/lib/timer/settings";
import { sampleSettingProps } from "../sample";

afterEach(cleanup);

function show(settings: Partial<Settings> = {}, language: "en" | "de" = "en") {
  const given = sampleSettingProps(settings, [], language);
  const { rerender } = render(<WorkHours {...given} />);
  const drawAgain = (more: Partial<Settings>) =>
    rerender(<WorkHours {...given} settings={{ ...given.settings, ...more }} />);
  return { ...given, drawAgain };
}

const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name);
function enter(name: string, value: string) {
  fireEvent.input(field(name), { target: { value } });
  fireEvent.blur(field(name));
}

describe("the days", () => {
  it.each<["en" | "de", string[]]>([
    ["en", ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]],
    ["de", ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"]],
  ])("go from Monday to Sunday: %s", (language, names) => {
    show({ workDays: [1, 7] }, language);
    const boxes = screen.getAllByRole<HTMLInputElement>("checkbox");
    expect(boxes.map(({ parentElement }) => parentElement!.textContent)).toEqual(names);
    expect(boxes.map(({ checked }) => checked)).toEqual([true, false, false, false, false, false, true]);
  });

  it.each<[string, number[]]>([
    ["Tuesday", [1, 2, 3, 7]],
    ["Sunday", [1, 3]],
    ["Monday", [3, 7]],
  ])("change one by one, and stay in order: %s", (name, workDays) => {
    const { onChoose } = show({ workDays: [1, 3, 7] });
    fireEvent.click(field(name));
    expect(onChoose.mock.calls).toEqual([[{ workDays }]]);
  });
});

describe("the hours", () => {
  const values = () => ["From", "To"].map((name) => field(name).value);

  it.each<["en" | "de", string[], string[]]>([
    ["en", ["From", "To"], ["9:00 AM", "10:00 PM"]],
    ["de", ["Von", "Bis"], ["9:00", "22:00"]],
  ])("are shown by the person's own clock: %s", (language, names, texts) => {
    show({ workTo: 22 * 60 }, language);
    expect(names.map((name) => field(name).value)).toEqual(texts);
  });

  it("stay as they are typed while the page is drawn anew", () => {
    const { drawAgain } = show({ workFrom: 480 });
    fireEvent.input(field("From"), { target: { value: "9:3" } });
    drawAgain({ workFrom: 480, workDays: [1] });
    expect(field("From").value).toBe("9:3");
  });

  it("show what is newer than what was typed", () => {
    const { drawAgain, onChoose } = show({ workFrom: 480 });
    fireEvent.input(field("From"), { target: { value: "8:00 AM1" } });
    fireEvent.input(field("From"), { target: { value: "8:00 AM" } });
    fireEvent.input(field("To"), { target: { value: "6" } });
    drawAgain({ workFrom: 600, workTo: 1200 });
    expect(values()).toEqual(["10:00 AM", "8:00 PM"]);
    fireEvent.blur(field("From"));
    fireEvent.blur(field("To"));
    expect(onChoose).not.toHaveBeenCalled();
  });

  it.each<[string, string, Partial<Settings>]>([
    ["From", "8:30", { workFrom: 510 }],
    ["From", "0830", { workFrom: 510 }],
    ["From", "8:30 Uhr", { workFrom: 510 }],
    ["From", "12 am", { workFrom: 0 }],
    ["From", "10 pm", { workFrom: 1320 }],
    ["From", "18:00", { workFrom: 1080 }],
    ["To", "6:15", { workTo: 1095 }],
    ["To", "18:15", { workTo: 1095 }],
    ["To", "6 am", { workTo: 360 }],
    ["To", "8:59 AM", { workTo: 539 }],
    // The midnight that ends the day.
    ["To", "0:00", { workTo: 1440 }],
    ["To", "12 am", { workTo: 1440 }],
    ["To", "24:00", { workTo: 1440 }],
    ["From", "24 Uhr", { workFrom: 0 }],
  ])("%s %s", (name, value, chosen) => {
    const { onChoose, onInvalid } = show();
    enter(name, value);
    expect([onChoose.mock.calls, onInvalid.mock.calls]).toEqual([[[chosen]], []]);
  });

  type Entered = [name: string, value: string];

  it.each<[Entered, Entered]>([
    [
      ["From", "22:00"],
      ["To", "6:00 am"],
    ],
    [
      ["To", "6:00 am"],
      ["From", "22:00"],
    ],
  ])("may cross midnight, in either order: %s first", (first, second) => {
    const { onChoose, onInvalid, drawAgain } = show();
    enter(...first);
    drawAgain(onChoose.mock.calls[0]![0]);
    enter(...second);
    expect(onInvalid).not.toHaveBeenCalled();
    expect(Object.assign({}, ...onChoose.mock.calls.flat())).toEqual({ workFrom: 1320, workTo: 360 });
  });

  it.each<[Entered, Entered, Partial<Settings>]>([
    [["From", "5:00 pm"], ["To", "10:00 pm"], { workFrom: 1020, workTo: 1320 }],
    [["To", "9:00 am"], ["From", "1:00 am"], { workFrom: 60, workTo: 540 }],
  ])("are checked together where one comes to meet the other: %s first", (first, second, both) => {
    const { onChoose, onInvalid } = show();
    enter(...first);
    expect(onInvalid.mock.calls).toEqual([
      ["Working hours can’t begin and end at the same time. They stay at 9:00 AM to 5:00 PM."],
    ]);
    expect(field(first[0]).value).toBe(first[1]);
    enter(...second);
    expect(onChoose.mock.calls).toEqual([[both]]);
  });

  it.each([
    ["From", ""],
    ["From", "soon"],
    ["To", "25:00"],
    ["To", "9.5"],
  ])("are not taken where they are no times, and what still holds is said: %s '%s'", (name, value) => {
    const { onChoose, onInvalid } = show();
    enter(name, value);
    expect(onChoose).not.toHaveBeenCalled();
    expect(onInvalid.mock.calls).toEqual([
      ["This is not a time. Enter it like 2:05 PM. Working hours stay at 9:00 AM to 5:00 PM."],
    ]);
    expect(values()).toEqual(["9:00 AM", "5:00 PM"]);
  });

  it("are said in German by the clock that people have there", () => {
    const { onInvalid } = show({}, "de");
    enter("Bis", "bald");
    expect(onInvalid.mock.calls).toEqual([
      ["Das ist keine Uhrzeit. Gib sie als 14:05 ein. Es bleibt bei 9:00 bis 17:00."],
    ]);
  });

  it("count once the person is done, not while they are typed", () => {
    const { onChoose, onInvalid } = show();
    fireEvent.input(field("To"), { target: { value: "1" } });
    fireEvent.change(field("To"));
    fireEvent.input(field("To"), { target: { value: "18:00" } });
    fireEvent.keyDown(field("To"), { key: "8" });
    expect([onChoose.mock.calls, onInvalid.mock.calls]).toEqual([[], []]);
    fireEvent.keyDown(field("To"), { key: "Enter" });
    expect(onChoose.mock.calls).toEqual([[{ workTo: 1080 }]]);
  });

  it("are handed on once, by Enter and then by leaving the field", () => {
    const { onChoose, drawAgain } = show();
    fireEvent.input(field("To"), { target: { value: "18:00" } });
    fireEvent.keyDown(field("To"), { key: "Enter" });
    drawAgain({ workTo: 1080 });
    fireEvent.blur(field("To"));
    expect(onChoose).toHaveBeenCalledOnce();
  });

  it("are not handed on where nothing was changed", () => {
    const { onChoose, onInvalid } = show({ workTo: 1440 });
    expect(field("To").value).toBe("12:00 AM");
    for (const name of ["From", "To"]) fireEvent.blur(field(name));
    enter("From", "09:00");
    expect([onChoose.mock.calls, onInvalid.mock.calls]).toEqual([[], []]);
    expect(field("From").value).toBe("9:00 AM");
  });
});
