/** What looks for a module system, and the factory that it hands one to. */
const WRAPPED = /^(\(function \(global, factory\)[^]*?), (function \(module\) \{[^]*\n\})\);/;

const METADATA = /(const apiMetadata = )(\{[^]*?\n {6}\});/;

/** The one API that is still named, with nothing to say of it: without any the polyfill takes itself for broken. */
const KEPT = `{"idle":{}}`;

/**
 * webextension-polyfill as the popup can afford it. It comes as a script for every module system there is: as a module
 * of the one in use it need not look for one, and is not copied property by property, which makes the browser set up
 * every extension API it has, at each opening (measured: 4 ms and 90 kB of heap). And it describes every API there is,
 * to make promises out of callbacks; every browser that runs this has promises of its own (Chromium 127), so the
 * descriptions would be paid for nothing (2 kB gzip). Lines stay where they are, so that what a debugger shows is right.
 */
export const polyfillAsModule = {
  name: "polyfill-as-module",
  transform(code: string, id: string) {
    if (!/webextension-polyfill\/dist\/browser-polyfill(\.min)?\.js$/.test(id)) return undefined;
    const body = code.replace(WRAPPED, unwrapped).replace(METADATA, shortened);
    return { code: `const module = { exports: {} };${body}\nexport default module.exports;`, map: null };
  },
};

const lines = (text: string) => "\n".repeat(text.split("\n").length - 1);

const unwrapped = (_all: string, head: string, factory: string) => `${lines(head)}(${factory})(module);`;

const shortened = (_all: string, head: string, metadata: string) => `${head}${KEPT};${lines(metadata)}`;
