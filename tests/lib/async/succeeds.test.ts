import { expect, it } from "vitest";
import { succeeds } from "@/lib/async/succeeds";

it.each<[string, () => Promise<unknown>, boolean]>([
  ["a promise that resolves, whatever its value", async () => false, true],
  ["a promise that rejects", () => Promise.reject(new Error("no")), false],
])("tells %s", async (_title, begin, expected) => {
  expect(await succeeds(begin())).toBe(expected);
});
