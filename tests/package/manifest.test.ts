import { describe, expect, it } from "vitest";
import own from "../../package.json" with { type: "json" };
import { bytes, files, text } from "./built.ts";

const manifest = JSON.parse(text("manifest.json"));

describe("the manifest", () => {
  it.each([
    ["is of the third version", "manifest_version", 3],
    ["has the version of the package", "version", own.version],
    [
      "asks for these permissions and no other",
      "permissions",
      ["activeTab", "alarms", "contextMenus", "identity", "idle", "storage", "webRequest", "sidePanel"],
    ],
    ["asks for awork's address and no other", "host_permissions", ["https://api.awork.com/*"]],
    ["asks for this permission later, for who wants reminders", "optional_permissions", ["notifications"]],
    [
      "asks for awork's addresses alone later, for who wants to follow its web app at once",
      "optional_host_permissions",
      ["https://*.awork.com/*"],
    ],
    ["puts nothing into web pages", "content_scripts", undefined],
    ["lets no web page talk to it", "externally_connectable", undefined],
    ["lets no web page load its files", "web_accessible_resources", undefined],
    ["has no page that may do more", "sandbox", undefined],
    ["updates through the store alone", "update_url", undefined],
    ["has no key of its own", "key", undefined],
    ["speaks English where it has no better", "default_locale", "en"],
    ["works where the popup can be opened by key", "minimum_chrome_version", "127"],
  ])("%s", (_title, field, value) => {
    expect(manifest[field]).toEqual(value);
  });

  it("has nothing that is not known here", () => {
    expect(Object.keys(manifest).toSorted()).toEqual([
      "action",
      "background",
      "commands",
      "content_security_policy",
      "default_locale",
      "description",
      "host_permissions",
      "icons",
      "manifest_version",
      "minimum_chrome_version",
      "name",
      "optional_host_permissions",
      "optional_permissions",
      "options_ui",
      "permissions",
      "side_panel",
      "storage",
      "version",
    ]);
  });

  it("lets pages and worker load their own files and call awork, and nothing else", () => {
    expect(Object.keys(manifest.content_security_policy)).toEqual(["extension_pages"]);
    expect(manifest.content_security_policy.extension_pages.split("; ").toSorted()).toEqual([
      "base-uri 'none'",
      "connect-src https://api.awork.com",
      "default-src 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "img-src 'self'",
      "object-src 'none'",
      // A text becomes neither markup nor code, not even by mistake.
      "require-trusted-types-for 'script'",
      "script-src 'self'",
      "style-src 'self'",
      "trusted-types 'none'",
    ]);
  });

  it("suggests keys that Chromium assigns (measured)", () => {
    const keys = Object.entries<{ suggested_key: object }>(manifest.commands);
    expect(keys.map(([name, { suggested_key }]) => [name, suggested_key])).toEqual([
      ["_execute_action", { default: "Alt+Shift+J" }],
      ["resume", { default: "Alt+Shift+U" }],
      // Without a key until a person gives them one.
      ["pauseOrResume", undefined],
      ["stop", undefined],
      ["startOrContinue", undefined],
      ["openPanel", undefined],
    ]);
  });

  it("names only files that are there", () => {
    const named = [
      manifest.action.default_popup,
      manifest.side_panel.default_path,
      manifest.options_ui.page,
      manifest.background.service_worker,
      manifest.storage.managed_schema,
      ...Object.values(manifest.icons),
      ...Object.values(manifest.action.default_icon),
    ];
    expect(named.filter((file) => !files.includes(file))).toEqual([]);
  });

  it("takes its texts from files that have them", () => {
    const wanted = [...JSON.stringify(manifest).matchAll(/__MSG_(\w+)__/g)].map(([, key]) => key!);
    expect(wanted.length).toBeGreaterThan(0);
    for (const language of ["de", "en"]) {
      expect(Object.keys(JSON.parse(text(`_locales/${language}/messages.json`)))).toEqual(
        expect.arrayContaining(wanted),
      );
    }
  });

  it.each(["name", "description"])("has a %s that the store takes, in both languages", (field) => {
    const key = manifest[field].slice("__MSG_".length, -"__".length);
    for (const language of ["de", "en"]) {
      const { message } = JSON.parse(text(`_locales/${language}/messages.json`))[key];
      expect(message.length).toBeLessThanOrEqual(field === "name" ? 75 : 132);
    }
  });
});

/** The shapes that the toolbar changes between; the code puts their names together. */
const SHAPES = ["running", "paused", "nothing", "attention"];

const ICONS: [string, number][] = [
  ...[16, 32, 128].map((size): [string, number] => [manifest.icons[size], size]),
  ...[16, 32].map((size): [string, number] => [manifest.action.default_icon[size], size]),
  ...SHAPES.flatMap((shape) =>
    [16, 32].map((size): [string, number] => [`icons/${shape}-${size}.png`, size]),
  ),
];

describe("the icons", () => {
  it.each(ICONS)("%s has %d pixels each way", (file, size) => {
    const png = bytes(file);
    expect(png.subarray(0, 8)).toEqual(Buffer.from("\x89PNG\r\n\x1a\n", "latin1"));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
  });

  it("tell the states apart by shape", () => {
    for (const size of [16, 32]) {
      const drawn = new Set(SHAPES.map((shape) => bytes(`icons/${shape}-${size}.png`).toString("base64")));
      expect(drawn.size).toBe(SHAPES.length);
    }
  });
});
