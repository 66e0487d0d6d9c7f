// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it } from "vitest";
import { WorkHours } from "@/components/settings/work-hours";
import type { Settings } from "@/lib/timer/settings";
import { sampleChoosing } from "./sample";

afterEach(cleanup);

function show(settings: Partial<Settings> = {}, language: "en" | "de" = "en") {
  const given = sampleChoosing(settings, [], language);
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
  it("stay as they are typed while the page is drawn anew", () => {
    const { drawAgain } = show({ workFrom: 480 });
    fireEvent.input(field("From"), { target: { value: "09:30" } });
    drawAgain({ workFrom: 480, workDays: [1] });
    expect(field("From").value).toBe("09:30");
    fireEvent.blur(field("From"));
    drawAgain({ workFrom: 600 });
    expect(field("From").value).toBe("10:00");
  });

  it.each<[string, string, Partial<Settings>]>([
    ["From", "08:30", { workFrom: 510 }],
    ["From", "00:00", { workFrom: 0 }],
    ["To", "18:15", { workTo: 1095 }],
    // The midnight that ends the day.
    ["To", "00:00", { workTo: 1440 }],
  ])("%s %s", (name, value, chosen) => {
    const { onChoose, onInvalid } = show();
    enter(name, value);
    expect([onChoose.mock.calls, onInvalid.mock.calls]).toEqual([[[chosen]], []]);
  });

  it.each([
    ["From", "17:00"],
    ["From", "18:00"],
    ["From", ""],
    ["To", "09:00"],
    ["To", "01:00"],
    ["To", ""],
  ])("are not taken, and what still holds is said: %s '%s'", (name, value) => {
    const { onChoose, onInvalid } = show();
    enter(name, value);
    expect(onChoose).not.toHaveBeenCalled();
    expect(onInvalid.mock.calls).toEqual([
      ["Working hours must end after they begin. They stay at 09:00 to 17:00."],
    ]);
  });

  it("count once the person is done, not while the parts are typed", () => {
    const { onChoose, onInvalid } = show();
    fireEvent.input(field("To"), { target: { value: "01:00" } });
    fireEvent.change(field("To"));
    expect(onInvalid).not.toHaveBeenCalled();
    fireEvent.input(field("To"), { target: { value: "18:00" } });
    fireEvent.keyDown(field("To"), { key: "8" });
    expect(onChoose).not.toHaveBeenCalled();
    fireEvent.keyDown(field("To"), { key: "Enter" });
    expect(onChoose.mock.calls).toEqual([[{ workTo: 1080 }]]);
  });

  it("are not handed on where nothing was changed", () => {
    const { onChoose, onInvalid } = show({ workTo: 1440 });
    expect(field("To").value).toBe("00:00");
    for (const name of ["From", "To"]) fireEvent.blur(field(name));
    expect([onChoose.mock.calls, onInvalid.mock.calls]).toEqual([[], []]);
  });
});
