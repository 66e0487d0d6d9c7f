import { expect, it } from "vitest";
import { licences } from "../../scripts/licences.ts";

it("is the same text, whatever the order in which the packages were found", async () => {
  expect(await licences(["valibot", "preact"])).toBe(await licences(new Set(["preact", "valibot"])));
});

it.each([
  ["a licence that nobody has read", "typescript", /typescript is under Apache-2.0/],
  ["a package that is not there", "none-of-ours", /ENOENT/],
])("stops the build at %s", async (_, name, told) => {
  await expect(licences([name])).rejects.toThrow(told);
});
