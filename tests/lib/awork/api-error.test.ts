import { describe, expect, it } from "vitest";
import {
  AworkTrouble,
  ApiError,
  Forbidden,
  Gone,
  NotUnderstood,
  Refused,
  SignedOut,
  TimedOut,
  TooMany,
  Unreachable,
} from "@/lib/awork/api-error";

describe("a failure", () => {
  const FAILURES = [
    [new SignedOut("401"), "signedOut"],
    [new Forbidden("403"), "forbidden"],
    [new Gone("404"), "gone"],
    [new Refused("No."), "refused"],
    [new TooMany(1000), "tooMany"],
    [new AworkTrouble("500"), "aworkTrouble"],
    [new Unreachable("no connection"), "unreachable"],
    [new TimedOut("no whole answer in time"), "timedOut"],
    [new NotUnderstood("body"), "notUnderstood"],
  ] as const;

  it.each(FAILURES)("%s is an error of the kind %s that has heard nothing yet", (failure, kind) => {
    expect(failure).toBeInstanceOf(ApiError);
    expect(failure).toBeInstanceOf(Error);
    expect([failure.kind, failure.meta]).toEqual([kind, null]);
  });

  it("has a kind of its own", () => {
    expect(new Set(FAILURES.map(([failure]) => failure.kind)).size).toBe(FAILURES.length);
  });

  it("tells what it knows", () => {
    expect(new Refused("A description is required.")).toMatchObject({
      description: "A description is required.",
      message: "A description is required.",
    });
    expect(new TooMany(17_000)).toMatchObject({ wait: 17_000, message: "too many requests; wait 17000 ms" });
    expect(new NotUnderstood("breaks.0.endDate")).toMatchObject({
      field: "breaks.0.endDate",
      message: "answer not understood: breaks.0.endDate",
    });
  });
});
