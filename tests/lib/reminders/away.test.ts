import { beforeEach, describe, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { awayItem, keepAbsence, settleAbsence } from "@/lib/reminders/away";
import { MINUTE } from "@/lib/timer/time";
import type { Outcome } from "@/lib/tracker/actions/outcome";
import { NOW, outcomeOf, wish } from "../tracker/states";

beforeEach(() => fakeBrowser.reset());

const gone = { id: "one", since: NOW };
const absence = { id: "one", since: NOW - 30 * MINUTE, until: NOW };

it("who keeps the time of an absence is not asked again, and who has gone since is not lost", async () => {
  await awayItem.set({ gone, absence });
  await keepAbsence();
  expect(await awayItem.get()).toEqual({ gone, absence: null });
});

describe("who has the entry end when they went away", () => {
  const stop = (given: object = {}) => wish("stop", { id: "one", asked: true, end: absence.since, ...given });

  it.each<[Outcome["kind"], boolean]>([
    ["stopped", false],
    ["changed", false],
    ["wrongEnd", false],
    ["failed", true],
    ["unknown", true],
    ["notDone", true],
  ])("and it came out as %s: is asked again: %s", async (kind, isAsked) => {
    await awayItem.set({ gone: null, absence });
    await settleAbsence(stop(), outcomeOf(kind, { verb: "stop" }));
    expect((await awayItem.get()).absence).toEqual(isAsked ? absence : null);
  });

  it.each<Outcome["kind"]>(["started", "failed"])(
    "and a start followed, which came out as %s: is not asked again",
    async (kind) => {
      await awayItem.set({ gone: null, absence });
      await settleAbsence(stop(), outcomeOf(kind, { verb: "start" }));
      expect((await awayItem.get()).absence).toBeNull();
    },
  );

  it.each<[string, object]>([
    ["of another entry", { id: "two" }],
    ["at another time", { end: NOW }],
    ["now", { end: undefined }],
  ])("is asked on after a stop %s", async (_title, given) => {
    await awayItem.set({ gone: null, absence });
    await settleAbsence(stop(given), outcomeOf("stopped", { verb: "stop" }));
    expect((await awayItem.get()).absence).toEqual(absence);
  });
});
