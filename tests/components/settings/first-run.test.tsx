// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import type { ComponentProps } from "preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { FirstRun } from "@/components/settings/first-run";
import { createTestWords } from "../../lib/words";

afterEach(cleanup);

type Props = ComponentProps<typeof FirstRun>;
type Steps = Props["steps"];

function show(
  steps: Partial<Steps> = {},
  resumeKey: string | undefined = "Alt+Shift+U",
  language: "en" | "de" = "en",
) {
  const calls = { onSetKey: vi.fn(), onHide: vi.fn() };
  const given = { signIn: false, pin: false, key: false, ...steps };
  render(<FirstRun steps={given} resumeKey={resumeKey} words={createTestWords(language)} {...calls} />);
  return calls;
}

const titles = () =>
  screen
    .queryAllByRole("listitem")
    .map((item) => `${item.querySelector("strong")!.textContent}${item.className && ` ${item.className}`}`);

describe("the first steps", () => {
  it.each<[string, Partial<Steps>, string[]]>([
    ["none is done", {}, ["Sign in", "Pin the icon", "Try the shortcut"]],
    ["one is done", { signIn: true }, ["Sign in done", "Pin the icon", "Try the shortcut"]],
    ["another is done", { pin: true, key: true }, ["Sign in", "Pin the icon done", "Try the shortcut done"]],
    ["one can't be told", { pin: null, signIn: true }, ["Sign in done", "Try the shortcut"]],
    ["all are done", { signIn: true, pin: true, key: true }, []],
    ["all that can be told are done", { signIn: true, pin: null, key: true }, []],
  ])("stand there while one is open: %s", (_title, steps, expected) => {
    show(steps);
    expect(titles()).toEqual(expected);
    const isOver = expected.length === 0;
    expect(screen.queryByText(/^All set\./) !== null).toBe(isOver);
    expect(screen.queryByRole("button", { name: "Hide these steps" }) === null).toBe(isOver);
  });

  it.each<["en" | "de", string[], string]>([
    ["en", ["Sign in", "Pin the icon", "Try the shortcut"], "Press Alt+Shift+U "],
    ["de", ["Anmelden", "Symbol anheften", "Tastenkürzel ausprobieren"], "Drücke Alt+Shift+U "],
  ])("name the key as it really is: %s", (language, expected, press) => {
    show({}, "Alt+Shift+U", language);
    expect(titles()).toEqual(expected);
    expect(screen.getAllByRole("listitem")[2]!.textContent).toContain(press);
  });

  it("offer to set a key where there is none", () => {
    const { onSetKey } = show({}, "");
    expect(screen.getAllByRole("listitem")[2]!.textContent).toContain("No shortcut for Resume yet.");
    fireEvent.click(screen.getByRole("button", { name: "Set a shortcut" }));
    expect(onSetKey).toHaveBeenCalledOnce();
  });

  it("say in words that one is done, not by a mark alone", () => {
    show({ signIn: true });
    expect(screen.getAllByRole("listitem")[0]!.textContent).toBe("Sign in (done)");
  });

  it("can be hidden", () => {
    const { onHide } = show();
    fireEvent.click(screen.getByRole("button", { name: "Hide these steps" }));
    expect(onHide).toHaveBeenCalledOnce();
  });
});
