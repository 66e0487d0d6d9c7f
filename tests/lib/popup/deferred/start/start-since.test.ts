import { describe, expect, it } from "vitest";
import { startSince } from "@/lib/popup/deferred/start/start-since";
import { NOW, PURPOSE, RUNNING, STOPPED } from "../../../tracker/states";

describe("starting as of then", () => {
  const same = { asked: true, purpose: PURPOSE };

  it("ends what runs at that time", () => {
    const action = { ...same, verb: "stop", id: RUNNING.id, end: NOW, since: NOW };
    expect(startSince(RUNNING, PURPOSE, { at: NOW, ends: RUNNING })).toEqual(action);
  });

  it("is a start like any other where nothing runs", () => {
    const action = { ...same, verb: "start", id: null, since: NOW };
    expect(startSince(STOPPED, PURPOSE, { at: NOW, ends: null })).toEqual(action);
  });

  it("is a start now where it means now, so that nothing overlaps what runs", () => {
    const action = { ...same, verb: "start", id: RUNNING.id };
    expect(startSince(RUNNING, PURPOSE, { at: NOW, ends: null })).toEqual(action);
  });
});
