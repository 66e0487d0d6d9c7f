// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import type { ComponentProps } from "preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { PastEntry } from "@/components/popup/deferred/days/past-entry";
import type { Timer } from "@/lib/timer/timer";
import type { Overlap } from "@/lib/timer/stretches/overlaps";
import { HOUR, MINUTE, SECOND } from "@/lib/timer/time";
import { at, NO_ABOUT, NO_SUBJECT, rest, sampleTimer } from "../../../../lib/timer/sample";
import { createTestWords } from "../../../../lib/words";

afterEach(cleanup);

const SUBJECT = {
  ...NO_SUBJECT,
  task: "Create logo concept",
  project: "Website",
  client: "Acme",
  typeOfWork: "Design",
};
const ABOUT = { ...NO_ABOUT, typeOfWorkId: "design" };
const entry = (given: Partial<Timer>) =>
  sampleTimer({ id: "entry", subject: SUBJECT, about: ABOUT, ...given });

const STOPPED = entry({ end: at("10:00"), duration: 50 * MINUTE });
const RUNNING = entry({});
const NEXT = sampleTimer({ id: "next", start: at("09:30") });

function show(
  entry: Timer,
  current: Timer | null = null,
  language: "en" | "de" = "en",
  given: Partial<ComponentProps<typeof PastEntry>> = {},
) {
  const onContinue = vi.fn();
  const props = { entry, current, onContinue, words: createTestWords(language), ...given };
  const { container } = render(<PastEntry {...props} />);
  return { onContinue, text: () => container.textContent.replaceAll(/\s+/g, " ").trim() };
}

const button = () => screen.queryByRole("button");

describe("an entry of a day", () => {
  it.each<[string, Timer, Timer | null, "en" | "de", string]>([
    [
      "name, time worked, from and to, details",
      STOPPED,
      null,
      "en",
      "Create logo concept 0:50 11:00 AM – 12:00 PM · Website · Acme · Design",
    ],
    [
      "the same in German",
      STOPPED,
      null,
      "de",
      "Create logo concept 0:50 11:00 – 12:00 · Website · Acme · Design",
    ],
    [
      "its note, before what several entries share",
      entry({ end: at("10:00"), duration: 50 * MINUTE, subject: { ...SUBJECT, note: "First draft" } }),
      null,
      "en",
      "Create logo concept 0:50 11:00 AM – 12:00 PM · First draft · Website · Acme · Design",
    ],
    [
      "an end on another day has its day",
      entry({ end: at("23:30"), duration: 14 * HOUR }),
      null,
      "de",
      "Create logo concept 14:00 11:00 – Do., 27. Aug., 1:30 · Website · Acme · Design",
    ],
    [
      "a length without an end",
      entry({ duration: 30 * MINUTE }),
      null,
      "de",
      "Create logo concept 0:30 11:00 – 11:30 · Website · Acme · Design",
    ],
    [
      "a booking without a start",
      entry({ start: null, duration: 30 * MINUTE }),
      null,
      "de",
      "Create logo concept 0:30 Website · Acme · Design",
    ],
    [
      "without a task",
      entry({ subject: { ...SUBJECT, task: null }, duration: 30 * MINUTE }),
      null,
      "de",
      "Design 0:30 11:00 – 11:30 · Website · Acme",
    ],
    [
      "one that ran when it was read, until the current one began",
      RUNNING,
      NEXT,
      "de",
      "Create logo concept ≈ 0:30 seit 11:00 · Website · Acme · Design",
    ],
    [
      "one that ran when it was read, and nothing is current",
      RUNNING,
      null,
      "de",
      "Create logo concept ≈ 0:00 seit 11:00 · Website · Acme · Design",
    ],
  ])("%s", (_title, entry, current, language, expected) => {
    expect(show(entry, current, language).text()).toBe(expected);
  });

  it("is text, never markup", () => {
    const { text } = show(entry({ subject: { ...SUBJECT, task: "<b>x</b>" } }));
    expect(text()).toContain("<b>x</b>");
    expect(document.querySelector("b")).toBeNull();
  });
});

describe("continuing", () => {
  it.each<["en" | "de", string]>([
    ["en", "Continue: Create logo concept"],
    ["de", "Weitermachen: Create logo concept"],
  ])("is called by what it continues: %s", (language, name) => {
    const { onContinue } = show(STOPPED, null, language);
    fireEvent.click(screen.getByRole("button", { name }));
    expect(onContinue.mock.calls).toEqual([[STOPPED]]);
  });

  it.each<["en" | "de", string, Timer, string, string]>([
    ["en", "runs", NEXT, "Switch to: Create logo concept", "awork will stop “Entry without a name”."],
    ["de", "runs", NEXT, "Wechseln zu: Create logo concept", "awork stoppt dann „Eintrag ohne Namen“."],
    [
      "en",
      "is paused",
      sampleTimer({ ...NEXT, subject: SUBJECT, breaks: [rest("10:00", null)] }),
      "Switch to: Create logo concept",
      "awork will stop “Create logo concept”.",
    ],
  ])("is called by what it starts (%s), while another %s", (language, _state, current, name, stops) => {
    show(STOPPED, current, language);
    expect(screen.getByRole("button", { name })).toBe(button());
    // Who points at the sign reads what awork will stop as well.
    expect(button()!.title).toBe(`${name}. ${stops}`);
  });

  it("tells two entries of the same name apart by their times and notes", () => {
    show(entry({ end: at("10:00"), duration: 50 * MINUTE, subject: { ...SUBJECT, note: "First draft" } }));
    const about = document.getElementById(button()!.getAttribute("aria-describedby")!)!;
    expect(about.textContent.replaceAll(/\s+/g, " ")).toContain("11:00 AM – 12:00 PM · First draft");
  });

  it("happens once with a double click", () => {
    const { onContinue } = show(STOPPED);
    fireEvent.click(button()!, { detail: 1 });
    fireEvent.click(button()!, { detail: 2 });
    expect(onContinue).toHaveBeenCalledOnce();
  });

  it.each<[string, Timer, Timer | null, boolean]>([
    ["an entry that has ended", STOPPED, NEXT, true],
    ["the last entry, which has ended", STOPPED, STOPPED, true],
    ["the entry before, though it ran when it was read", RUNNING, NEXT, true],
    ["an entry without a known type of work", { ...STOPPED, about: NO_ABOUT }, NEXT, false],
  ])("%s", (_title, entry, current, isOffered) => {
    show(entry, current);
    expect(button() !== null).toBe(isOffered);
  });
});

describe("an entry that overlaps others", () => {
  const sitemap = sampleTimer({ id: "sitemap", subject: { ...SUBJECT, task: "Sitemap" } });
  const meeting = sampleTimer({ id: "meeting", subject: { ...SUBJECT, task: "Meeting" } });
  const long = { with: sitemap, length: 12 * MINUTE + 30 * SECOND };
  const short = { with: meeting, length: 7 * SECOND };

  it.each<["en" | "de", Overlap[], string]>([
    ["en", [long], "overlaps 0:12 with Sitemap"],
    ["en", [long, short], "overlaps 0:12 with Sitemap, 0:00:07 with Meeting"],
    ["de", [long, short], "Überschneidung: 0:12 mit Sitemap, 0:00:07 mit Meeting"],
  ])("says by how much and with which, also where it is cut off: %s", (language, overlaps, expected) => {
    show(STOPPED, null, language, { overlaps });
    expect(screen.getByText(expected).title).toBe(expected);
  });

  it("is told so by its buttons too", () => {
    show(STOPPED, null, "en", { overlaps: [long], onEdit: vi.fn() });
    const texts = screen.getAllByRole("button").map((button) =>
      button
        .getAttribute("aria-describedby")!
        .split(" ")
        .map((id) => document.getElementById(id)!.textContent)
        .join(" | "),
    );
    expect(texts).toHaveLength(2);
    for (const text of texts) expect(text).toMatch(/11:00 AM.*Design \| overlaps 0:12 with Sitemap$/);
  });

  it("has nothing of that while it overlaps none", () => {
    const { text } = show(STOPPED);
    expect(text()).not.toContain("overlaps");
    expect(button()!.getAttribute("aria-describedby")).toBe("about-entry");
  });
});

describe("editing", () => {
  it("is a press on the name, which the times and details describe", () => {
    const onEdit = vi.fn();
    const { onContinue } = show(STOPPED, null, "en", { onEdit });
    const name = screen.getByRole("button", { name: "Create logo concept" });
    expect(document.getElementById(name.getAttribute("aria-describedby")!)!.textContent).toContain(
      "11:00 AM",
    );
    fireEvent.click(name);
    fireEvent.click(name, { detail: 2 });
    expect([onEdit.mock.calls, onContinue.mock.calls]).toEqual([[[STOPPED]], []]);
  });

  it("is not offered where nobody can edit", () => {
    show(STOPPED);
    expect(screen.queryByRole("button", { name: "Create logo concept" })).toBeNull();
  });
});

describe("an entry that no timer can be started like", () => {
  it("keeps its button, which says why and starts nothing", () => {
    const { onContinue } = show(STOPPED, null, "en", { whyNot: () => "The project is done." });
    expect(button()!.getAttribute("aria-disabled")).toBe("true");
    const about = button()!.getAttribute("aria-describedby")!.split(" ");
    expect(document.getElementById(about.at(-1)!)!.textContent).toBe("The project is done.");
    fireEvent.click(button()!, { detail: 1 });
    expect(onContinue).not.toHaveBeenCalled();
  });

  it("doesn't repeat what is said elsewhere, and refers to it", () => {
    const { text, onContinue } = show(STOPPED, null, "en", { whyNot: () => "" });
    expect(button()!.getAttribute("aria-describedby")!.split(" ").at(-1)).toBe("about-continue");
    expect(text()).toBe(show(STOPPED).text());
    fireEvent.click(screen.getAllByRole("button")[0]!, { detail: 1 });
    expect(onContinue).not.toHaveBeenCalled();
  });
});
