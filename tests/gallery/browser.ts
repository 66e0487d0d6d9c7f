/** In place of `wxt/browser`. */
export { fakeBrowser as browser } from "wxt/testing/fake-browser";
