import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { defineConfig } from "wxt";
import { writeIcons } from "./scripts/icons";
import { licences } from "./scripts/licences";
import { takenInto } from "./scripts/taken";

const awork = new URL(process.env.WXT_AWORK_ORIGIN ?? "https://api.awork.com");

/**
 * What the pages and the service worker may load and call: their own files, and awork. The browser itself
 * blocks text from becoming markup or code (trusted types), wherever it comes from.
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

/**
 * What Firefox requires: the extension's id, and the declaration that the token goes to awork
 * (`authenticationInfo` in Firefox's table of data types).
 */
const GECKO = {
  id: "timer-for-awork@awork-timer",
  strict_min_version: "140.0",
  data_collection_permissions: { required: ["authenticationInfo" as const] },
};

const SCHEMA = "managed-schema.json";

/** Firefox warns about these keys; it accepts an administrator's settings without a schema. */
const CHROMIUM = { minimum_chrome_version: "127", storage: { managed_schema: SCHEMA } };

/** All that a build needs, and what `npm start` needs to try it without an awork account. */
const SOURCES = [
  "{package,package-lock,tsconfig}.json",
  ".npmrc",
  "wxt.config.ts",
  "{assets,components,entrypoints,lib,public,scripts}/**",
  "tests/fake-awork/**",
  // For driving Firefox.
  "tests/scenarios/{driver,firefox,firefox-menu,view}.ts",
  "tests/e2e/{kept,shown,truth}.ts",
  "{LICENSE,README.md,PRIVACY.md}",
];

/** The packages whose code is in the build. */
const taken = new Set<string>();

export default defineConfig({
  outDir: process.env.AWORK_TIMER_OUT ?? ".output",
  imports: false,
  modules: ["@wxt-dev/webextension-polyfill"],
  // WXT checks for both before they are set below.
  suppressWarnings: { firefoxDataCollection: true, firefoxId: true },
  // Every supported browser knows `modulepreload`; the polyfill would slow each opening of the popup.
  vite: () => ({
    plugins: [takenInto(taken)],
    resolve: {
      alias: [
        { find: /^webextension-polyfill$/, replacement: join(import.meta.dirname, "scripts/polyfill.js") },
      ],
    },
    build: { target: ["chrome127", "firefox140"], modulePreload: { polyfill: false } },
  }),
  zip: { includeSources: SOURCES },
  hooks: {
    // WXT takes the popup page's title, which is in one language.
    "build:manifestGenerated"({ config }, manifest) {
      if (manifest.action) manifest.action.default_title = "__MSG_appName__";
      if (config.browser === "firefox") {
        manifest.browser_specific_settings = { gecko: GECKO };
        // Otherwise Firefox puts the icon behind the puzzle piece.
        Object.assign(manifest.action!, { default_area: "navbar" });
        Object.assign(manifest.sidebar_action, { default_title: "__MSG_appName__" });
      } else Object.assign(manifest, CHROMIUM);
      // In development WXT's own server provides the code, and WXT's own policy allows that.
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
  },
  manifest: {
    name: "__MSG_appName__",
    description: "__MSG_appDescription__",
    default_locale: "en",
    // `webRequest` alone sees nothing and warns nobody. Chromium hears no request until a restart where it is granted
    // later (measured), so it can't be optional.
    permissions: ["activeTab", "alarms", "contextMenus", "identity", "idle", "storage", "webRequest"],
    // For reminders, which are only shown to people who turn them on.
    optional_permissions: ["notifications"],
    // awork's web app, for who wants changes there to show at once. Only exact hosts are ever asked for.
    optional_host_permissions: ["https://*.awork.com/*"],
    // Match patterns can't have a port in every browser.
    host_permissions: [`${awork.protocol}//${awork.hostname}/*`],
    commands: {
      // Chromium silently leaves a taken shortcut unassigned; these are free (measured).
      _execute_action: { suggested_key: { default: "Alt+Shift+J" } },
      resume: { suggested_key: { default: "Alt+Shift+U" }, description: "__MSG_commandResume__" },
      // Optional, so without a default that could take a shortcut from something else.
      pauseOrResume: { description: "__MSG_commandPauseOrResume__" },
      stop: { description: "__MSG_commandStop__" },
      startOrContinue: { description: "__MSG_commandStart__" },
      openPanel: { description: "__MSG_openPanel__" },
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
