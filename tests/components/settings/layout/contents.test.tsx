// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Contents } from "@/components/settings/layout/contents";
import { createTestWords } from "../../../lib/words";

const IDS = [
  "account",
  "resume",
  "toolbar",
  "follow",
  "target",
  "reminders",
  "breakRule",
  "keys",
  "transfer",
  "report",
];

/** What the page looks at, and what tells it of changes. */
let seen: Element[];
let tell: (changes: { target: Element; isIntersecting: boolean }[]) => void;

beforeEach(() => {
  seen = [];
  vi.stubGlobal(
    "IntersectionObserver",
    class {
      constructor(listener: typeof tell) {
        tell = listener;
      }
      observe = (target: Element) => seen.push(target);
      disconnect = () => (seen = []);
    },
  );
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const show = (language: "en" | "de" = "en") =>
  render(
    <>
      <Contents words={createTestWords(language)} />
      {IDS.map((id) => (
        <section key={id} aria-labelledby={id}>
          <h2 id={id}>{id}</h2>
        </section>
      ))}
    </>,
  );

/** These come into view, and those leave it. */
const scroll = (shown: string[], hidden: string[] = []) =>
  act(() =>
    tell(
      [...shown, ...hidden].map((id) => ({
        target: seen.find((each) => each.getAttribute("aria-labelledby") === id)!,
        isIntersecting: shown.includes(id),
      })),
    ),
  );

const marked = () =>
  screen
    .getAllByRole("link")
    .filter((link) => link.hasAttribute("aria-current"))
    .map((link) => link.getAttribute("href"));

describe("the list of sections", () => {
  it.each<["en" | "de", string, string[]]>([
    [
      "en",
      "Sections",
      [
        "Account",
        "Resume and stop",
        "Toolbar",
        "Follow awork at once",
        "Daily target",
        "Reminders",
        "Breaks by law",
        "Keyboard shortcuts",
        "Import and export",
        "Report a problem",
      ],
    ],
    [
      "de",
      "Abschnitte",
      [
        "Konto",
        "Fortsetzen und Stoppen",
        "Symbolleiste",
        "awork sofort folgen",
        "Tagesziel",
        "Erinnerungen",
        "Pausen nach Gesetz",
        "Tastenkürzel",
        "Import und Export",
        "Problem melden",
      ],
    ],
  ])("links to each: %s", (language, name, titles) => {
    show(language);
    expect(screen.getByRole("navigation", { name })).toBeDefined();
    const links = screen.getAllByRole("link");
    expect(links.map(({ textContent }) => textContent)).toEqual(titles);
    expect(links.map((link) => link.getAttribute("href"))).toEqual(IDS.map((id) => `#${id}`));
  });

  it("marks the first that is in view, and none before that is known", () => {
    show();
    expect(marked()).toEqual([]);
    scroll(["resume", "account"]);
    expect(marked()).toEqual(["#account"]);
    scroll(["toolbar"], ["account"]);
    expect(marked()).toEqual(["#resume"]);
    scroll(["account"]);
    expect(marked()).toEqual(["#account"]);
  });

  it("marks the one whose link was followed for as long as it is in view", () => {
    show();
    scroll(["reminders", "keys"]);
    fireEvent.click(screen.getByRole("link", { name: "Report a problem" }));
    expect(marked()).toEqual(["#report"]);
    scroll(["transfer", "report"], ["reminders"]);
    expect(marked()).toEqual(["#report"]);
    scroll(["reminders"], ["report"]);
    expect(marked()).toEqual(["#reminders"]);
    scroll(["report"]);
    expect(marked()).toEqual(["#reminders"]);
  });

  it("looks at nothing once it is gone", () => {
    const { unmount } = show();
    expect(seen).toHaveLength(IDS.length);
    act(() => void unmount());
    expect(seen).toEqual([]);
  });
});
