// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it } from "vitest";
import { OneOf } from "@/components/settings/one-of";
import type { Settings } from "@/lib/timer/settings";
import { sampleSettingProps } from "./sample";

afterEach(cleanup);

function show(settings: Partial<Settings> = {}, managed: (keyof Settings)[] = []) {
  const given = sampleSettingProps(settings, managed);
  const options = [
    { value: "entry" as const, text: "Of this", help: "And no other" },
    { value: "today" as const, text: "Of all" },
  ];
  const view = () => <OneOf {...given} name="shown" title="Which" options={options} />;
  const { rerender } = render(view());
  return { ...given, again: () => rerender(view()) };
}

const option = (name: string) => screen.getByRole<HTMLInputElement>("radio", { name });
const checked = () => ["Of this", "Of all"].map((name) => option(name).checked);

describe("a choice of one", () => {
  it.each<[Partial<Settings>, boolean[]]>([
    [{}, [true, false]],
    [{ shown: "today" }, [false, true]],
  ])("has a name, and what holds is chosen: %j", (settings, expected) => {
    show(settings);
    expect(screen.getByRole("group", { name: "Which" })).toBeDefined();
    expect(checked()).toEqual(expected);
  });

  it("says of an option what it means", () => {
    show();
    const id = option("Of this").getAttribute("aria-describedby")!;
    expect(document.getElementById(id)!.textContent).toBe("And no other");
    expect(option("Of all").hasAttribute("aria-describedby")).toBe(false);
  });

  it("hands on what is chosen, and goes back where that does not hold", () => {
    const { onChoose, again } = show();
    fireEvent.click(option("Of all"));
    expect(onChoose.mock.calls).toEqual([[{ shown: "today" }]]);
    again();
    expect(checked()).toEqual([true, false]);
  });

  it("can't be changed where an administrator has set it, and says so", () => {
    show({ shown: "today" }, ["shown"]);
    expect(screen.getByRole<HTMLFieldSetElement>("group").disabled).toBe(true);
    expect(checked()).toEqual([false, true]);
    expect(screen.getByText("Set by your administrator.")).toBeDefined();
  });

  it("says nothing of an administrator who has set something else", () => {
    show({}, ["time"]);
    expect(screen.queryByText("Set by your administrator.")).toBeNull();
  });
});
