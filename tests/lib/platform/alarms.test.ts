import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { onWake, wakeAt } from "@/lib/platform/alarms";
import { DAY, HOUR, MINUTE, SECOND } from "@/lib/timer/time";

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
});

const AT = Date.parse("2026-08-26T10:00:00Z");
const set = async () =>
  (await fakeBrowser.alarms.getAll()).map(({ name, scheduledTime }) => [name, scheduledTime]);

describe("the alarm", () => {
  it("is set for the moment", async () => {
    await wakeAt(AT);
    expect(await set()).toEqual([["wake", AT]]);
  });

  it.each([
    ["is left alone when it is already set for then", AT, AT],
    ["is left alone when it is set for about then", AT + SECOND, AT + SECOND],
    ["is set anew when it is set for later", AT + SECOND + 1, AT],
    ["is set anew when it is set for earlier", AT - MINUTE, AT],
    ["is set anew when it went astray: the clock was set back by a minute", AT + MINUTE, AT],
    ["is set anew when it went astray: the clock was set back by a day", AT + DAY, AT],
    ["is set anew when it has been slept through", AT - 8 * HOUR, AT],
    ["is set anew when the clock was set ahead by a day", AT - DAY, AT],
  ])("%s", async (_title, before, after) => {
    await fakeBrowser.alarms.create("wake", { when: before });
    const create = vi.spyOn(fakeBrowser.alarms, "create");
    await wakeAt(AT);
    expect(create).toHaveBeenCalledTimes(before === after ? 0 : 1);
    expect(await set()).toEqual([["wake", after]]);
  });

  it("is set once when several want it at a time, as when a worker wakes", async () => {
    const create = vi.spyOn(fakeBrowser.alarms, "create");
    await Promise.all([wakeAt(AT), wakeAt(AT + SECOND), wakeAt(AT)]);
    expect(create).toHaveBeenCalledOnce();
    expect(await set()).toEqual([["wake", AT]]);
  });

  it("is set for what was wanted last, and that holds where it could not be set before", async () => {
    vi.spyOn(fakeBrowser.alarms, "create").mockRejectedValueOnce(new Error("no"));
    const [first] = await Promise.allSettled([wakeAt(AT), wakeAt(null), wakeAt(AT + MINUTE)]);
    expect(first.status).toBe("rejected");
    expect(await set()).toEqual([["wake", AT + MINUTE]]);
  });

  describe("where alarms slip by the length of a sleep", () => {
    const LONGEST = 25 * SECOND;
    beforeEach(() => void vi.spyOn(Date, "now").mockReturnValue(AT));

    it.each<[string, number | null, number, number]>([
      ["is set for the longest, where it is for later", null, AT + MINUTE, AT + LONGEST],
      ["is set for then, where that is sooner", null, AT + 10 * SECOND, AT + 10 * SECOND],
      [
        "is left alone while it is set for before the longest is over",
        AT + 3 * SECOND,
        AT + MINUTE,
        AT + 3 * SECOND,
      ],
      ["is set anew where it was set for later", AT + MINUTE, AT + HOUR, AT + LONGEST],
      ["is set anew where it has been slept through", AT - 9 * HOUR, AT + MINUTE, AT + LONGEST],
    ])("it %s", async (_title, before, wanted, after) => {
      if (before !== null) await fakeBrowser.alarms.create("wake", { when: before });
      await wakeAt(wanted, LONGEST);
      expect(await set()).toEqual([["wake", after]]);
    });
  });

  it("rings once, and knows no period, since those drift", async () => {
    await wakeAt(AT);
    expect((await fakeBrowser.alarms.get("wake"))!.periodInMinutes).toBeUndefined();
  });

  it("is cleared when there is nothing to wake for", async () => {
    await wakeAt(AT);
    await wakeAt(null);
    expect(await set()).toEqual([]);
  });

  it.each([
    ["wake", 1],
    ["another", 0],
  ])("named %s calls back %d times", async (name, times) => {
    const wake = vi.fn();
    onWake(wake);
    await fakeBrowser.alarms.onAlarm.trigger({ name, scheduledTime: AT, persistAcrossSessions: true });
    expect(wake.mock.calls).toEqual(Array.from({ length: times }, () => [AT]));
  });
});
