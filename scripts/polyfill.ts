type Cuts = [what: RegExp, instead: string][];

const IS_POLYFILL = /webextension-polyfill\/dist\/browser-polyfill(\.min)?\.js$/;

/** What looks for a module system, and the factory that it hands one to. */
const WRAPPED = /^(\(function \(global, factory\)[^]*?), (function \(module\) \{[^]*\n\})\);/;

const METADATA = /(const apiMetadata = )(\{[^]*?\n {6}\});/;

/** The one API that is still named, with nothing to say of it: without any the polyfill takes itself for broken. */
const KEPT = `{"idle":{}}`;

/** Without descriptions nobody comes by these: what makes a promise of one of those, and what is of APIs not used here. */
const UNUSED: Cuts = [
  [/ else if \(hasOwnProperty\(metadata, prop\)\) \{[^]*?\n {14}\}/, ""],
  [/ \|\| hasOwnProperty\(metadata, prop\)\)/, ")"],
  [/ else if \(hasOwnProperty\(metadata, "\*"\)\) \{[^]*?\n {12}\}/, ""],
  [
    /const wrapAsyncFunction = \(name, metadata\) => \{[^]*?\n {6}\};/,
    "const wrapAsyncFunction = undefined;",
  ],
  [/const onRequestFinishedWrappers = new DefaultWeakMap\([^]*?\n {6}\}\);/, ""],
  [/devtools: \{\n {10}network: \{[^]*?\n {8}\},/, ""],
  [/const settingMetadata = \{[^]*?\n {6}\};/, ""],
  [
    /if \(args\.length < metadata\.minArgs\) \{[^]*?(?=return new Promise\(\(resolve, reject\) => \{\n {10}const wrappedCb)/,
    "",
  ],
  [/apiMetadata\.privacy = \{[^]*?\n {6}\};/, ""],
];

/**
 * webextension-polyfill as the popup can afford it. It comes as a script for every module system there is: as a module
 * of the one in use it need not look for one, and is not copied property by property, which makes the browser set up
 * every extension API it has, at each opening (measured: 4 ms and 90 kB of heap). And it describes every API there is,
 * to make promises out of callbacks; every browser that runs this has promises of its own (Chromium 127), so the
 * descriptions, and what goes by them, would be paid for nothing (2.4 kB gzip). Lines stay where they are, so that what
 * a debugger shows is right.
 */
export const polyfillAsModule = {
  name: "polyfill-as-module",
  transform(code: string, id: string) {
    if (!IS_POLYFILL.test(id)) return undefined;
    const module = code.replace(WRAPPED, unwrapped).replace(METADATA, shortened);
    const body = without(module, UNUSED);
    return { code: `const module = { exports: {} };${body}\nexport default module.exports;`, map: null };
  },
};

const OWN = "\0browser-of-firefox";

/**
 * No polyfill at all: in Firefox it hands on the browser's own API and nothing else (its last lines), and Mozilla takes
 * no library that was changed.
 */
export const noPolyfill = {
  name: "no-polyfill",
  enforce: "pre" as const,
  resolveId: (name: string) => (name === "webextension-polyfill" ? OWN : undefined),
  load: (id: string) => (id === OWN ? "export default globalThis.browser;" : undefined),
};

/** What answers messages. Our pages ask, and the background alone answers. */
const ANSWERING: Cuts = [
  [/const onMessageWrappers = new DefaultWeakMap\([^]*?\n {6}\}\);/, ""],
  [/onMessage: wrapEvent\(onMessageWrappers\),\s+onMessageExternal: wrapEvent\(onMessageWrappers\),/, ""],
];

/** The same for pages, after the other: 0.3 kB (gzip) less at each opening of the popup. */
export const polyfillForPages = {
  name: "polyfill-for-pages",
  transform: (code: string, id: string) =>
    IS_POLYFILL.test(id) ? { code: without(code, ANSWERING), map: null } : undefined,
};

const lines = (text: string) => "\n".repeat(text.split("\n").length - 1);

const unwrapped = (_all: string, head: string, factory: string) => `${lines(head)}(${factory})(module);`;

const shortened = (_all: string, head: string, metadata: string) => `${head}${KEPT};${lines(metadata)}`;

/** A polyfill in which one of them is not found is another one, of which all has to be looked at again. */
const without = (code: string, cuts: Cuts): string =>
  cuts.reduce((left, [what, instead]) => {
    if (!what.test(left)) throw new Error(`webextension-polyfill has changed: there is no ${what.source}`);
    return left.replace(what, (all) => instead + lines(all));
  }, code);
