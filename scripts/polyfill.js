/**
 * webextension-polyfill, whole and as it is published. With `import` the bundler would copy the exports of this
 * CommonJS package one by one, which makes the browser set up every extension API at each opening of the popup
 * (15 openings in one run: 1.09 times the main-thread time; with `require` 1.00).
 */
export default require("webextension-polyfill/dist/browser-polyfill.js");
