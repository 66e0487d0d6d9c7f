import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../../scripts/root.ts";
import { description } from "./options.ts";

describe("the description", () => {
  it("is read from the file that is named", () => {
    expect(description(join(root, "package.json"))).toMatchObject({ name: "awork-timer" });
  });

  it.each([
    ["", "npm run contract -- FILE"],
    ["nowhere.json", "nowhere.json can't be read"],
    [join(root, "README.md"), "README.md can't be read"],
  ])("that is named %j is none, and that is said", (file, message) => {
    expect(() => description(file)).toThrow(message);
  });
});
