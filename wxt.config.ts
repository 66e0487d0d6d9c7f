import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { mergeConfig } from "vite";
import { defineConfig } from "wxt";
import { writeIcons } from "./scripts/icons";
import { jsxAsCalls } from "./scripts/jsx";
import { licences } from "./scripts/licences";
import { noPolyfill, polyfillAsModule, polyfillForPages } from "./scripts/polyfill";
import { noPreload } from "./scripts/preload";
import { takenInto } from "./scripts/taken";

const awork = new URL(process.env.WXT_AWORK_ORIGIN ?? "https://api.awork.com");

/**
 * What our pages and the worker may load and whom they may call: their own files, and awork. A text that becomes
 * markup or code is stopped by the browser itself (trusted types), wherever it may come from.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
  `connect-src ${awork.origin}`,
].join("; ");

/** What Firefox wants to know: whose this is, and that the token goes to awork (its word for tokens, in its table of data). */
const GECKO = {
  id: "timer-for-awork@awork-timer",
  strict_min_version: "140.0",
  data_collection_permissions: { required: ["authenticationInfo" as const] },
};

const SCHEMA = "managed-schema.json";

/** What Firefox warns of: it takes an administrator's settings without a schema. */
const CHROMIUM = { minimum_chrome_version: "127", storage: { managed_schema: SCHEMA } };

/** All that a build takes, and what `npm start` takes to try it without an account of awork's. */
const SOURCES = [
  "{package,package-lock,tsconfig}.json",
  ".npmrc",
  "wxt.config.ts",
  "{assets,components,entrypoints,lib,public,scripts}/**",
  "tests/fake-awork/**",
  // What drives Firefox.
  "tests/scenarios/{driver,firefox,view}.ts",
  "tests/e2e/{kept,shown,truth}.ts",
  "{LICENSE,README.md,PRIVACY.md}",
];

/** The packages that the build takes code from. */
const taken = new Set<string>();

export default defineConfig({
  outDir: process.env.AWORK_TIMER_OUT ?? ".output",
  imports: false,
  modules: ["@wxt-dev/webextension-polyfill"],
  // It looks for them before they are set below.
  suppressWarnings: { firefoxDataCollection: true, firefoxId: true },
  // Every browser that runs this knows `modulepreload`; the polyfill would be paid at each opening of the popup.
  vite: ({ browser }) => ({
    plugins: [jsxAsCalls, browser === "firefox" ? noPolyfill : polyfillAsModule, noPreload, takenInto(taken)],
    build: { target: ["chrome127", "firefox140"], modulePreload: { polyfill: false } },
  }),
  zip: { includeSources: SOURCES },
  hooks: {
    // WXT takes the page's title, which is in one language.
    "build:manifestGenerated"({ config }, manifest) {
      if (manifest.action) manifest.action.default_title = "__MSG_appName__";
      if (config.browser === "firefox") {
        manifest.browser_specific_settings = { gecko: GECKO };
        // Without it Firefox puts the icon behind the puzzle piece.
        Object.assign(manifest.action!, { default_area: "navbar" });
      } else Object.assign(manifest, CHROMIUM);
      // While it is worked on, WXT's own server brings the code, and WXT's own policy lets it.
      if (config.command === "build") manifest.content_security_policy = { extension_pages: POLICY };
    },
    async "build:publicAssets"({ config }, files) {
      if (config.browser === "firefox")
        files.splice(0, Infinity, ...files.filter(({ relativeDest }) => relativeDest !== SCHEMA));
      await writeIcons(config.outDir);
    },
    async "build:done"({ config }) {
      await writeFile(join(config.outDir, "licences.txt"), await licences(taken));
    },
    "vite:build:extendConfig"(entrypoints, config) {
      if (!entrypoints.some(({ type }) => type === "popup")) return;
      Object.assign(config, mergeConfig(config, { plugins: [polyfillForPages] }));
    },
  },
  manifest: {
    name: "__MSG_appName__",
    description: "__MSG_appDescription__",
    default_locale: "en",
    permissions: ["alarms", "identity", "idle", "storage"],
    // For reminders, which come only to who wants them.
    optional_permissions: ["notifications"],
    // Patterns have no port in every browser.
    host_permissions: [`${awork.protocol}//${awork.hostname}/*`],
    commands: {
      // Chromium leaves a taken key unassigned without a word; these are free (measured).
      _execute_action: { suggested_key: { default: "Alt+Shift+J" } },
      resume: { suggested_key: { default: "Alt+Shift+U" }, description: "__MSG_commandResume__" },
      // For people who want them: no key is taken from anybody.
      pauseOrResume: { description: "__MSG_commandPauseOrResume__" },
      stop: { description: "__MSG_commandStop__" },
      startOrContinue: { description: "__MSG_commandStart__" },
    },
    icons: {
      16: "icons/app-16.png",
      32: "icons/app-32.png",
      128: "icons/app-128.png",
    },
    action: {
      default_icon: { 16: "icons/attention-16.png", 32: "icons/attention-32.png" },
    },
  },
});
