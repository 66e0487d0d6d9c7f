// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Week } from "@/components/popup/deferred/week/week";
import type { WeekDay } from "@/lib/timer/target/week";
import { HOUR, MINUTE } from "@/lib/timer/time";
import { createTestWords } from "../../../../lib/words";

afterEach(cleanup);

const DAYS = ["24", "25", "26", "27", "28", "29", "30"].map((day) => `2026-08-${day}`);
const WORKED = [7 * HOUR + 52 * MINUTE, 4 * HOUR, 4 * HOUR + 31 * MINUTE, 0, 0, 0, 0];

const week = (more: Partial<WeekDay> = {}): WeekDay[] =>
  DAYS.map((day, place) => ({
    day,
    worked: WORKED[place]!,
    isSure: true,
    target: place < 5 ? 8 * HOUR : 0,
    isToday: place === 2,
    isPast: place < 2,
    isListed: place < 3,
    ...more,
  }));

function show(days: WeekDay[] | null = week(), language: "en" | "de" = "en") {
  const [onDay, onAddOn] = [vi.fn(), vi.fn()];
  const given = signal(days ?? undefined);
  const words = createTestWords(language);
  const { container } = render(<Week week={given} words={words} onDay={onDay} onAddOn={onAddOn} />);
  return { onDay, onAddOn, given, container };
}

const bars = () => screen.getAllByRole<HTMLButtonElement>("button");
const names = () => bars().map((bar) => bar.getAttribute("aria-label"));
const sum = () => document.querySelector(".sum")!.textContent;
const share = (place: number, name: string) =>
  Number(bars()[place]!.querySelector(`.${name}`)!.getAttribute("height"));

describe("the week", () => {
  it("has a bar for each day, which says its day, sum and target in words", () => {
    show();
    expect(names().slice(0, 4)).toEqual([
      "Monday, August 24: 7:52 of 8:00",
      "Tuesday, August 25: 4:00 of 8:00",
      "Wednesday, August 26: 4:31 of 8:00",
      "Thursday, August 27: 0:00 of 8:00",
    ]);
    expect(names()[6]).toBe("Sunday, August 30: 0:00");
    expect(screen.getByRole("region", { name: "This week" })).toBeDefined();
  });

  it("is in German where the texts are", () => {
    show(week(), "de");
    expect(names()[0]).toBe("Montag, 24. August: 7:52 von 8:00");
  });

  it("has its sum and its target at the end", () => {
    show();
    expect(sum()).toBe("16:23 of 40:00");
  });

  it.each<[string, Partial<WeekDay>, string, string]>([
    ["no target where none is known", { target: null }, "Monday, August 24: 7:52", "16:23 "],
    ["no target where nothing is to be worked", { target: 0 }, "Monday, August 24: 7:52", "16:23 "],
    [
      "≈ where the sums are not sure",
      { isSure: false },
      "Monday, August 24: ≈ 7:52 of 8:00",
      "≈ 16:23 of 40:00",
    ],
  ])("has %s", (_title, more, name, total) => {
    show(
      week({ target: 8 * HOUR, ...more }).map((day, place) =>
        place > 4 && day.target ? { ...day, target: 0 } : day,
      ),
    );
    expect([names()[0], sum()]).toEqual([name, total]);
  });

  it("scales its bars to the largest sum or target", () => {
    show();
    expect([share(0, "wanted"), share(0, "worked")]).toEqual([1, 472 / 480]);
    cleanup();
    show(week({ worked: 10 * HOUR }));
    expect([share(0, "wanted"), share(0, "worked")]).toEqual([0.8, 1]);
    cleanup();
    show(week({ worked: 0, target: null }));
    expect([share(0, "wanted"), share(0, "worked")]).toEqual([0, 0]);
  });

  it("marks today, and only that", () => {
    show();
    expect(bars().map((bar) => bar.getAttribute("aria-current"))).toEqual([
      null,
      null,
      "date",
      null,
      null,
      null,
      null,
    ]);
  });

  it("goes to the day that is pressed, if the list has it", () => {
    const { onDay } = show();
    fireEvent.click(bars()[1]!);
    fireEvent.click(bars()[3]!);
    expect(onDay).toHaveBeenCalledExactlyOnceWith("2026-08-25");
    expect(bars().map((bar) => bar.getAttribute("aria-disabled"))).toEqual([
      ...Array<string>(3).fill("false"),
      ...Array<string>(4).fill("true"),
    ]);
  });

  it("adds an entry on a past day that has none", () => {
    const { onDay, onAddOn } = show(
      week().map((day, place) => (place === 1 ? { ...day, worked: 0, isListed: false } : day)),
    );
    expect(names()[1]).toBe("Tuesday, August 25: 0:00 of 8:00 · Add time");
    fireEvent.click(bars()[1]!);
    expect(onAddOn).toHaveBeenCalledExactlyOnceWith("2026-08-25");
    expect(onDay).not.toHaveBeenCalled();
    expect(bars()[1]!.getAttribute("aria-disabled")).toBe("false");
  });

  it("is a table for a screen reader", () => {
    show();
    const table = screen.getByRole("table", { name: "This week" });
    const rows = within(table)
      .getAllByRole("row")
      .map((row) => [...row.children].map(({ textContent }) => textContent));
    expect(rows[0]).toEqual(["Day", "Time worked", "Daily target"]);
    expect(rows[1]).toEqual(["Monday, August 24", "7:52", "8:00"]);
    expect(rows).toHaveLength(8);
  });

  it("shows nothing until the entries are known", () => {
    expect(show(null).container.textContent).toBe("");
  });

  it("follows what is tracked", () => {
    const { given } = show();
    act(() => void (given.value = week({ worked: HOUR })));
    expect(sum()).toBe("7:00 of 40:00");
  });
});
