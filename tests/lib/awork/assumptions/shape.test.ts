import { describe, expect, it } from "vitest";
import { shape } from "@/lib/awork/assumptions/shape";

describe("a shape", () => {
  it.each<[unknown, string]>([
    [undefined, "absent"],
    [null, "null"],
    [true, "boolean"],
    [0, "0"],
    [12, "whole number"],
    [-1, "negative whole number"],
    [1.5, "number with a fraction"],
    ["", "empty text"],
    ["First draft", "text"],
    ["5b0d0b8e-52d1-4b1c-9a53-0d5a1f6f7a01", "uuid"],
    ["2026-08-26T00:00:00Z", "date and time with a zone"],
    ["2026-08-26T09:31:32+0200", "date and time with a zone"],
    ["2026-08-26T00:00:00", "date and time"],
    ["2026-08-26", "date"],
    ["09:03:31.2966885", "time"],
    ["https://carla.awork.com", "address"],
    [[], "[]"],
    [["a", "b", null], "[text or null]"],
    [{ note: "First draft", duration: 0 }, "{note: text, duration: 0}"],
    [
      { breaks: [{ startDate: "2026-08-26T09:31:32Z" }] },
      "{breaks: [{startDate: date and time with a zone}]}",
    ],
  ])("of %j", (value, expected) => {
    expect(shape(value)).toBe(expected);
  });

  it("says no key that a person can have written", () => {
    expect(shape({ id: "a", Carla: 1, "a note": 2 })).toBe("{id: text, 2 more}");
  });

  it("of several values is told as one", () => {
    expect(shape(1, 2, "a")).toBe("whole number or text");
    expect(shape({ id: "a", note: null }, { id: "b", note: "c" }, { id: "d" })).toBe(
      "{id: text, note?: null or text}",
    );
    expect(shape([{ id: 1 }], [{ duration: 0 }])).toBe("[{id?: whole number, duration?: 0}]");
  });
});
