import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULTS, LIMITS } from "@/lib/timer/settings";
import { NAMES, settingsIn } from "@/lib/settings/settings-schema";
import schema from "@/public/managed-schema.json";

type Property = {
  title: string;
  type: string;
  enum?: string[];
  minimum?: number;
  maximum?: number;
  items?: Property;
};

const properties = schema.properties as unknown as Record<keyof typeof DEFAULTS, Property>;

/** Whether the schema lets a value through, as far as an administrator's schema can say. */
function passes({ type, enum: words, minimum, maximum, items }: Property, value: unknown): boolean {
  if (type === "array") return Array.isArray(value) && value.every((each) => passes(items!, each));
  if (type === "integer")
    return Number.isInteger(value) && Number(value) >= minimum! && Number(value) <= maximum!;
  return typeof value === type && (!words || words.includes(value as string));
}

const isTaken = (name: string, value: unknown) => Object.hasOwn(settingsIn({ [name]: value }), name);

/** What the schema has no words for: it lets this through, and the extension leaves it out. */
const isBeyondWords = (name: string, value: unknown) =>
  (name === "remindAwayMinutes" && Number(value) > 0 && Number(value) < LIMITS.remindAwayMinutes[0]) ||
  (name === "workDays" && Array.isArray(value) && value.some((day, place) => day <= (value[place - 1] ?? 0)));

describe("the schema for administrators", () => {
  it("has every setting there is, and no other", () => {
    expect(schema.type).toBe("object");
    expect(Object.keys(properties)).toEqual(NAMES);
  });

  it.each(NAMES)("says what %s is for, and lets through what is usual", (name) => {
    expect(properties[name].title).toMatch(/^[A-Z]/);
    expect(passes(properties[name], DEFAULTS[name])).toBe(true);
  });

  it("uses no words but those that Chromium reads", () => {
    const known = ["title", "description", "type", "enum", "minimum", "maximum", "items"];
    const used = Object.values(properties).flatMap((each) => [each, ...(each.items ? [each.items] : [])]);
    expect(used.flatMap(Object.keys).filter((word) => !known.includes(word))).toEqual([]);
  });

  it.each(NAMES)("lets through for %s what the extension takes, and nothing else", (name) => {
    const values = fc.oneof(
      fc.integer({ min: -2, max: 30 }),
      fc.integer({ min: 1400, max: 1500 }),
      fc.double(),
      fc.boolean(),
      fc.constantFrom(
        "removeBreaks",
        "keepBreaks",
        "badge",
        "icon",
        "entry",
        "today",
        "awork",
        "own",
        "",
        null,
      ),
      fc.array(fc.integer({ min: -1, max: 9 }), { maxLength: 8 }),
      fc.subarray([1, 2, 3, 4, 5, 6, 7]),
    );
    fc.assert(
      fc.property(values, (value) => {
        const isRight = passes(properties[name], value) && !isBeyondWords(name, value);
        expect(isTaken(name, value)).toBe(isRight);
      }),
      { numRuns: 500 },
    );
  });
});
