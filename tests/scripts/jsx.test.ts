import { expect, it } from "vitest";
import { createServer, transformWithOxc } from "vite";
import { jsxAsCalls } from "@/scripts/jsx";

/** What becomes of a component. */
async function made(code: string): Promise<string> {
  const given = jsxAsCalls.transform(code, "/components/one.tsx")!;
  return (await transformWithOxc(given.code, "one.tsx", { jsx: jsxAsCalls.config().oxc.jsx })).code;
}

it("JSX becomes calls of h, children one after the other", async () => {
  const code = await made(
    `export const One = () => <p class="x">a{1}</p>;\nexport const Two = () => <><One key="k" /></>;`,
  );
  expect(code).toMatch(/h\("p", \{ class: "x" \}, "a", 1\)/);
  expect(code).toMatch(/h\(Fragment, null, .*h\(One, \{ key: "k" \}\)\)/);
  expect(code).toContain('from "preact"');
  expect(code).not.toContain("jsx-runtime");
});

it("a development server makes the same of it", async () => {
  const server = await createServer({
    configFile: false,
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    plugins: [jsxAsCalls],
  });
  const { code } = (await server.transformRequest("/components/popup/key-hint.tsx"))!;
  await server.close();
  expect(code).toMatch(/\bh\(/);
  expect(code).not.toMatch(/__self|__source/);
});

it("every line stays where it was", () => {
  const code = "\nexport const One = () => <p />;\n";
  expect(jsxAsCalls.transform(code, "/one.tsx")!.code.split("\n").length).toBe(code.split("\n").length);
});

it("what has no JSX is left alone", () => {
  expect(jsxAsCalls.transform("export const one = 1;", "/one.ts")).toBeUndefined();
});
