const METADATA = /(const apiMetadata = )(\{[^]*?\n {6}\});/;

/** The one API that stays described: without any the polyfill takes itself for broken. */
const KEPT = "idle";

/**
 * webextension-polyfill as the popup can afford it. It comes as a script for every module system there is: as a module
 * of the one in use it is not copied property by property, which makes the browser set up every extension API it has,
 * at each opening (measured: 4 ms and 90 kB of heap). And it describes every API there is, to make promises out of
 * callbacks; every browser that runs this has promises of its own (Chromium 127), so the descriptions would be paid for
 * nothing (2 kB gzip). Lines stay where they are, so that what a debugger shows is right.
 */
export const polyfillAsModule = {
  name: "polyfill-as-module",
  transform(code: string, id: string) {
    if (!/webextension-polyfill\/dist\/browser-polyfill(\.min)?\.js$/.test(id)) return undefined;
    const module = `const module = { exports: {} }, exports = module.exports;`;
    return {
      code: `${module}${code.replace(METADATA, shortened)}\nexport default module.exports;`,
      map: null,
    };
  },
};

function shortened(_all: string, head: string, metadata: string): string {
  const kept = JSON.stringify({ [KEPT]: JSON.parse(metadata)[KEPT] });
  return `${head}${kept};${"\n".repeat(metadata.split("\n").length - 1)}`;
}
