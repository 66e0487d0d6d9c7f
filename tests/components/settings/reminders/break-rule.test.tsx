// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { BreakRule } from "@/components/settings/reminders/break-rule";
import type { Kind } from "@/lib/timer/reminders/reminder";
import type { Settings } from "@/lib/timer/settings";
import { sampleSettingProps } from "../sample";

afterEach(cleanup);

function show(
  settings: Partial<Settings> = {},
  {
    managed = [] as (keyof Settings)[],
    mayNotify = true,
    silenced = [] as Kind[],
    language = "en" as "en" | "de",
  } = {},
) {
  const given = {
    ...sampleSettingProps(settings, managed, language),
    mayNotify,
    silenced,
    onAllow: vi.fn(),
    onSilence: vi.fn(),
    onUnsilence: vi.fn(),
  };
  render(<BreakRule {...given} />);
  return given;
}

const ON = { breakRule: "germany" } as const;
const radio = (name: string) => screen.getByRole<HTMLInputElement>("radio", { name });

describe("breaks by law", () => {
  it.each<["en" | "de", string, string, string, RegExp]>([
    ["en", "Law", "Off", "Germany (ArbZG)", /not legal advice/],
    ["de", "Gesetz", "Aus", "Deutschland (ArbZG)", /keine Rechtsberatung/],
  ])("are off until one is chosen, and say what is counted: %s", (language, group, off, law, advice) => {
    const { onChoose } = show({}, { language });
    expect(screen.getByRole("group", { name: group })).toBeDefined();
    expect([radio(off).checked, radio(law).checked]).toEqual([true, false]);
    expect(screen.getByText(advice)).toBeDefined();
    fireEvent.click(radio(law));
    expect(onChoose.mock.calls).toEqual([[ON]]);
  });

  it("are switched off again", () => {
    const { onChoose } = show(ON);
    fireEvent.click(radio("Off"));
    expect(onChoose.mock.calls).toEqual([[{ breakRule: "off" }]]);
  });

  it("offer to allow notifications where they are missing", () => {
    const { onAllow } = show(ON, { mayNotify: false });
    fireEvent.click(screen.getByRole("button", { name: "Allow notifications" }));
    expect(onAllow).toHaveBeenCalledOnce();
  });

  it.each<[string, Partial<Settings>, boolean]>([
    ["they are off", {}, false],
    ["notifications are allowed", ON, true],
  ])("offer nothing of that where %s", (_title, settings, mayNotify) => {
    show(settings, { mayNotify });
    expect(screen.queryByRole("button", { name: "Allow notifications" })).toBeNull();
  });

  it("are silenced for today, and not any more", () => {
    const first = show(ON);
    fireEvent.click(screen.getByRole("button", { name: "Not again today" }));
    expect(first.onSilence.mock.calls).toEqual([["breaks"]]);
    cleanup();
    const second = show(ON, { silenced: ["breaks"] });
    fireEvent.click(screen.getByRole("button", { name: "Remind again" }));
    expect(second.onUnsilence.mock.calls).toEqual([["breaks"]]);
  });

  it("are an administrator's, where one has set them", () => {
    show(ON, { managed: ["breakRule"] });
    expect(screen.getByRole<HTMLFieldSetElement>("group").disabled).toBe(true);
    expect(screen.getByText("Set by your administrator.")).toBeDefined();
  });
});
