import { expect, it } from "vitest";
import { noPreload } from "@/scripts/preload";

it("takes the place of Vite's own alone", () => {
  expect(noPreload.load("/src/app.ts")).toBeUndefined();
});

it("loads the part, and hands on what it is, or why there is none", async () => {
  const code = noPreload.load("\0vite/preload-helper.js")!;
  const preload = new Function(code.replace("export const __vitePreload =", "return"))();
  expect(await preload(async () => "part", ["assets/later.css"])).toBe("part");
  await expect(
    preload(async () => {
      throw new Error("gone");
    }),
  ).rejects.toThrow("gone");
});
