// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from "@testing-library/preact";
import type { ComponentProps } from "preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Keys } from "@/components/settings/keys";
import { createTestWords } from "../../lib/words";

afterEach(cleanup);

type Props = ComponentProps<typeof Keys>;

const KEYS = {
  resume: "Alt+Shift+U",
  open: "",
  openPanel: "",
  pauseOrResume: "",
  stop: "Alt+S",
  startOrContinue: "",
};

function show(keys: Props["keys"] = KEYS, language: "en" | "de" = "en") {
  const onChangeKeys = vi.fn();
  render(<Keys keys={keys} words={createTestWords(language)} onChangeKeys={onChangeKeys} />);
  return { onChangeKeys };
}

const texts = (selector: string) =>
  [...document.querySelectorAll(selector)].map(({ textContent }) => textContent);

describe("the keys", () => {
  it.each<["en" | "de", string[]]>([
    [
      "en",
      [
        "Resume",
        "Alt+Shift+U",
        "Open the popup",
        "not set",
        "Open in side panel",
        "not set",
        "Pause or resume the timer",
        "not set",
        "Stop the timer",
        "Alt+S",
        "Continue the last entry, or resume the timer",
        "not set",
      ],
    ],
    [
      "de",
      [
        "Fortsetzen",
        "Alt+Shift+U",
        "Popup öffnen",
        "nicht festgelegt",
        "In der Seitenleiste öffnen",
        "nicht festgelegt",
        "Timer pausieren oder fortsetzen",
        "nicht festgelegt",
        "Timer stoppen",
        "Alt+S",
        "Mit dem letzten Eintrag weitermachen oder Timer fortsetzen",
        "nicht festgelegt",
      ],
    ],
  ])("stand there as they really are: %s", (language, expected) => {
    show(KEYS, language);
    expect(texts("dt, dd")).toEqual(expected);
    expect(texts("kbd")).toEqual(["Alt+Shift+U", "Alt+S"]);
  });

  it("are not said to be missing before they are known", () => {
    render(<Keys keys={undefined} words={createTestWords("en")} onChangeKeys={() => {}} />);
    expect(texts("dd")).toEqual(["", "", "", "", "", ""]);
  });

  it("can be changed where the browser lets people change them", () => {
    const { onChangeKeys } = show();
    const keys = screen.getByRole("region", { name: "Keyboard shortcuts" });
    fireEvent.click(within(keys).getByRole("button", { name: "Change shortcuts" }));
    expect(onChangeKeys).toHaveBeenCalledOnce();
  });
});
