// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import type { ComponentProps } from "preact";
import { afterEach, describe, expect, it } from "vitest";
import { NumberField } from "@/components/settings/number-field";
import type { Settings } from "@/lib/timer/settings";
import { sampleSettingProps } from "./sample";

afterEach(cleanup);

type Name = ComponentProps<typeof NumberField>["name"];

function show(settings: Partial<Settings> = {}, name: Name = "guardMinutes", managed: Name[] = []) {
  const given = sampleSettingProps(settings, managed);
  const page = (more: Partial<Settings> = {}) => (
    <NumberField {...given} settings={{ ...given.settings, ...more }} id="field" name={name} unit="minute" />
  );
  const { rerender } = render(page());
  return { ...given, drawAgain: (more?: Partial<Settings>) => rerender(page(more)) };
}

const field = () => screen.getByRole<HTMLInputElement>("spinbutton");
const enter = (value: string) => fireEvent.change(field(), { target: { value } });

describe("a number", () => {
  it("shows what is newer than what was typed: a digit typed, deleted, then an import", () => {
    const { drawAgain } = show({ guardMinutes: 45 });
    fireEvent.input(field(), { target: { value: "451" } });
    fireEvent.input(field(), { target: { value: "45" } });
    drawAgain({ guardMinutes: 30 });
    expect(field().value).toBe("30");
    drawAgain({ guardMinutes: 45 });
    expect(field().value).toBe("45");
  });

  it("shows what is newer than what is being typed", () => {
    const { drawAgain } = show({ guardMinutes: 45 });
    fireEvent.input(field(), { target: { value: "4" } });
    drawAgain({ guardMinutes: 30 });
    expect(field().value).toBe("30");
    drawAgain({ guardMinutes: 45 });
    expect(field().value).toBe("45");
  });

  it.each<[string, () => void]>([
    ["with the key", () => void fireEvent.keyUp(field(), { key: "ArrowUp" })],
    ["with the field", () => void fireEvent.blur(field())],
  ])("is chosen once, as it is last, where a key is held down: %s", (_title, end) => {
    const { onChoose } = show({ guardMinutes: 45 });
    field().focus();
    for (const value of ["46", "47", "48"]) {
      fireEvent.keyDown(field(), { key: "ArrowUp", repeat: value !== "46" });
      fireEvent.input(field(), { target: { value } });
      fireEvent.change(field());
    }
    expect(onChoose).not.toHaveBeenCalled();
    end();
    end();
    expect(onChoose.mock.calls).toEqual([[{ guardMinutes: 48 }]]);
  });

  it("is what it is now", () => {
    show({ guardMinutes: 45 });
    expect(field().value).toBe("45");
  });

  it.each<[string, Name, number]>([
    ["30", "guardMinutes", 30],
    ["0", "guardMinutes", 0],
    ["1440", "guardMinutes", 1440],
    ["1", "remindLongHours", 1],
    ["24", "remindLongHours", 24],
    ["1", "remindPausedMinutes", 1],
    ["5", "remindAwayMinutes", 5],
  ])("takes %s for %s", (value, name, number) => {
    const { onChoose, onInvalid } = show({}, name);
    enter(value);
    expect(onChoose.mock.calls).toEqual([[{ [name]: number }]]);
    expect(onInvalid).not.toHaveBeenCalled();
  });

  it.each<[string, Name, string]>([
    ["", "guardMinutes", "Enter a whole number from 0 to 1440. The value stays 60."],
    ["-1", "guardMinutes", "Enter a whole number from 0 to 1440. The value stays 60."],
    ["1441", "guardMinutes", "Enter a whole number from 0 to 1440. The value stays 60."],
    ["1.5", "guardMinutes", "Enter a whole number from 0 to 1440. The value stays 60."],
    ["1e9", "guardMinutes", "Enter a whole number from 0 to 1440. The value stays 60."],
    // Off is a switch of its own.
    ["0", "remindLongHours", "Enter a whole number from 1 to 24. The value stays 8."],
    ["25", "remindLongHours", "Enter a whole number from 1 to 24. The value stays 8."],
    ["0", "remindPausedMinutes", "Enter a whole number from 1 to 1440. The value stays 30."],
    ["4", "remindAwayMinutes", "Enter a whole number from 5 to 1440. The value stays 25."],
  ])("does not take '%s' for %s, and says what still holds", (value, name, told) => {
    const { onChoose, onInvalid } = show(
      { remindLongHours: 8, remindPausedMinutes: 30, remindAwayMinutes: 25 },
      name,
    );
    enter(value);
    expect(onChoose).not.toHaveBeenCalled();
    expect(onInvalid.mock.calls).toEqual([[told]]);
  });

  it("stays as it is typed while the page is drawn anew, and is then what holds", () => {
    const { drawAgain } = show({ guardMinutes: 45 });
    fireEvent.input(field(), { target: { value: "1" } });
    drawAgain({ resume: "keepBreaks" });
    expect(field().value).toBe("1");
    enter("17");
    drawAgain({ guardMinutes: 17 });
    expect(field().value).toBe("17");
    drawAgain({ guardMinutes: 20 });
    expect(field().value).toBe("20");
  });

  it("that is not taken gives way to the one that holds", () => {
    show({ guardMinutes: 45 });
    fireEvent.input(field(), { target: { value: "-1" } });
    enter("-1");
    expect(field().value).toBe("45");
  });

  it.each<[Name[], boolean]>([
    [["guardMinutes"], true],
    [["remindLongHours"], false],
    [[], false],
  ])("can't be changed where an administrator has set it: %j", (managed, isDisabled) => {
    show({ guardMinutes: 45 }, "guardMinutes", managed);
    expect([field().disabled, field().value]).toEqual([isDisabled, "45"]);
  });
});
