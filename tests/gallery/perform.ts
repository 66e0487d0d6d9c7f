import { configure, fireEvent, waitFor, within } from "@testing-library/preact";
import type { Deed, Step } from "./orders.ts";

const SECOND = 1000;
/** A scene does not wait longer for a part of its page. Longer than a busy machine takes for it. */
const PATIENCE = 60 * SECOND;

// Without it, the error repeats the whole page.
configure({ getElementError: (message) => new Error(message ?? "") });

/** Does it with the first part that a person can see and that the steps find, as soon as there is one. */
export async function perform(steps: Step[], deed: Deed): Promise<void> {
  const part = await waitFor(() => found(steps), { timeout: PATIENCE });
  if (deed.kind === "click") {
    // As a press does. Without it, a frame that gets the focus back gives it to what had it before.
    part.focus();
    part.click();
  }
  if (deed.kind === "fill") {
    part.focus();
    fireEvent.input(part, { target: { value: deed.value } });
  }
}

/** Presses a key in what has the focus. As in a browser, Enter in a field sends its form. */
export function press(key: string): void {
  const field = document.activeElement!;
  const goesOn = fireEvent.keyDown(field, { key });
  if (goesOn && key === "Enter" && field instanceof HTMLInputElement) field.form?.requestSubmit();
}

function found(steps: Step[]): HTMLElement {
  const all = steps.reduce((places, step) => places.flatMap((place) => look(place, step)), [document.body]);
  const seen = all.find((part) => part.checkVisibility());
  if (!seen) throw new Error(`There is no ${JSON.stringify(steps)}.`);
  return seen;
}

function look(place: HTMLElement, step: Step): HTMLElement[] {
  const { queryAllByRole } = within(place);
  if (step.by === "role")
    return queryAllByRole(step.role, step.name === undefined ? {} : { name: step.name });
  const all = [...place.querySelectorAll<HTMLElement>(step.by === "selector" ? step.selector : "*")];
  if (step.by === "selector") return all;
  const says = ({ textContent }: Element) => fits(textContent!.replaceAll(/\s+/g, " ").trim(), step);
  // The smallest part that says it.
  return [place, ...all].filter((part) => says(part) && ![...part.children].some(says));
}

function fits(text: string, { text: wanted, is }: Extract<Step, { by: "text" }>): boolean {
  if (is === "exact") return text === wanted;
  return is === "pattern" ? new RegExp(wanted).test(text) : text.includes(wanted);
}
