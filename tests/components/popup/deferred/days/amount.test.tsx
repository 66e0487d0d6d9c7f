// @vitest-environment happy-dom
import { cleanup, render } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import { Amount } from "@/components/popup/deferred/days/amount";
import { HOUR, MINUTE } from "@/lib/timer/time";
import { createTestWords } from "../../../../lib/words";

afterEach(cleanup);

it.each<[boolean, "en" | "de", string, string | null]>([
  [true, "en", "12:34", null],
  [false, "en", "≈ 12:34", "The end of an entry is not known yet, so this may be too high."],
  [
    false,
    "de",
    "≈ 12:34",
    "Das Ende eines Eintrags ist noch nicht bekannt, die Zeit ist also vielleicht zu hoch.",
  ],
])("time worked, sure: %s, %s", (isSure, language, text, why) => {
  const worked = 12 * HOUR + 34 * MINUTE + 59_000;
  const { container } = render(<Amount worked={worked} isSure={isSure} words={createTestWords(language)} />);
  expect(container.textContent).toBe(text);
  expect(container.firstElementChild!.getAttribute("title")).toBe(why);
});

it.each<["en" | "de", string]>([
  ["en", "Some entries may be out of date, so this sum may be off."],
  ["de", "Einige Einträge sind vielleicht veraltet, die Summe kann also abweichen."],
])("a sum that is not sure says so: %s", (language, why) => {
  const { container } = render(
    <Amount worked={HOUR} isSure={false} isSum words={createTestWords(language)} />,
  );
  expect(container.firstElementChild!.getAttribute("title")).toBe(why);
});
