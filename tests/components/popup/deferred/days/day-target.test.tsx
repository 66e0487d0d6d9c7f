// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { act, cleanup, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it } from "vitest";
import { DayTarget, TargetBar } from "@/components/popup/deferred/days/day-target";
import { HOUR, MINUTE, SECOND } from "@/lib/timer/time";
import { createTestWords } from "../../../../lib/words";

afterEach(cleanup);

function show(worked: number | null, target: number | null, language: "en" | "de" = "en") {
  const total = signal(worked === null ? null : { worked });
  const given = { total, target: signal(target), words: createTestWords(language) };
  const { container } = render(
    <>
      <DayTarget {...given} />
      <TargetBar {...given} />
    </>,
  );
  const text = () => container.querySelector(".of")?.textContent ?? "";
  return { total, text };
}

const bar = () => screen.queryByRole("progressbar");

describe("today's target", () => {
  it("is told after the sum, and drawn", () => {
    const { text } = show(4 * HOUR + 31 * MINUTE, 8 * HOUR);
    expect(text()).toBe(" of 8:00");
    expect(bar()!.getAttribute("aria-valuenow")).toBe("56");
    expect(bar()!.getAttribute("aria-valuetext")).toBe("4:31 of 8:00");
    expect(bar()!.getAttribute("aria-label")).toBe("Daily target");
  });

  it.each<["en" | "de", string]>([
    ["en", " of 8:00 0:30 over"],
    ["de", " von 8:00 0:30 darüber"],
  ])("says when it is over, in words, and the bar is full: %s", (language, told) => {
    const { text } = show(8 * HOUR + 30 * MINUTE, 8 * HOUR, language);
    expect(text()).toBe(told);
    expect(bar()!.getAttribute("aria-valuenow")).toBe("100");
    expect(bar()!.classList.contains("done")).toBe(true);
  });

  it("is just reached in its last minute", () => {
    const { text } = show(8 * HOUR + 59 * SECOND, 8 * HOUR);
    expect(text()).toBe(" of 8:00");
  });

  it.each<[string, number | null, number | null]>([
    ["none is known", HOUR, null],
    ["nothing is to be worked today", HOUR, 0],
    ["the sum is not known", null, 8 * HOUR],
  ])("is not there where %s", (_title, worked, target) => {
    const { text } = show(worked, target);
    expect([text(), bar()]).toEqual(["", null]);
  });

  it("follows the sum", () => {
    const { total } = show(4 * HOUR, 8 * HOUR);
    act(() => void (total.value = { worked: 6 * HOUR }));
    expect(bar()!.getAttribute("aria-valuenow")).toBe("75");
  });
});
