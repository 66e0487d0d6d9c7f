import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { files, filesIn, firefoxFolder, folder, text } from "./built.ts";

const chromium = JSON.parse(text("manifest.json"));
const firefox = JSON.parse(readFileSync(join(firefoxFolder, "manifest.json"), "utf8"));

/** What only the polyfill writes. */
const POLYFILL = "__mozWebExtensionPolyfillReject__";

/** Files whose names end with a hash of what is in them. */
const named = (file: string) => file.replace(/-[\w-]{8}(?=\.\w+$)/, "");

describe("the package for Firefox", () => {
  it("says whose it is, and from which version on it runs", () => {
    expect(firefox.browser_specific_settings.gecko).toMatchObject({
      id: "timer-for-awork@awork-timer",
      strict_min_version: "140.0",
    });
  });

  it("says what leaves the browser by Mozilla's names (store/firefox.md): what signs a person in, and no other kind", () => {
    expect(firefox.browser_specific_settings.gecko.data_collection_permissions).toEqual({
      required: ["authenticationInfo"],
    });
  });

  it("starts the background as Firefox does", () => {
    expect(firefox.background).toEqual({ scripts: ["background.js"] });
  });

  it("is told nothing that is only for Chromium", () => {
    const own = ["minimum_chrome_version", "storage"];
    expect(Object.keys(firefox).filter((key) => own.includes(key))).toEqual([]);
    expect(Object.keys(chromium)).toEqual(expect.arrayContaining(own));
  });

  it("asks for the same rights, under the same policy, with the same version, and is the same in all else", () => {
    const {
      background: _ours,
      minimum_chrome_version: _version,
      storage: _schema,
      side_panel,
      ...others
    } = chromium as Record<string, unknown>;
    const {
      background: _theirs,
      browser_specific_settings: _gecko,
      action,
      sidebar_action,
      ...same
    } = firefox;
    const { default_area, ...icon } = action;
    // Only Chromium has a permission for its side panel.
    const permissions = [...same.permissions, "sidePanel"];
    expect({ ...same, permissions, action: icon }).toEqual(others);
    expect(sidebar_action).toEqual({
      default_panel: (side_panel as { default_path: string }).default_path,
      default_title: "__MSG_appName__",
      // A sidebar that opens by itself after installation is in the way.
      open_at_install: false,
    });
    // Firefox puts the icon behind the puzzle piece unless it is told otherwise; Chromium lets nobody tell.
    expect(default_area).toBe("navbar");
    expect(Object.keys(same)).toContain("permissions");
  });

  it("is made of the same files, but for the administrator's schema", () => {
    expect(filesIn(firefoxFolder).map(named)).toEqual(
      files.filter((file) => file !== "managed-schema.json").map(named),
    );
  });

  it("has webextension-polyfill as Chromium's package has it", () => {
    const withPolyfill = (folder: string) =>
      filesIn(folder)
        .filter((name) => readFileSync(join(folder, name), "latin1").includes(POLYFILL))
        .map(named);
    expect(withPolyfill(folder)).not.toEqual([]);
    expect(withPolyfill(firefoxFolder)).toEqual(withPolyfill(folder));
  });
});
