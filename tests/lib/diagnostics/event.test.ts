import * as v from "valibot";
import { expect, it } from "vitest";
import { Event } from "@/lib/diagnostics/event";
import { NOW } from "../tracker/states";

const EVENT = { at: NOW, what: "trouble", detail: ["unreachable", 30_000, false] };

it.each<[string, unknown, boolean]>([
  ["an event is one", EVENT, true],
  ["it needs no detail", { ...EVENT, detail: [] }, true],
  ["a detail is as long as any kind", { ...EVENT, detail: ["x".repeat(40)] }, true],
  ["a longer one is no kind", { ...EVENT, detail: ["x".repeat(41)] }, false],
  ["a detail is no object", { ...EVENT, detail: [{}] }, false],
  ["a detail is never missing in between", { ...EVENT, detail: [null] }, false],
  ["what happened is no sentence", { ...EVENT, what: "x".repeat(41) }, false],
  ["what happened is said", { at: NOW, detail: [] }, false],
  ["when it happened is an instant", { ...EVENT, at: "now" }, false],
  ["text is none", "trouble", false],
])("%s", (_title, value, isOne) => {
  expect(v.is(Event, value)).toBe(isOne);
});
