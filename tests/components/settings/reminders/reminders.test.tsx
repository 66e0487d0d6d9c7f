// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Reminders } from "@/components/settings/reminders/reminders";
import type { Kind } from "@/lib/timer/reminders/reminder";
import type { Settings } from "@/lib/timer/settings";
import { sampleSettingProps } from "../sample";

afterEach(cleanup);

const ON: Partial<Settings> = {
  remindLongHours: 9,
  remindPausedMinutes: 31,
  remindAwayMinutes: 26,
  remindNothing: true,
};

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
    onRemind: vi.fn(),
    onAllow: vi.fn(),
    onSilence: vi.fn(),
    onUnsilence: vi.fn(),
  };
  const { rerender } = render(<Reminders {...given} />);
  return { ...given, again: () => rerender(<Reminders {...given} />) };
}

const box = (name: string) => screen.getByRole<HTMLInputElement>("checkbox", { name });

/** A reminder, its number while it is on, what it begins with, and what switches it off. */
const ROWS: [string, string | null, Partial<Settings>, Partial<Settings>][] = [
  ["A timer has run longer than", "hours", { remindLongHours: 8 }, { remindLongHours: 0 }],
  ["A timer has been paused longer than", "minutes", { remindPausedMinutes: 30 }, { remindPausedMinutes: 0 }],
  [
    "You were away from a running timer longer than",
    "minutes",
    { remindAwayMinutes: 25 },
    { remindAwayMinutes: 0 },
  ],
  ["No timer runs during working hours", null, { remindNothing: true }, { remindNothing: false }],
];

describe("a reminder", () => {
  it.each(ROWS)("is off, and is asked for with what is usual: %s", (name, _unit, first) => {
    const { onRemind, onChoose } = show();
    expect(box(name).checked).toBe(false);
    fireEvent.click(box(name));
    expect([onRemind.mock.calls, onChoose.mock.calls]).toEqual([[[first]], []]);
  });

  it.each(ROWS)("goes back to off where it was refused: %s", (name) => {
    const { again } = show();
    fireEvent.click(box(name));
    expect(box(name).checked).toBe(true);
    again();
    expect(box(name).checked).toBe(false);
  });

  it.each(ROWS)("is switched off without a question: %s", (name, _unit, _first, off) => {
    const { onRemind, onChoose } = show(ON);
    expect(box(name).checked).toBe(true);
    fireEvent.click(box(name));
    expect([onRemind.mock.calls, onChoose.mock.calls]).toEqual([[], [[off]]]);
  });

  it.each(ROWS.filter(([, unit]) => unit))("shows its number while it is on: %s", (name, unit, first) => {
    const [setting] = Object.keys(first) as (keyof Settings)[];
    show();
    expect(screen.queryByRole("spinbutton")).toBeNull();
    cleanup();
    const { onChoose } = show(ON);
    const field = screen.getByRole<HTMLInputElement>("spinbutton", { name: `${name} ${unit}` });
    expect(field.value).toBe(String(ON[setting!]));
    fireEvent.change(field, { target: { value: "12" } });
    expect(onChoose.mock.calls).toEqual([[{ [setting!]: 12 }]]);
  });

  it.each<[string, string, Partial<Settings>, "en" | "de"]>([
    ["an hour", "A timer has run longer than hour", { remindLongHours: 1 }, "en"],
    ["a minute", "A timer has been paused longer than minute", { remindPausedMinutes: 1 }, "en"],
    ["an hour, German", "Ein Timer läuft länger als Stunde", { remindLongHours: 1 }, "de"],
    ["a minute, German", "Ein Timer ist länger pausiert als Minute", { remindPausedMinutes: 1 }, "de"],
  ])("has the unit's form for one: %s", (_title, name, settings, language) => {
    show(settings, { language });
    expect(screen.getByRole<HTMLInputElement>("spinbutton", { name }).value).toBe("1");
  });

  it("in German is German", () => {
    show(ON, { language: "de" });
    expect(
      screen
        .getAllByRole("checkbox")
        .slice(0, 3)
        .map((each) => (each as HTMLInputElement).labels![0]!.textContent),
    ).toEqual([
      "Ein Timer läuft länger als",
      "Ein Timer ist länger pausiert als",
      "Du warst bei laufendem Timer länger weg als",
    ]);
    expect(screen.getByRole("spinbutton", { name: "Ein Timer läuft länger als Stunden" })).toBeDefined();
  });

  it("can't be changed where an administrator has set it, and says so", () => {
    show(
      { remindLongHours: 10, remindNothing: true },
      {
        managed: ["remindLongHours", "remindNothing", "workDays"],
      },
    );
    expect(box("A timer has run longer than").disabled).toBe(true);
    expect(screen.getByRole<HTMLInputElement>("spinbutton").disabled).toBe(true);
    expect(box("No timer runs during working hours").disabled).toBe(true);
    expect(box("A timer has been paused longer than").disabled).toBe(false);
    expect([box("Monday").disabled, screen.getByLabelText<HTMLInputElement>("From").disabled]).toEqual([
      true,
      false,
    ]);
    expect(screen.getAllByText("Set by your administrator.")).toHaveLength(3);
  });
});

it("the working hours can be set though no reminder is on, as gaps are looked for in them", () => {
  const { onChoose } = show();
  expect(screen.getByText(/shows gaps within these hours/)).toBeDefined();
  fireEvent.click(box("Friday"));
  expect(onChoose.mock.calls).toEqual([[{ workDays: [1, 2, 3, 4] }]]);
});

describe("a reminder that is silent today", () => {
  const KIND: Kind[] = ["long", "paused", "away", "nothing"];

  it.each(ROWS.map(([name], row): [string, Kind] => [name, KIND[row]!]))(
    "says so beside it, and can come again: %s",
    (name, kind) => {
      const { onUnsilence } = show(ON, { silenced: [kind] });
      const button = screen.getByRole("button", { name: "Remind again" });
      expect(document.getElementById(button.getAttribute("aria-describedby")!)!.textContent).toBe(name);
      fireEvent.click(button);
      expect(onUnsilence.mock.calls).toEqual([[kind]]);
    },
  );

  it("says nothing while it is off", () => {
    show({}, { silenced: KIND });
    expect(screen.queryByText(/Silenced/)).toBeNull();
    cleanup();
    show(ON, { silenced: KIND });
    expect(screen.getAllByText(/Silenced/)).toHaveLength(4);
  });
});

describe("without the browser's permission", () => {
  const button = () => screen.queryByRole("button", { name: "Allow notifications" });

  it.each<[string, Partial<Settings>, boolean, boolean]>([
    ["said while a reminder is on", { remindNothing: true }, false, true],
    ["said while another is on", { remindPausedMinutes: 5 }, false, true],
    ["not said while none is on", {}, false, false],
    ["not said where there is the permission", ON, true, false],
  ])("nothing arrives, which is %s", (_title, settings, mayNotify, isSaid) => {
    show(settings, { mayNotify });
    expect(button() !== null).toBe(isSaid);
  });

  it("it can be asked for", () => {
    const { onAllow } = show(ON, { mayNotify: false });
    fireEvent.click(button()!);
    expect(onAllow).toHaveBeenCalledOnce();
  });
});
