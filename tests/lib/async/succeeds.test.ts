import { expect, it } from "vitest";
import { succeeds } from "@/lib/async/succeeds";

it.each<[string, Promise<unknown>, boolean]>([
  ["a promise that resolves, whatever its value", Promise.resolve(false), true],
  ["a promise that rejects", Promise.reject(new Error("no")), false],
])("tells %s", async (_title, promise, expected) => {
  expect(await succeeds(promise)).toBe(expected);
});
