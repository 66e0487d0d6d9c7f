import { describe, expect, it, vi } from "vitest";
import { browserWays } from "../../scripts/ways.ts";
import { unfitFirefox } from "../../scripts/find-firefox.ts";
import { search } from "../../scripts/search.ts";

const PLACE = "/usr/bin/chromium";
const DOWNLOAD = "/cache/chrome";
const CHOICE = "/opt/chosen";

/** A machine: which programs run, and what each way to a new one makes run. */
function machine({ chosen = "", running = [] as string[], downloads = false, installs = false }) {
  const runs = new Set(running);
  const download = vi.fn(async () => {
    if (!downloads) throw new Error("no route");
    runs.add(DOWNLOAD);
  });
  const install = vi.fn(async () => {
    if (!installs) throw new Error("needs root");
    runs.add(PLACE);
  });
  const ways = browserWays({
    variable: "AWORK_TIMER_BROWSER",
    chosen,
    present: () => [PLACE],
    download: { by: "Playwright", places: async () => [DOWNLOAD], fetch: download },
    install,
  });
  const find = () => search(ways, async (path) => (runs.has(path) ? undefined : "does not run"));
  return { find, download, install };
}

describe("the browser", () => {
  it.each([
    ["is the one that was chosen", { chosen: CHOICE, running: [CHOICE, PLACE, DOWNLOAD] }, CHOICE, 0, 0],
    ["is one on this machine before a download", { running: [PLACE, DOWNLOAD] }, PLACE, 0, 0],
    ["is an earlier download before a new one", { running: [DOWNLOAD], downloads: true }, DOWNLOAD, 0, 0],
    ["is a new download before Debian's package", { downloads: true, installs: true }, DOWNLOAD, 1, 0],
    ["is Debian's package when the download fails", { installs: true }, PLACE, 1, 1],
  ])("%s", async (_, options, path, downloads, installs) => {
    const { find, download, install } = machine(options);
    expect(await find()).toMatchObject({ path });
    expect(download).toHaveBeenCalledTimes(downloads);
    expect(install).toHaveBeenCalledTimes(installs);
  });

  it("is not looked for elsewhere when the chosen one does not run", async () => {
    const { find, download } = machine({ chosen: CHOICE, running: [PLACE] });
    expect(await find()).toEqual({ reasons: ["AWORK_TIMER_BROWSER: /opt/chosen does not run"] });
    expect(download).not.toHaveBeenCalled();
  });

  it("is Debian's package when what was downloaded lacks a library and does not run", async () => {
    const ways = browserWays({
      variable: "AWORK_TIMER_BROWSER",
      chosen: undefined,
      present: () => [PLACE],
      download: { by: "Playwright", places: async () => [DOWNLOAD], fetch: async () => {} },
      install: async () => {},
    });
    const tried: string[] = [];
    const outcome = await search(ways, async (path) => {
      tried.push(path);
      return path === PLACE && tried.length > 1 ? undefined : "does not run";
    });
    expect(outcome).toEqual({ path: PLACE, way: "Debian's package" });
    expect(tried).toEqual([PLACE, DOWNLOAD, DOWNLOAD, PLACE]);
  });

  it("is missed with the reason of every way", async () => {
    expect(await machine({}).find()).toEqual({
      reasons: [
        "on this machine: /usr/bin/chromium does not run",
        "downloaded by Playwright before: /cache/chrome does not run",
        "Playwright's download: no route",
        "Debian's package: needs root",
      ],
    });
  });
});

describe("a browser that nobody downloads for us", () => {
  it("is one on this machine, else Debian's package", async () => {
    const ways = browserWays({
      variable: "AWORK_TIMER_FIREFOX",
      chosen: undefined,
      present: () => [],
      install: async () => {
        throw new Error("needs root");
      },
    });
    expect(await search(ways, async () => undefined)).toEqual({
      reasons: ["on this machine: none", "Debian's package: needs root"],
    });
  });
});

describe("a Firefox", () => {
  it.each([
    ["Mozilla Firefox 140.0", undefined],
    ["Mozilla Firefox 153.7.0esr\n", undefined],
    ["*** You are running in headless mode.\nMozilla Firefox 139.0.4", "is Mozilla Firefox 139.0.4"],
    ["Mozilla Thunderbird 140.1", "is Mozilla Thunderbird 140.1"],
    ["", "is "],
  ])("that says “%s” will do, or why not", (version, why) => {
    expect(unfitFirefox(version)).toBe(why);
  });
});

describe("a search", () => {
  it("says of a way with nothing to try that it had none", async () => {
    const ways = [{ name: "on this machine", candidates: async () => [] }];
    expect(await search(ways, async () => undefined)).toEqual({ reasons: ["on this machine: none"] });
  });

  it("takes the first of a way's programs that will do", async () => {
    const ways = [{ name: "on this machine", candidates: async () => ["/a", "/b", "/c"] }];
    const outcome = await search(ways, async (path) => (path === "/a" ? "is branded" : undefined));
    expect(outcome).toEqual({ path: "/b", way: "on this machine" });
  });
});
