// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createOffer } from "@/lib/popup/deferred/start/offer";
import type { Offer } from "@/lib/start/choice-items";
import { type Duration, MINUTE, SECOND } from "@/lib/timer/time";
import { sampleTask, sampleType } from "../../../../components/popup/deferred/sample";
import { NOW } from "../../../tracker/states";

beforeEach(() => void vi.useFakeTimers({ now: NOW }));
afterEach(() => void vi.useRealTimers());

const ASSIGNED = [sampleTask("1", "Logo")];
const TYPES = [sampleType("d", "Design")];
const FINE: Offer = { assigned: ASSIGNED, types: TYPES, troubles: { assigned: null, types: null } };
const FAILED = { kind: "aworkTrouble", detail: "" } as const;

/** Answers as the test says, last of all for ever; an error is thrown, null never comes. */
function open(...answers: (Offer | Error | null)[]) {
  const asked: Duration[] = [];
  let backoffUntil = 0;
  const ask = async () => {
    asked.push(Date.now() - NOW);
    const answer = answers.length > 1 ? answers.shift()! : answers[0]!;
    if (answer instanceof Error) throw answer;
    return answer ?? new Promise<Offer>(() => {});
  };
  const offer = createOffer(
    ask,
    (trouble) => trouble?.kind ?? "silent",
    () => backoffUntil,
  );
  return { ...offer, asked, backOffUntil: (until: number) => (backoffUntil = until) };
}

const pass = (duration: Duration) => vi.advanceTimersByTimeAsync(duration);
const seconds = (asked: Duration[]) => asked.map((at) => Math.floor(at / SECOND));

describe("what can be started on", () => {
  it("is asked for once, when it is wanted", async () => {
    const { offered, asked, load } = open(FINE);
    await pass(MINUTE);
    expect(asked).toEqual([]);
    load();
    load();
    await pass(10 * MINUTE);
    load();
    expect(asked).toHaveLength(1);
    expect(offered.value).toEqual({ assigned: ASSIGNED, types: TYPES, faults: FINE.troubles });
  });

  it("says at once which list failed, shows the other, and recovers by itself", async () => {
    const half: Offer = { assigned: null, types: TYPES, troubles: { assigned: FAILED, types: null } };
    const { offered, asked, load } = open(half, FINE);
    load();
    await pass(0);
    expect(offered.value).toEqual({
      assigned: undefined,
      types: TYPES,
      faults: { assigned: "aworkTrouble", types: null },
    });
    await pass(5 * SECOND);
    expect(offered.value).toEqual({ assigned: ASSIGNED, types: TYPES, faults: FINE.troubles });
    await pass(10 * MINUTE);
    expect(seconds(asked)).toEqual([0, 5]);
  });

  it("keeps what is known when a list fails later", async () => {
    const none = { assigned: FAILED, types: FAILED };
    const { offered, load } = open(
      { assigned: ASSIGNED, types: null, troubles: { assigned: null, types: FAILED } },
      { assigned: null, types: null, troubles: none },
    );
    load();
    await pass(5 * SECOND);
    expect(offered.value.assigned).toEqual(ASSIGNED);
    expect(offered.value.faults).toEqual({ assigned: "aworkTrouble", types: "aworkTrouble" });
  });

  it("waits longer after each failure in a row, a minute at most", async () => {
    const { asked, load } = open(new Error("the worker died"));
    load();
    await pass(4 * MINUTE);
    expect(seconds(asked)).toEqual([0, 5, 15, 35, 75, 135, 195]);
  });

  it("is not waited for longer than a call may take", async () => {
    const { offered, load } = open(null);
    load();
    await pass(15 * SECOND);
    expect(offered.value.faults).toEqual({ assigned: "timedOut", types: "timedOut" });
  });

  it("says that the background does not answer", async () => {
    const { offered, load } = open(new Error("the worker died"));
    load();
    await pass(0);
    expect(offered.value.faults).toEqual({ assigned: "silent", types: "silent" });
  });

  it("is not asked for while awork wants to be left alone", async () => {
    const { asked, load, backOffUntil } = open(
      { assigned: null, types: null, troubles: { assigned: FAILED, types: FAILED } },
      FINE,
    );
    backOffUntil(NOW + 40 * SECOND);
    load();
    await pass(MINUTE);
    expect(seconds(asked)).toEqual([0, 40]);
  });

  it("is asked for at once when the network is back", async () => {
    const { asked, load } = open(new Error("no"), new Error("no"), new Error("no"), FINE);
    load();
    await pass(16 * SECOND);
    expect(seconds(asked)).toEqual([0, 5, 15]);
    dispatchEvent(new Event("online"));
    await pass(0);
    expect(seconds(asked)).toEqual([0, 5, 15, 16]);
    dispatchEvent(new Event("online"));
    await pass(MINUTE);
    expect(asked).toHaveLength(4);
  });

  it("is asked for at once when the person wants it again", async () => {
    const { asked, load } = open(new Error("no"), FINE);
    load();
    await pass(2 * SECOND);
    load();
    await pass(MINUTE);
    expect(seconds(asked)).toEqual([0, 2]);
  });

  it("is forgotten with whoever it was for, also what is still on its way", async () => {
    const { offered, load, reset } = open(FINE);
    load();
    reset();
    await pass(0);
    expect(offered.value.types).toBeUndefined();
    load();
    await pass(0);
    expect(offered.value.types).toEqual(TYPES);
  });
});
