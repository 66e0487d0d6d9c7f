import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { wake } from "@/lib/background/wake";
import { HOUR, MINUTE, SECOND } from "@/lib/timer/time";
import { stateItem } from "@/lib/tracker-store/state-items";
import { NOW, stateOf } from "../tracker/states";
import { speak } from "../fake-browser/fakes";

let wall = NOW;

beforeEach(async () => {
  fakeBrowser.reset();
  vi.restoreAllMocks();
  speak("en");
  vi.spyOn(Date, "now").mockImplementation(() => wall);
  wall = NOW;
  await stateItem.set(stateOf(null, { offset: 0 }));
});

describe("a wake checks for reminders after the poll, and says how late it was", () => {
  const table: [title: string, due: number | undefined, offset: number, late: number][] = [
    ["on time", NOW, 0, 0],
    ["at an event that nobody planned", undefined, 0, 0],
    ["after a sleep of an hour", NOW - HOUR, 0, HOUR],
    ["after the clock was set ahead by an hour, as the poll found", NOW - HOUR, -HOUR, 0],
    ["after the clock was set back, which makes nobody earlier", NOW, HOUR, 0],
  ];
  it.each(table)("%s", async (_title, due, offset, late) => {
    const steps: unknown[] = [];
    const poll = async () => {
      wall += 2 * SECOND;
      await stateItem.set(stateOf(null, { offset }));
      steps.push("poll");
    };
    await wake(poll, async (woken) => void steps.push(woken), due);
    expect(steps).toEqual(["poll", { at: NOW, late }]);
  });

  it("paints what is known without waiting for awork", async () => {
    const title = vi.spyOn(fakeBrowser.action, "setTitle");
    const { promise: answer, resolve } = Promise.withResolvers<void>();
    const waking = wake(
      () => answer,
      async () => {},
      NOW - MINUTE,
    );
    await expect.poll(() => title.mock.calls.length).toBe(1);
    resolve();
    await waking;
  });
});
