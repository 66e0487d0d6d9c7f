// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { cleanup, fireEvent, render, screen, within } from "@testing-library/preact";
import type { ComponentProps } from "preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Days } from "@/components/popup/deferred/days/days";
import type { Timer } from "@/lib/timer/timer";
import { HOUR, MINUTE } from "@/lib/timer/time";
import { at, NO_ABOUT, NO_SUBJECT, rest, sampleTimer } from "../../../../lib/timer/sample";
import { createTestWords } from "../../../../lib/words";

afterEach(() => {
  cleanup();
  vi.unstubAllEnvs();
});

const TODAY = "2026-08-26";
const ABOUT = { ...NO_ABOUT, typeOfWorkId: "design" };

function entries(day: string, count: number): Timer[] {
  return Array.from({ length: count }, (_, place) =>
    sampleTimer({
      id: `${day}-${place}`,
      day,
      start: null,
      duration: 10 * MINUTE,
      subject: { ...NO_SUBJECT, task: `Task ${place}` },
      about: ABOUT,
    }),
  );
}

const day = (day: string, count: number) => ({ day, entries: entries(day, count) });

type Total = { worked: number; isSure: boolean; isWhole: boolean } | null;
type Props = Omit<ComponentProps<typeof Days>, "total"> & { total: Total };

function show(given: Partial<Props> = {}, language: "en" | "de" = "en") {
  const props: Props = {
    days: [day(TODAY, 2)],
    today: TODAY,
    total: { worked: 5 * HOUR + 12 * MINUTE, isSure: true, isWhole: true },
    isWholeOn: () => true,
    current: null,
    now: signal(at("10:23:45")),
    words: createTestWords(language),
    onContinue: vi.fn(),
    ...given,
  };
  const draw = (next: Partial<Props>) => {
    const all = { ...props, ...next };
    return <Days {...all} total={signal(all.total)} />;
  };
  const view = render(draw({}));
  return { ...props, again: (next: Partial<Props>) => view.rerender(draw(next)) };
}

const headings = () => screen.getAllByRole("heading").map(({ textContent }) => textContent);
const count = () => screen.queryAllByRole("listitem").length;

describe("today", () => {
  it.each<["en" | "de", Props["total"], string]>([
    ["en", { worked: 5 * HOUR, isSure: true, isWhole: true }, "Today 5:00"],
    ["de", { worked: 5 * HOUR, isSure: true, isWhole: true }, "Heute 5:00"],
    ["en", { worked: 5 * HOUR, isSure: false, isWhole: true }, "Today ≈ 5:00"],
    ["en", { worked: 0, isSure: true, isWhole: true }, "Today 0:00"],
    ["en", null, "Today "],
  ])("has its total: %s %o", (language, total, text) => {
    show({ total }, language);
    expect(headings()).toEqual([text]);
    expect(screen.getByRole("region", { name: language === "en" ? "Today" : "Heute" })).toBeDefined();
  });

  it("says that awork is being asked, and nothing more", () => {
    const { again } = show({ days: undefined, total: null });
    expect(screen.getByText("Loading…")).toBeDefined();
    expect(count()).toBe(0);
    again({ days: [day(TODAY, 2)] });
    expect(screen.queryByText("Loading…")).toBeNull();
    expect(count()).toBe(2);
  });

  it("says why awork's list is not there, in place of that it is asked for", () => {
    show({ days: undefined, total: null, fault: "No connection to awork." });
    expect(screen.getByText("No connection to awork.")).toBeDefined();
    expect(screen.queryByText("Loading…")).toBeNull();
  });

  it("is there without entries", () => {
    show({ days: [], total: { worked: 0, isSure: true, isWhole: true } });
    expect(headings()).toEqual(["Today 0:00"]);
    expect(count()).toBe(0);
    expect(screen.queryByText("Loading…")).toBeNull();
  });
});

describe("the days before", () => {
  const days = [day(TODAY, 1), day("2026-08-25", 3), day("2026-08-24", 1), day("2025-12-31", 2)];

  it.each<["en" | "de", string[]]>([
    ["en", ["Today 5:12", "Yesterday 0:30", "Monday, August 24 0:10", "Wednesday, December 31 0:20"]],
    ["de", ["Heute 5:12", "Gestern 0:30", "Montag, 24. August 0:10", "Mittwoch, 31. Dezember 0:20"]],
  ])("have their names and totals: %s", (language, expected) => {
    show({ days }, language);
    expect(headings()).toEqual(expected);
  });

  it.each(["", "soon"])("have none where awork has not said one: %o", (none) => {
    show({ days: [day(TODAY, 1), day(none, 2)] });
    expect(headings()).toEqual(["Today 5:12", `${none} 0:20`]);
  });

  it.each(["America/Los_Angeles", "UTC", "Pacific/Auckland"])("have the same names in %s", (timeZone) => {
    vi.stubEnv("TZ", timeZone);
    show({ days });
    expect(headings()[2]).toBe("Monday, August 24 0:10");
  });

  it.each([
    ["2026-03-30", "2026-03-29"],
    ["2026-10-26", "2026-10-25"],
    ["2027-01-01", "2026-12-31"],
  ])("the day before %s is yesterday, also when the clock is changed", (today, before) => {
    show({ today, days: [day(before, 1)], now: signal(Date.parse(`${today}T10:00:00Z`)) });
    expect(headings()[1]).toBe("Yesterday 0:10");
  });

  it("hold their own entries", () => {
    show({ days });
    const region = screen.getByRole("region", { name: "Yesterday" });
    expect(within(region).getAllByRole("listitem")).toHaveLength(3);
  });

  it("count on where the timer began yesterday", async () => {
    const current = sampleTimer({ day: "2026-08-25", start: at("09:00") });
    const { now } = show({ days: [{ day: "2026-08-25", entries: [current] }], current });
    expect(headings()[1]).toBe("Yesterday 1:23");
    (now as ReturnType<typeof signal<number>>).value = at("10:24:45");
    await expect.poll(() => headings()[1]).toBe("Yesterday 1:24");
  });

  it.each([
    ["the running one", sampleTimer()],
    ["the paused one", sampleTimer({ breaks: [rest("10:00", null)] })],
  ])("leave the active entry to the face, and count it: %s", (_title, current) => {
    show({ days: [{ day: TODAY, entries: [current, ...entries(TODAY, 1)] }], current });
    expect(screen.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual([
      expect.stringContaining("Task 0"),
    ]);
  });

  it("are not sure where an entry still ran when they were read", () => {
    const ran = sampleTimer({ day: "2026-08-25" });
    show({ days: [{ day: "2026-08-25", entries: [ran] }], current: null });
    expect(headings()[1]).toBe("Yesterday ≈ 0:00");
  });
});

describe("a list that lacks entries", () => {
  const days = [day(TODAY, 1), day("2026-08-25", 3), day("2026-08-24", 0), day("2026-08-23", 1)];
  const whole = { worked: 5 * HOUR + 12 * MINUTE, isSure: true, isWhole: true };

  it.each<["en" | "de", string[], string]>([
    [
      "en",
      ["Yesterday ≈ 0:30", "Monday, August 24 ≈ 0:00", "Sunday, August 23 0:10"],
      "Some entries of this day couldn’t be read from awork, so this may be too low.",
    ],
    [
      "de",
      ["Gestern ≈ 0:30", "Montag, 24. August ≈ 0:00", "Sonntag, 23. August 0:10"],
      "Einige Einträge dieses Tages konnten nicht aus awork gelesen werden, die Zeit ist also vielleicht zu niedrig.",
    ],
  ])("marks the days that can lack one, and no other, and says why: %s", (language, names, title) => {
    show({ days, isWholeOn: (day) => !["2026-08-25", "2026-08-24"].includes(day) }, language);
    expect(headings()).toEqual([language === "en" ? "Today 5:12" : "Heute 5:12", ...names]);
    expect(screen.getAllByTitle(title)).toHaveLength(2);
  });

  it("marks today where it is today that can lack one", () => {
    show({ days, total: { ...whole, isWhole: false }, isWholeOn: (day) => day !== TODAY });
    expect(headings()[0]).toBe("Today ≈ 5:12");
    expect(headings()[1]).toBe("Yesterday 0:30");
  });
});

describe("many entries", () => {
  it.each<[string, Props["days"], number, number]>([
    ["fifteen of today are all", [day(TODAY, 15)], 15, 15],
    ["of sixteen fifteen are shown at first", [day(TODAY, 16)], 15, 16],
    ["five of another day are all", [day("2026-08-25", 5)], 5, 5],
    ["of six five are shown at first", [day("2026-08-25", 6)], 5, 6],
    ["each day by itself", [day(TODAY, 16), day("2026-08-25", 6), day("2026-08-24", 1)], 21, 23],
  ])("%s", (_title, days, first, all) => {
    show({ days });
    expect(count()).toBe(first);
    const more = screen.queryByRole("button", { name: "Show all" });
    expect(more !== null).toBe(first < all);
    if (!more) return;
    fireEvent.click(more);
    expect(count()).toBe(all);
    expect(more.getAttribute("aria-expanded")).toBe("true");
    fireEvent.click(screen.getByRole("button", { name: "Show fewer" }));
    expect(count()).toBe(first);
  });

  it("are no more than they seem where one of them is in the face", () => {
    const current = sampleTimer();
    show({ days: [{ day: TODAY, entries: [current, ...entries(TODAY, 15)] }], current });
    expect(count()).toBe(15);
    expect(screen.queryByRole("button", { name: "Show all" })).toBeNull();
  });

  it("count in the total, shown or not", () => {
    show({ days: [day("2026-08-25", 9)] });
    expect(headings()[1]).toBe("Yesterday 1:30");
  });

  it("keep the focus on the button that shows them", () => {
    show({ days: [day(TODAY, 16)] });
    const more = screen.getByRole("button", { name: "Show all" });
    more.focus();
    fireEvent.click(more);
    expect(document.activeElement).toBe(more);
  });

  it("speak German", () => {
    show({ days: [day(TODAY, 16)] }, "de");
    fireEvent.click(screen.getByRole("button", { name: "Alle anzeigen" }));
    expect(screen.getByRole("button", { name: "Weniger anzeigen" })).toBeDefined();
  });
});

it("goes on with what is pressed", () => {
  const days = [day(TODAY, 3)];
  const { onContinue } = show({ days });
  fireEvent.click(screen.getByRole("button", { name: "Continue: Task 1" }));
  expect(vi.mocked(onContinue).mock.calls).toEqual([[days[0]!.entries[1]]]);
});

describe("gaps", () => {
  const entry = (id: string, start: string, end: string, day = TODAY) =>
    sampleTimer({
      id,
      day,
      start: at(start),
      end: at(end),
      duration: at(end) - at(start),
      subject: { ...NO_SUBJECT, task: id },
    });
  const gap = (start: string, end: string) => ({ start: at(start), end: at(end) });
  const MORNING = {
    day: TODAY,
    entries: [entry("Sitemap", "09:53", "10:10"), entry("Logo", "09:15", "09:45")],
  };
  const YESTERDAY = { day: "2026-08-25", entries: [entry("Meeting", "08:00", "08:30", "2026-08-25")] };
  const rows = () =>
    screen.getAllByRole("listitem").map(({ textContent }) => textContent.split(/\s(?:·|\d:)/)[0]);

  it.each<["en" | "de", string]>([
    ["en", "11:45 AM – 11:53 AM\u00a0· 8 min not tracked"],
    ["de", "11:45 – 11:53\u00a0· 8 Min. nicht erfasst"],
  ])("say when and how long they were: %s", (language, text) => {
    show({ days: [MORNING], gaps: { [TODAY]: [gap("09:45", "09:53")] } }, language);
    expect(screen.getAllByRole("listitem")[1]!.textContent).toBe(text);
  });

  it("stand where they were, on each day", () => {
    const gaps = {
      [TODAY]: [gap("09:00", "09:15"), gap("09:45", "09:53"), gap("10:10", "10:20")],
      "2026-08-25": [gap("08:30", "09:00")],
    };
    show({ days: [MORNING, YESTERDAY], gaps });
    expect(rows()).toEqual([
      "12:10 PM – 12:20 PM",
      "Sitemap",
      "11:45 AM – 11:53 AM",
      "Logo",
      "11:00 AM – 11:15 AM",
      "10:30 AM – 11:00 AM",
      "Meeting",
    ]);
  });

  it("are there on a day that has no entry yet", () => {
    show({ days: [YESTERDAY], gaps: { [TODAY]: [gap("09:00", "10:20")] } });
    expect(screen.getAllByRole("listitem")).toHaveLength(2);
    expect(screen.getByText(/1:20 not tracked/)).toBeDefined();
  });

  it("below what is shown of a day wait until all of it is", () => {
    const many = Array.from({ length: 6 }, (_, place) =>
      entry(`Task ${place}`, `1${5 - place}:00`, `1${5 - place}:50`),
    );
    const gaps = { "2026-08-25": [gap("09:00", "10:00"), gap("10:50", "11:00"), gap("14:50", "15:00")] };
    show({ days: [{ day: "2026-08-25", entries: many }], gaps });
    expect(screen.getAllByText(/not tracked/)).toHaveLength(1);
    fireEvent.click(screen.getByRole("button", { name: "Show all" }));
    expect(screen.getAllByText(/not tracked/)).toHaveLength(3);
  });

  it.each<["en" | "de", string, string]>([
    ["en", "Add: 11:45 AM – 11:53 AM", "Add"],
    ["de", "Eintragen: 11:45 – 11:53", "Eintragen"],
  ])("are added by a button that names them: %s", (language, name, text) => {
    const onAdd = vi.fn();
    const stretch = gap("09:45:20", "09:53:40");
    show({ days: [MORNING], gaps: { [TODAY]: [stretch] }, onAdd }, language);
    const add = screen.getByRole("button", { name });
    expect(add.textContent).toBe(text);
    fireEvent.click(add);
    fireEvent.click(add, { detail: 2 });
    expect(onAdd.mock.calls).toEqual([[{ day: TODAY, ...stretch }]]);
  });

  it("have no button where nobody can add", () => {
    show({ days: [MORNING], gaps: { [TODAY]: [gap("09:45", "09:53")] } });
    expect(screen.queryByRole("button")).toBeNull();
  });
});

it("marks the entries that overlap, and no other", () => {
  const days = [day(TODAY, 3)];
  const [first, second] = days[0]!.entries;
  show({ days, overlaps: { [first!.id]: [{ with: second!, length: MINUTE }] } });
  const marked = screen.getAllByRole("listitem").map(({ textContent }) => textContent.includes("overlaps"));
  expect(marked).toEqual([true, false, false]);
});
