type Cuts = [what: RegExp, instead: string][];

const IS_POLYFILL = /webextension-polyfill\/dist\/browser-polyfill(\.min)?\.js$/;

/** The code that detects a module system, and the factory that it calls. */
const WRAPPED = /^(\(function \(global, factory\)[^]*?), (function \(module\) \{[^]*\n\})\);/;

const METADATA = /(const apiMetadata = )(\{[^]*?\n {6}\});/;

/** Keep one API, with empty metadata: with none, the polyfill reports that it is broken. */
const KEPT = `{"idle":{}}`;

/**
 * Code that is unused without the API metadata: wrapping callbacks in promises, and APIs that this extension
 * doesn't use.
 */
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
 * Shrinks webextension-polyfill for the popup. The original supports every module system; as an ES module it
 * need not detect one, and isn't copied property by property, which makes the browser set up every extension
 * API at each opening (measured: 4 ms and 90 kB of heap). It also has metadata of every API to turn callbacks
 * into promises. All supported browsers have promises natively (Chromium 127), so the metadata and its code
 * are removed (2.4 kB gzip). Line numbers stay the same for debuggers.
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
 * Replaces the polyfill in Firefox: there it only exports the browser's own API (see its last lines), and
 * Mozilla accepts no modified libraries.
 */
export const noPolyfill = {
  name: "no-polyfill",
  enforce: "pre" as const,
  resolveId: (name: string) => (name === "webextension-polyfill" ? OWN : undefined),
  load: (id: string) => (id === OWN ? "export default globalThis.browser;" : undefined),
};

/** The code for answering messages. Pages only send them; only the background answers. */
const ANSWERING: Cuts = [
  [/const onMessageWrappers = new DefaultWeakMap\([^]*?\n {6}\}\);/, ""],
  [/onMessage: wrapEvent\(onMessageWrappers\),\s+onMessageExternal: wrapEvent\(onMessageWrappers\),/, ""],
];

/**
 * Also removes `ANSWERING`, for pages; runs after `polyfillAsModule`. Saves 0.3 kB (gzip) at each opening of
 * the popup.
 */
export const polyfillForPages = {
  name: "polyfill-for-pages",
  transform: (code: string, id: string) =>
    IS_POLYFILL.test(id) ? { code: without(code, ANSWERING), map: null } : undefined,
};

const lines = (text: string) => "\n".repeat(text.split("\n").length - 1);

const unwrapped = (_all: string, head: string, factory: string) => `${lines(head)}(${factory})(module);`;

const shortened = (_all: string, head: string, metadata: string) => `${head}${KEPT};${lines(metadata)}`;

/**
 * Applies the cuts. Throws an `Error` if one no longer matches: the polyfill has changed, and all cuts must
 * be reviewed.
 */
const without = (code: string, cuts: Cuts): string =>
  cuts.reduce((left, [what, instead]) => {
    if (!what.test(left)) throw new Error(`webextension-polyfill has changed: there is no ${what.source}`);
    return left.replace(what, (all) => instead + lines(all));
  }, code);
