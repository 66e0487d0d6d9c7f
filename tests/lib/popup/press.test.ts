import { describe, expect, it } from "vitest";
import { pressed, start } from "@/lib/popup/press";
import { PAUSED, RUNNING, STOPPED } from "../tracker/states";

const DONE = { ...STOPPED, about: { ...STOPPED.about, typeOfWorkId: "design", taskId: "logo" } };
const PURPOSE = { taskId: "logo", projectId: null, typeOfWorkId: "design", isBillable: false, note: null };

describe("a button", () => {
  it.each(["resume", "keep", "removeBreaks", "pause", "stop"] as const)(
    "%s is done to the entry that the person sees, and nothing has been asked yet",
    (what) => {
      expect(pressed(what, PAUSED)).toEqual({ verb: what, id: PAUSED.id, asked: false, purpose: null });
    },
  );

  it("Continue starts another timer for the same", () => {
    expect(pressed("continue", DONE)).toEqual({ verb: "start", id: null, asked: true, purpose: PURPOSE });
  });
});

describe("starting", () => {
  it.each([
    ["nothing", "where nothing runs", null, null],
    ["nothing", "where the last entry has ended", DONE, null],
    ["what runs", "where something runs", RUNNING, RUNNING.id],
    ["what is paused", "where something is paused", PAUSED, PAUSED.id],
  ])("stops %s %s", (_what, _where, timer, id) => {
    expect(start(timer, PURPOSE)).toEqual({ verb: "start", id, asked: true, purpose: PURPOSE });
  });
});
