import { beforeEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { createBrowserTracker } from "@/lib/browser/browser-tracker";
import { daysItem, editsItem } from "@/lib/browser/day-items";
import { guardItem } from "@/lib/browser/guard";
import { stateItem } from "@/lib/browser/items";
import type { Edit } from "@/lib/timer/edit";
import { MINUTE } from "@/lib/timer/time";
import { NO_DAYS } from "@/lib/tracker/days";
import type { Ports } from "@/lib/tracker/ports";
import { NOTHING_KNOWN } from "@/lib/tracker/state";
import { createTracker } from "@/lib/tracker/tracker";
import { NOW, RUNNING, stateOf } from "../tracker/states";

vi.mock("@/lib/tracker/tracker", () => ({ createTracker: vi.fn() }));

let ports: Ports;

beforeEach(() => {
  fakeBrowser.reset();
  createBrowserTracker();
  ports = vi.mocked(createTracker).mock.lastCall![0];
});

it("takes the limit for the key from the settings, in minutes there", async () => {
  expect(await ports.guard()).toBe(60 * MINUTE);
  await guardItem.set(0);
  expect(await ports.guard()).toBe(0);
});

it("keeps what is known where the pages read it", async () => {
  await ports.state.set(stateOf(RUNNING));
  expect(await stateItem.get()).toEqual(stateOf(RUNNING));
  expect(await ports.state.get()).toEqual(stateOf(RUNNING));
  const days = { ...NO_DAYS, at: NOW, timers: [RUNNING] };
  await ports.days.set(days);
  expect([await daysItem.get(), await ports.days.get()]).toEqual([days, days]);
  const edits: Edit[] = [{ id: "one", field: "note", from: null, to: "Second draft" }];
  await ports.edits.set(edits);
  expect([await editsItem.get(), await ports.edits.get()]).toEqual([edits, edits]);
});

it("knows nothing, no days and no edits where what is stored is of another shape", async () => {
  await fakeBrowser.storage.local.set({ state: { version: 1 }, days: [], edits: [{ id: "one" }] });
  expect([await ports.state.get(), await ports.days.get(), await ports.edits.get()]).toEqual([
    NOTHING_KNOWN,
    NO_DAYS,
    [],
  ]);
});

it("names this computer's time zone", () => {
  expect(ports.timezone()).toBe("Europe/Berlin");
});

it("reads the clock at each question", () => {
  const before = Date.now();
  expect(ports.now()).toBeGreaterThanOrEqual(before);
  expect(ports.random()).not.toBe(ports.random());
});
