// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { KeptHours } from "@/lib/capacity/hours-item";
import type { TaskTimes } from "@/lib/capacity/task-times-item";
import { startViewing } from "@/lib/popup/deferred/day/viewing";
import { HOUR, MINUTE, SECOND } from "@/lib/timer/time";
import type { Account } from "@/lib/tracker-store/account";
import { whose } from "@/lib/tracker-store/account";
import type { State } from "@/lib/tracker/state";
import { ACCOUNT } from "../../../fake-browser/account";
import { NOW, RUNNING, stateOf } from "../../../tracker/states";

beforeEach(() => void vi.useFakeTimers({ now: NOW, toFake: ["Date"] }));
afterEach(() => void vi.useRealTimers());

const OF = whose(ACCOUNT);
const read = { readOn: "2026-08-26", until: "2026-08-27" };
const HOURS: KeptHours = {
  version: 1,
  of: OF,
  notBefore: null,
  weekly: { ...read, value: null },
  absences: { ...read, value: [] },
  holidays: { ...read, value: [] },
  rules: { ...read, value: null },
};
const TIMER = { ...RUNNING, about: { ...RUNNING.about, taskId: "logo" } };
const TASKS: TaskTimes = {
  version: 1,
  of: OF,
  tasks: [{ id: "logo", at: NOW, until: NOW + 10 * MINUTE, time: null, open: null }],
};

type Given = {
  state?: Partial<State>;
  account?: Account | null;
  hours?: KeptHours | null;
  tasks?: TaskTimes | null;
  isThere?: boolean;
};

function start({ state = {}, account = ACCOUNT, hours = HOURS, tasks = TASKS, isThere = true }: Given = {}) {
  const known = signal<State>({ ...stateOf(TIMER, {}), at: NOW, trouble: null, ...state });
  const ask = vi.fn(async () => {});
  const signals = { account: signal(account), hours: signal(hours), tasks: signal(tasks) };
  startViewing({ state: known, ...signals, isThere: () => isThere }, ask);
  /** awork has answered a poll, so much later. */
  const poll = async (later: number) => {
    vi.setSystemTime(Date.now() + later);
    known.value = { ...known.value, at: Date.now() };
    await Promise.resolve();
  };
  return { ask, poll, ...signals };
}

describe("a popup that is viewed", () => {
  it.each<[string, Given, number]>([
    ["nothing while nothing is due", {}, 0],
    ["for the hours that were never read", { hours: null }, 1],
    ["for a task that was never read", { tasks: null }, 1],
    ["for what is another person's", { account: { ...ACCOUNT, userId: "another" } }, 1],
    ["for the person's hours with an API key", { account: { ...ACCOUNT, byKey: true }, hours: null }, 1],
    [
      "nothing for the rules with an API key, for which none holds",
      { account: { ...ACCOUNT, byKey: true }, hours: { ...HOURS, rules: null } },
      0,
    ],
    ["nothing while nobody is at the page", { hours: null, isThere: false }, 0],
    ["nothing where nobody is connected", { account: null, hours: null }, 0],
    ["nothing before awork has answered", { state: { at: null }, hours: null }, 0],
    ["nothing where awork answered long ago", { state: { at: NOW - MINUTE }, hours: null }, 0],
    [
      "nothing while awork can't be reached",
      { state: { trouble: { kind: "unreachable", detail: "" } }, hours: null },
      0,
    ],
    [
      "nothing within an hour of a failure",
      { hours: { ...HOURS, weekly: null, notBefore: NOW + MINUTE } },
      0,
    ],
    ["nothing for a timer without a task", { state: { timer: RUNNING }, tasks: null }, 0],
  ])("asks %s", (_title, given, times) => {
    if (given.state?.timer) given.state.timer = { ...RUNNING, about: { ...RUNNING.about, taskId: null } };
    expect(start(given).ask).toHaveBeenCalledTimes(times);
  });

  it("asks once awork has answered, not by each poll", async () => {
    const { ask, poll, hours } = start({ state: { at: NOW - HOUR }, hours: null });
    await poll(SECOND);
    expect(ask).toHaveBeenCalledTimes(1);
    hours.value = HOURS;
    for (let polls = 0; polls < 5; polls += 1) await poll(10 * SECOND);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it("asks again when the task is due", async () => {
    const { ask, poll } = start();
    await poll(9 * MINUTE);
    expect(ask).toHaveBeenCalledTimes(0);
    await poll(MINUTE);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it("asks nothing while it is hidden", async () => {
    vi.spyOn(document, "hidden", "get").mockReturnValue(true);
    expect(start({ hours: null }).ask).toHaveBeenCalledTimes(0);
    vi.restoreAllMocks();
  });

  it("doesn't ask twice at a time, and goes on after a background that died", async () => {
    const { ask, poll } = start({ hours: null });
    const { promise, reject } = Promise.withResolvers<void>();
    ask.mockReturnValueOnce(promise);
    await poll(SECOND);
    await poll(SECOND);
    expect(ask).toHaveBeenCalledTimes(2);
    reject(new Error("gone"));
    await expect.poll(async () => (await poll(SECOND), ask.mock.calls.length)).toBeGreaterThan(2);
  });
});
