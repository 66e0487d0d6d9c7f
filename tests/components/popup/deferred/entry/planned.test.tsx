// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { cleanup, render } from "@testing-library/preact";
import { afterEach, describe, expect, it } from "vitest";
import { Planned } from "@/components/popup/deferred/entry/planned";
import { HOUR, MINUTE } from "@/lib/timer/time";
import { createTestWords } from "../../../../lib/words";

afterEach(cleanup);

function show(tracked: number | null, language: "en" | "de" = "en") {
  const plan = signal(tracked === null ? null : { planned: 6 * HOUR, tracked });
  return render(<Planned plan={plan} words={createTestWords(language)} />).container;
}

describe("the planned time of a task", () => {
  it.each<["en" | "de", number, string]>([
    ["en", 2 * HOUR + 40 * MINUTE, "2:40 of 6:00 planned"],
    ["de", 2 * HOUR + 40 * MINUTE, "2:40 von 6:00 geplant"],
    ["en", 6 * HOUR, "6:00 of 6:00 planned"],
    ["en", 7 * HOUR + 10 * MINUTE, "1:10 over plan 7:10 of 6:00 planned"],
    ["de", 7 * HOUR + 10 * MINUTE, "1:10 über Plan 7:10 von 6:00 geplant"],
  ])("is told in words: %s %i", (language, tracked, text) => {
    const container = show(tracked, language);
    expect(container.textContent.replaceAll("\u00a0", " ")).toBe(text);
    expect(container.querySelector(".excess") !== null).toBe(tracked > 6 * HOUR);
  });

  it("is told whole in the tooltip when it is over", () => {
    const title = show(7 * HOUR + 10 * MINUTE)
      .querySelector("[title]")!
      .getAttribute("title");
    expect(title!.replaceAll("\u00a0", " ")).toBe("7:10 of 6:00 planned, 1:10 over");
  });

  it("is not there where it is unknown", () => {
    expect(show(null).innerHTML).toBe("");
    expect(render(<Planned words={createTestWords("en")} />).container.innerHTML).toBe("");
  });
});
