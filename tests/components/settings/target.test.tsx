// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it } from "vitest";
import { Target } from "@/components/settings/target";
import type { Settings } from "@/lib/timer/settings";
import { sampleSettingProps } from "./sample";

afterEach(cleanup);

function show(
  settings: Partial<Settings> = {},
  managed: (keyof Settings)[] = [],
  language: "en" | "de" = "en",
) {
  const given = sampleSettingProps(settings, managed, language);
  render(<Target {...given} />);
  return given;
}

const field = () => screen.getByRole<HTMLInputElement>("textbox", { name: "Hours on a working day" });

/** Types into the field, and leaves it. */
function type(text: string) {
  fireEvent.input(field(), { target: { value: text } });
  fireEvent.blur(field());
}

describe("the daily target", () => {
  it.each<["en" | "de", string]>([
    ["en", "Hours of my own"],
    ["de", "Eigene Stunden"],
  ])("can be one's own: %s", (language, name) => {
    const { onChoose } = show({}, [], language);
    expect(screen.queryByRole("textbox")).toBeNull();
    fireEvent.click(screen.getByRole("radio", { name }));
    expect(onChoose.mock.calls).toEqual([[{ target: "own" }]]);
  });

  it("has a length, and working days", () => {
    const { onChoose } = show({ target: "own", targetMinutes: 450 });
    expect(field().value).toBe("7:30");
    type("6,5");
    fireEvent.click(screen.getByRole("checkbox", { name: "Friday" }));
    expect(onChoose.mock.calls).toEqual([[{ targetMinutes: 390 }], [{ workDays: [1, 2, 3, 4] }]]);
  });

  it.each([
    ["is not chosen again when it stays the same", "8:00", 0],
    ["stays when what was typed is none, and that is said", "a day", 1],
    ["stays when what was typed is longer than a day", "24:30", 1],
  ])("%s", (_title, text, times) => {
    const { onChoose, onInvalid } = show({ target: "own" });
    type(text);
    expect([onChoose.mock.calls, onInvalid.mock.calls.length]).toEqual([[], times]);
    expect(field().value).toBe("8:00");
    if (times) expect(onInvalid.mock.calls[0]![0]).toContain("stay at 8:00");
  });

  it("is an administrator's, where one has set it", () => {
    show({ target: "own" }, ["target", "targetMinutes", "workDays"]);
    expect(field().disabled).toBe(true);
    expect(screen.getByRole<HTMLInputElement>("checkbox", { name: "Monday" }).disabled).toBe(true);
    expect(screen.getAllByText("Set by your administrator.")).toHaveLength(3);
  });
});
