import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { polyfillAsModule } from "@/scripts/polyfill";

const file = join(
  resolve(import.meta.dirname, "../.."),
  "node_modules/webextension-polyfill/dist/browser-polyfill.js",
);
const given = readFileSync(file, "utf8");
const made = polyfillAsModule.transform(given, file)!.code;

/** The polyfill, run in a browser that has nothing but `chrome`. */
function run(chrome: object): Record<string, any> {
  const code = made.replace("export default module.exports;", "return module.exports;");
  const world = { chrome: { runtime: { id: "ours" }, ...chrome } };
  return new Function("globalThis", "chrome", code)(world, world.chrome);
}

describe("webextension-polyfill as a module", () => {
  it("keeps every line where it was, and describes a single API", () => {
    expect(made.split("\n").length).toBe(given.split("\n").length + 1);
    const metadata = /const apiMetadata = (\{.*?\});\n/.exec(made)![1]!;
    expect(Object.keys(JSON.parse(metadata))).toEqual(["idle"]);
  });

  it("looks for no module system: it has one", () => {
    expect(given).toContain("define.amd");
    expect(made).not.toContain("define.amd");
    expect(made).toMatch(/\n\}\)\(module\);\n/);
  });

  it("leaves other modules alone", () => {
    expect(polyfillAsModule.transform(given, "/src/other.js")).toBeUndefined();
  });

  it("hands on what the browser promises by itself, and what it throws", async () => {
    const get = vi.fn(async () => ({ state: 1 }));
    const create = vi.fn(async () => {
      throw new Error("no tab");
    });
    const browser = run({ storage: { local: { get } }, tabs: { create } });
    expect(await browser.storage.local.get("state")).toEqual({ state: 1 });
    await expect(browser.tabs.create({ url: "x" })).rejects.toThrow("no tab");
    expect(get.mock.calls).toEqual([["state"]]);
  });

  it("answers messages with the promise that a listener returns", () => {
    const listeners: ((...given: unknown[]) => unknown)[] = [];
    const onMessage = { addListener: (one: never) => listeners.push(one), hasListener: () => false };
    const browser = run({ runtime: { id: "ours", onMessage } });
    browser.runtime.onMessage.addListener(async (message: string) => `${message}!`);
    const answered = vi.fn();
    expect(listeners[0]!("hello", {}, answered)).toBe(true);
    return expect.poll(() => answered.mock.calls).toEqual([["hello!"]]);
  });
});
