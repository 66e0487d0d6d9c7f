import { describe, expect, it } from "vitest";
import { NotUnderstood } from "@/lib/awork/api-error";
import { absence, holiday } from "@/lib/awork/capacity/time-off";

const ME = "5b0d0b8e-52d1-4b1c-9a53-0d5a1f6f7a01";
const REGION = "9a000000-0000-4000-8000-000000000001";

const said = (more: object = {}) => ({
  startOn: "2026-08-26T00:00:00Z",
  endOn: "2026-08-27T23:59:59Z",
  isHalfDayOnStart: false,
  isHalfDayOnEnd: false,
  ...more,
});
const TIME_OFF = { first: "2026-08-26", last: "2026-08-27", isHalfFirst: false, isHalfLast: false };

describe.each([
  ["an absence", (more?: object) => absence(said({ userId: ME, ...more }), ME)],
  ["a holiday", (more?: object) => holiday(said(more))],
] as const)("%s", (_title, read) => {
  it.each<[string, object, object | null]>([
    ["has its first and its last day", {}, TIME_OFF],
    ["has a last day that is said as midnight", { endOn: "2026-08-27T00:00:00Z" }, TIME_OFF],
    ["has the days that awork names, whatever the zone", { startOn: "2026-08-26T00:00:00+02:00" }, TIME_OFF],
    [
      "has half days",
      { isHalfDayOnStart: true, isHalfDayOnEnd: true },
      { ...TIME_OFF, isHalfFirst: true, isHalfLast: true },
    ],
    [
      "has whole days where awork leaves that out",
      { isHalfDayOnStart: undefined, isHalfDayOnEnd: null },
      TIME_OFF,
    ],
    ["doesn't count when it was deleted", { deletedOn: "2026-08-20T10:00:00Z" }, null],
    ["doesn't count when it ends before it begins", { endOn: "2026-08-25T23:59:59Z" }, null],
  ])("%s", (_sentence, more, timeOff) => expect(read(more)).toEqual(timeOff));

  it.each([undefined, null, "", "tomorrow", "2026-13-41T00:00:00Z", 20260826])(
    "is not understood if it begins on %j",
    (startOn) => expect(() => read({ startOn })).toThrow(NotUnderstood),
  );
});

describe("an absence", () => {
  it("is somebody's own, whatever the case of their id", () => {
    expect(absence(said({ userId: ME.toUpperCase() }), ME)).toEqual(TIME_OFF);
  });

  it.each([undefined, null, REGION])("is nobody's here if it is that of %j", (userId) => {
    expect(absence(said({ userId }), ME)).toBeNull();
  });
});

describe("a holiday", () => {
  it("is not counted if it is one of a region, since nobody knows whose that is", () => {
    expect(holiday(said({ regionId: REGION, region: "Hamburg" }))).toBeNull();
    expect(holiday(said({ regionId: null }))).toEqual(TIME_OFF);
  });
});
