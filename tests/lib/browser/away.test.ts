import { beforeEach, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { awayItem, keepAbsence } from "@/lib/browser/away";
import { MINUTE } from "@/lib/timer/time";
import { NOW } from "../tracker/states";

beforeEach(() => fakeBrowser.reset());

const gone = { id: "one", since: NOW };

it("who keeps the time of an absence is not asked again, and who has gone since is not lost", async () => {
  await awayItem.set({ gone, absence: { id: "one", since: NOW - 30 * MINUTE, until: NOW } });
  await keepAbsence();
  expect(await awayItem.get()).toEqual({ gone, absence: null });
});
