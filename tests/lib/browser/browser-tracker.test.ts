import { beforeEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { createBrowserTracker } from "@/lib/browser/browser-tracker";
import { guardItem } from "@/lib/browser/guard";
import { stateItem } from "@/lib/browser/items";
import { MINUTE } from "@/lib/timer/time";
import { type Ports, createTracker } from "@/lib/tracker/tracker";
import { RUNNING, stateOf } from "../tracker/states";

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
  await ports.write(stateOf(RUNNING));
  expect(await stateItem.get()).toEqual(stateOf(RUNNING));
  expect(await ports.read()).toEqual(stateOf(RUNNING));
});

it("reads the clock at each question", () => {
  const before = Date.now();
  expect(ports.now()).toBeGreaterThanOrEqual(before);
  expect(ports.random()).not.toBe(ports.random());
});
