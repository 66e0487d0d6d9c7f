// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { loadIfUnknown, openIfEmpty } from "@/lib/popup/deferred/start/find-field";
import type { Timer } from "@/lib/timer/timer";
import { whose } from "@/lib/tracker-store/account";
import { ACCOUNT } from "../../../fake-browser/account";
import { RUNNING, STOPPED, stateOf } from "../../../tracker/states";

beforeEach(() => {
  document.body.innerHTML = `<div class="verbs" tabindex="-1"></div><button></button>`;
});

function create(timer: Timer | null, { isKnown = true, isConnected = true, entries = [] as Timer[] } = {}) {
  const open = vi.fn();
  const state = signal(stateOf(timer, isKnown ? {} : { at: null }));
  const account = signal(isConnected ? ACCOUNT : null);
  openIfEmpty({ state, account } as unknown as Parameters<typeof openIfEmpty>[0], () => entries, { open });
  return { open, state, account };
}

describe("the list of what to start", () => {
  it.each<[string, Timer | null, string | null, number]>([
    ["is open at once where there is no entry", null, null, 1],
    ["is open where only the empty place of the actions has the focus", null, ".verbs", 1],
    ["is not where the person has gone elsewhere", null, "button", 0],
    ["is not where a timer runs", RUNNING, null, 0],
    ["is not where there is a last entry", STOPPED, null, 0],
  ])("%s", (_title, timer, focused, times) => {
    if (focused) document.querySelector<HTMLElement>(focused)!.focus();
    expect(create(timer).open).toHaveBeenCalledTimes(times);
  });

  it("waits until awork has said that there is none, and opens once", () => {
    const { open, state } = create(null, { isKnown: false });
    expect(open).not.toHaveBeenCalled();
    state.value = stateOf(null);
    state.value = stateOf(null);
    expect(open).toHaveBeenCalledOnce();
  });

  it("is not open where there are entries of the last days", () => {
    expect(create(null, { entries: [STOPPED] }).open).not.toHaveBeenCalled();
  });

  it("stays closed when the last entry goes later", () => {
    const { open, state } = create(STOPPED);
    state.value = stateOf(null);
    expect(open).not.toHaveBeenCalled();
  });

  it("waits until somebody is connected", () => {
    const { open, account } = create(null, { isConnected: false });
    expect(open).not.toHaveBeenCalled();
    account.value = ACCOUNT;
    expect(open).toHaveBeenCalledOnce();
  });
});

describe("the choices", () => {
  const MINE = { of: whose(ACCOUNT), at: 0, assigned: [], types: [] };

  it.each<[string, Timer | null, { of: string } | null, Parameters<typeof stateOf>[1], number]>([
    ["are loaded where none are stored and nothing runs", STOPPED, null, {}, 1],
    ["are not while a timer runs", RUNNING, null, {}, 0],
    ["are not where they are stored", STOPPED, MINE, {}, 0],
    ["are loaded where those stored are another's", STOPPED, { ...MINE, of: "another" }, {}, 1],
    ["are not before awork has answered once", null, null, { at: null }, 0],
    [
      "are not where awork is out of reach",
      STOPPED,
      null,
      { trouble: { kind: "unreachable", detail: "" } },
      0,
    ],
  ])("%s", (_title, timer, stored, given, times) => {
    const load = vi.fn();
    const model = { state: signal(stateOf(timer, given)), account: signal(ACCOUNT) };
    const models = { model, choices: signal(stored), offer: { load } };
    loadIfUnknown(models as unknown as Parameters<typeof loadIfUnknown>[0]);
    expect(load).toHaveBeenCalledTimes(times);
  });

  it("are loaded once the timer is stopped", () => {
    const load = vi.fn();
    const state = signal(stateOf(RUNNING));
    const models = { model: { state, account: signal(ACCOUNT) }, choices: signal(null), offer: { load } };
    loadIfUnknown(models as unknown as Parameters<typeof loadIfUnknown>[0]);
    expect(load).not.toHaveBeenCalled();
    state.value = stateOf(STOPPED);
    expect(load).toHaveBeenCalledOnce();
  });
});
