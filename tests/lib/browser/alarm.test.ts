import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { onWake, wakeAt } from "@/lib/browser/alarm";
import { MINUTE, SECOND } from "@/lib/timer/time";

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
  ])("%s", async (_title, before, after) => {
    await fakeBrowser.alarms.create("wake", { when: before });
    const create = vi.spyOn(fakeBrowser.alarms, "create");
    await wakeAt(AT);
    expect(create).toHaveBeenCalledTimes(before === after ? 0 : 1);
    expect(await set()).toEqual([["wake", after]]);
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
    expect(wake).toHaveBeenCalledTimes(times);
  });
});
