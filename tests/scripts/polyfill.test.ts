import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { found } from "../found.ts";
import { noPolyfill, polyfillAsModule, polyfillForPages } from "@/scripts/polyfill";

const file = join(
  resolve(import.meta.dirname, "../.."),
  "node_modules/webextension-polyfill/dist/browser-polyfill.js",
);
const given = readFileSync(file, "utf8");
const made = polyfillAsModule.transform(given, file)!.code;

/** The polyfill, run in a browser that has nothing but `chrome`. */
function run(chrome: object, polyfill = made): Record<string, any> {
  const code = polyfill.replace("export default module.exports;", "return module.exports;");
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

describe("webextension-polyfill for pages", () => {
  const root = resolve(import.meta.dirname, "../..");
  const forPages = polyfillForPages.transform(made, file)!.code;

  it("answers no messages, and keeps every line where it was", () => {
    expect(made).toContain("onMessageWrappers");
    expect(forPages).not.toContain("onMessageWrappers");
    expect(forPages.split("\n").length).toBe(made.split("\n").length);
  });

  it("is enough: the background alone answers", () => {
    const files = found("{lib,components,entrypoints}/**/*.{ts,tsx}");
    const holding = (text: string) =>
      files.filter((name) => readFileSync(join(root, name), "utf8").includes(text));
    expect(holding("onMessage")).toEqual(["lib/platform/runtime.ts", "lib/messages/serve.ts"]);
    expect(holding("lib/messages/serve")).toEqual(["entrypoints/background.ts"]);
  });

  it("asks, and hears of what was thrown", async () => {
    const sendMessage = (_: unknown, answer: (reply: unknown) => void) =>
      answer({ __mozWebExtensionPolyfillReject__: true, message: "refused" });
    const browser = run({ runtime: { id: "ours", sendMessage } }, forPages);
    await expect(browser.runtime.sendMessage("one")).rejects.toThrow("refused");
  });

  it("is not what it was made from: that is told", () => {
    expect(() => polyfillForPages.transform("another", file)).toThrow("webextension-polyfill has changed");
    expect(() => polyfillAsModule.transform("another", file)).toThrow("webextension-polyfill has changed");
    expect(polyfillForPages.transform(made, "/src/other.js")).toBeUndefined();
  });
});

describe("the polyfill in Firefox", () => {
  it("would hand on the browser's own API, and nothing else", () => {
    const browser = { runtime: { id: "ours" } };
    const world = { chrome: browser, browser };
    const code = made.replace("export default module.exports;", "return module.exports;");
    expect(new Function("globalThis", "chrome", code)(world, browser)).toBe(browser);
  });

  it("is left out for that API", () => {
    const id = noPolyfill.resolveId("webextension-polyfill")!;
    expect(noPolyfill.load(id)).toBe("export default globalThis.browser;");
    expect(polyfillForPages.transform(noPolyfill.load(id)!, id)).toBeUndefined();
  });

  it("leaves other modules where they are", () => {
    expect(noPolyfill.resolveId("preact")).toBeUndefined();
    expect(noPolyfill.load("/src/other.js")).toBeUndefined();
  });
});
