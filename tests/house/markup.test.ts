import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { found } from "../found.ts";

const root = resolve(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const sources = found("{entrypoints,components,lib}/**/*.{ts,tsx}");
const pages = found("entrypoints/**/*.html");

/** What would make markup or code of a text, load code, or say something where anybody can read it. */
const UNWANTED: [what: string, form: RegExp, example: string][] = [
  ["an element's markup is set", /\b(inner|outer)HTML\b/, "element.innerHTML = name"],
  [
    "markup is handed to preact",
    /dangerouslySetInnerHTML|__html/,
    "<p dangerouslySetInnerHTML={{ __html: name }} />",
  ],
  [
    "markup is inserted",
    /insertAdjacentHTML|setHTML(Unsafe)?\b|createContextualFragment/,
    "e.insertAdjacentHTML('end', name)",
  ],
  ["markup is written", /document\s*\.\s*write/, "document.write(name)"],
  ["markup is parsed", /DOMParser|\bsrcdoc\b/i, "new DOMParser().parseFromString(name, 'text/html')"],
  ["a text is run", /\beval\b|\bFunction\s*\(/, "new Function(name)"],
  ["a text is run later", /\bset(Timeout|Interval)\s*\(\s*["'`]/, "setTimeout('x()', 1)"],
  ["an address is a script", /javascript:/i, '<a href="javascript:x()">'],
  [
    "code is loaded by another name than its own",
    /importScripts|\bimport\s*\(\s*(?!["']\.{1,2}\/)/,
    "import(url)",
  ],
  [
    "a script is put into other pages",
    /executeScript|insertCSS|registerContentScripts/,
    "scripting.executeScript(x)",
  ],
  ["a style is written in a page", /\bstyle=|cssText/, "<p style={name}>"],
  [
    "a message for others is heard",
    /onMessageExternal|onConnectExternal|onUserScriptMessage/,
    "runtime.onConnectExternal.addListener(x)",
  ],
  [
    "a message of a page is heard",
    /addEventListener\(\s*["'`]message|\bonmessage\b|postMessage/,
    "addEventListener('message', x)",
  ],
  ["something is said in a console", /\bconsole\b/, "console.log(token)"],
  [
    "something is kept where it is in clear",
    /\b(localStorage|sessionStorage|cookie)\b/,
    "localStorage.token = token",
  ],
];

describe("our own source", () => {
  it("is looked at", () => {
    expect(sources.length).toBeGreaterThan(100);
    expect(pages.length).toBe(3);
  });

  it.each(UNWANTED)("has no place where %s", (_what, form, example) => {
    expect(example).toMatch(form);
    expect(sources.filter((file) => form.test(read(file)))).toEqual([]);
  });

  it("calls nobody but through the one call that sends no cookie and follows nobody elsewhere", () => {
    const callers = sources.filter((file) =>
      /\bfetch\s*\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon/.test(read(file)),
    );
    expect(callers.toSorted()).toEqual([
      "lib/awork/call.ts",
      "lib/sign-in/connection.ts",
      "lib/sign-in/oauth-options.ts",
    ]);
    for (const file of callers.slice(1)) expect(read(file).match(/\bfetch\s*\(/g)).toHaveLength(1);
    expect(read("lib/awork/call.ts")).toContain(
      'credentials: "omit",\n      redirect: "error",\n      cache: "no-store",',
    );
  });

  it("has links within the page and to a workspace alone, which is not told where people come from", () => {
    const linking = sources.filter((file) => /\bhref=|\baction=|<(a|area|base)\b/.test(read(file)));
    expect(linking.toSorted()).toEqual([
      "components/popup/deferred/entry/entry.tsx",
      "components/settings/account/account.tsx",
      "components/settings/layout/contents.tsx",
    ]);
    for (const file of linking) {
      const links = read(file).match(/<a\b[^>]*>/g)!;
      expect(
        links.filter(
          (link) =>
            !/ href=\{`#\$\{id\}`\}/.test(link) &&
            !/ href=\{(url|`\$\{url\}\/\$\{room\}\/\$\{id\}`)\} target="_blank" rel="noreferrer"/.test(link),
        ),
      ).toEqual([]);
    }
  });

  it.each(pages)("loads its own files alone, and has no code within: %s", (page) => {
    expect(read(page)).not.toMatch(
      /<style|\son\w+=|\sstyle=|https?:|\bbase\b|<script(?![^>]*\bsrc="\.\.?\/)/,
    );
  });
});
