import { mergeConfig } from "vite";
import { defineConfig } from "wxt";

const awork = new URL(process.env.WXT_AWORK_ORIGIN ?? "https://api.awork.com");

/**
 * All that the popup needs goes into one chunk, though the settings load it too: what is compressed together is
 * 0.6 kB smaller than what the two share and what the popup has alone.
 */
const POPUP =
  /wxt-html-plugins|node_modules|\/lib\/(?!tracker\/refusal|tracker\/workspace|browser\/guard|browser\/identity)|\/components\/(?!settings|connect-form|guard-field|account|sign-in|replacement)|entrypoints\/popup\/(model|now|after-paint)/;

/**
 * webextension-polyfill comes as a script for every module system there is. As a module of the one in use it is not
 * copied property by property, which makes the browser set up every extension API it has, at each opening (measured:
 * 4 ms and 90 kB of heap).
 */
const polyfillAsModule = {
  name: "polyfill-as-module",
  transform: (code: string, id: string) =>
    /webextension-polyfill\/dist\/browser-polyfill(\.min)?\.js$/.test(id)
      ? {
          // Before the first line and behind the last: what a debugger shows stays where it is.
          code: `const module = { exports: {} }, exports = module.exports;${code}\nexport default module.exports;`,
          map: null,
        }
      : undefined,
};

export default defineConfig({
  outDir: process.env.AWORK_TIMER_OUT ?? ".output",
  imports: false,
  modules: ["@wxt-dev/webextension-polyfill"],
  // Every browser that runs this knows `modulepreload`; the polyfill would be paid at each opening of the popup.
  vite: () => ({
    plugins: [polyfillAsModule],
    build: { target: ["chrome127", "firefox140"], modulePreload: { polyfill: false } },
  }),
  hooks: {
    // WXT takes the page's title, which is in one language.
    "build:manifestGenerated"(_wxt, { action }) {
      if (action) action.default_title = "__MSG_appName__";
    },
    "vite:build:extendConfig"(entrypoints, config) {
      if (!entrypoints.some(({ type }) => type === "popup")) return;
      const groups = [{ name: "app", test: POPUP }];
      Object.assign(
        config,
        mergeConfig(config, { build: { rolldownOptions: { output: { codeSplitting: { groups } } } } }),
      );
    },
  },
  manifest: {
    name: "__MSG_appName__",
    description: "__MSG_appDescription__",
    default_locale: "en",
    minimum_chrome_version: "127",
    permissions: ["alarms", "identity", "idle", "storage"],
    // Patterns have no port in every browser.
    host_permissions: [`${awork.protocol}//${awork.hostname}/*`],
    commands: {
      // Chromium leaves a taken key unassigned without a word; these are free (measured).
      _execute_action: { suggested_key: { default: "Alt+Shift+J" } },
      resume: { suggested_key: { default: "Alt+Shift+U" }, description: "__MSG_commandResume__" },
    },
    icons: {
      16: "icons/app-16.png",
      32: "icons/app-32.png",
      48: "icons/app-48.png",
      128: "icons/app-128.png",
    },
    action: {
      default_icon: { 16: "icons/attention-16.png", 32: "icons/attention-32.png" },
    },
  },
});
