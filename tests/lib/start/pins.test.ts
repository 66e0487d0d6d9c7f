import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { MOST_PINS, onPins, readPins, refreshed, setPinned } from "@/lib/start/pins";
import type { Choice } from "@/lib/timer/start/choice";
import { sampleProject, sampleTask } from "../../components/popup/deferred/sample";

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
});

const LOGO = sampleTask("logo", "Create logo", { isBillable: true });
const WEB = sampleProject("web", "Website");
/** An id is a uuid. */
const many = (count: number, name: string) =>
  Array.from({ length: count }, (_, place) =>
    sampleTask(String(place).padStart(36, "0"), name, {
      project: name,
      projectId: "9".repeat(36),
      typeOfWorkId: "8".repeat(36),
    }),
  );
const pinAll = async (choices: Choice[]) => {
  for (const choice of choices) await setPinned("one", choice, true);
};
const ids = async (workspace = "one") => (await readPins(workspace)).map(({ id }) => id);

describe("what is pinned", () => {
  it("follows with the settings, per workspace, in its order", async () => {
    await pinAll([LOGO, WEB]);
    await setPinned("two", WEB, true);
    expect([await ids(), await ids("two"), await ids("three")]).toEqual([["logo", "web"], ["web"], []]);
    expect(Object.keys(await fakeBrowser.storage.sync.get(null))).toEqual(["pins one", "pins two"]);
  });

  it("can be started as it was, without the names that are not needed", async () => {
    await setPinned("one", LOGO, true);
    expect(await readPins("one")).toEqual([{ ...LOGO, client: null, typeOfWork: null }]);
  });

  it("is once, and the last when it is pinned again", async () => {
    await pinAll([LOGO, WEB, LOGO]);
    expect(await ids()).toEqual(["web", "logo"]);
  });

  it("is unpinned", async () => {
    await pinAll([LOGO, WEB]);
    expect(await setPinned("one", LOGO, false)).toBe(true);
    expect(await ids()).toEqual(["web"]);
  });

  it("is told of when it changes, on another computer too", async () => {
    const changed = vi.fn();
    onPins("one", changed);
    await setPinned("two", LOGO, true);
    expect(changed).not.toHaveBeenCalled();
    await fakeBrowser.storage.sync.set({ "pins one": [] });
    expect(changed).toHaveBeenCalledOnce();
  });

  it("is not lost for one that is not understood", async () => {
    await pinAll([LOGO]);
    const stored = (await fakeBrowser.storage.sync.get("pins one"))["pins one"] as object[];
    await fakeBrowser.storage.sync.set({ "pins one": [{ kind: "client" }, ...stored] });
    expect(await ids()).toEqual(["logo"]);
    await fakeBrowser.storage.sync.set({ "pins one": "none" });
    expect(await ids()).toEqual([]);
  });

  it("is as awork lists it now, if it does", () => {
    const now = { ...LOGO, name: "Create the logo" };
    expect(refreshed([WEB, LOGO], [now])).toEqual([WEB, now]);
  });
});

describe("the room for pins", () => {
  it("ends at twenty", async () => {
    const [last, ...others] = many(MOST_PINS + 1, "Logo");
    await pinAll(others);
    expect([await setPinned("one", last!, true), (await ids()).length]).toEqual([false, MOST_PINS]);
    // One of them again is no more than before.
    expect(await setPinned("one", others[0]!, true)).toBe(true);
  });

  it.each([
    ["long names", "Abstimmung der Wettbewerbsunterlagen mit der Bundesvereinigung", MOST_PINS],
    [
      "long names of other letters",
      "競技会の書類の調整と連邦協会との打ち合わせおよび修正作業の最終確認についての長い名前",
      1,
    ],
  ])("is never more than the browser takes: %s", async (_title, name, least) => {
    await pinAll(many(MOST_PINS, name));
    const { "pins one": stored } = await fakeBrowser.storage.sync.get("pins one");
    expect(new TextEncoder().encode(`pins one${JSON.stringify(stored)}`).length).toBeLessThan(8192);
    expect((await ids()).length).toBeGreaterThanOrEqual(least);
  });
});
