import { expect } from "@playwright/test";
import { boxOf } from "../e2e/frame.ts";
import type { Seat } from "./seat.ts";

/** The colour of "Allow" in the browser's own questions. */
const ALLOW = 0xd3e3fd;

/** Chromium's own question for a permission, answered with the real mouse or a real key. */
export function createPrompt(seat: Seat) {
  /** The browser's own question dims the page behind it. The place is beside what the settings show. */
  const isAsked = async () => ((await seat.frame()).at(1000, 700) & 0xff) < 0xc0;

  /** Just after it has opened the question takes no press, so that nobody answers it by accident. */
  async function pressUntilAnswered(press: () => Promise<unknown>): Promise<void> {
    const again = async () => {
      if (await isAsked()) await press();
      await expect.poll(isAsked, { timeout: 1_000, intervals: [50] }).toBe(false);
    };
    await expect(again).toPass({ timeout: 20_000 });
  }

  async function answerYes(): Promise<void> {
    const { hand, frame } = seat;
    // Under the mouse it has another colour.
    await hand("mousemove", "0", "0");
    // Nothing else has this colour while the question is there.
    const find = async () => ((await isAsked()) ? boxOf(await frame(), ALLOW, 800) : null);
    await expect.poll(find).not.toBeNull();
    const { left, right, top, bottom } = (await find())!;
    await hand("mousemove", `${Math.round((left + right) / 2)}`, `${Math.round((top + bottom) / 2)}`);
    await pressUntilAnswered(() => hand("click", "1"));
  }

  async function answerNo(): Promise<void> {
    await expect.poll(isAsked).toBe(true);
    await seat.focus("chromium");
    // "Deny" has the focus.
    await pressUntilAnswered(() => seat.press("Return"));
  }

  return { answerYes, answerNo };
}
