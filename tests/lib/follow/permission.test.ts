import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { followOfferItem, noticedItem } from "@/lib/follow/follow-items";
import { askToFollow, followFact, missingHosts, noteAgreed, stopFollowing } from "@/lib/follow/permission";
import { accountItem } from "@/lib/tracker-store/state-items";
import { ACCOUNT } from "../fake-browser/account";

const APP = "https://app.awork.com/*";
const OWN = "https://engines.awork.com/*";
const API = "https://api.awork.com/*";

let allowed: string[];
beforeEach(async () => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
  allowed = [API];
  const { permissions } = fakeBrowser;
  vi.spyOn(permissions, "contains").mockImplementation((async ({ origins = [] }: { origins?: string[] }) =>
    origins.every((origin) => allowed.includes(origin))) as never);
  vi.spyOn(permissions, "getAll").mockImplementation((async () => ({ origins: allowed })) as never);
  await accountItem.set(ACCOUNT);
});

describe("following awork's web app", () => {
  it.each<[string, string[], string[]]>([
    ["nothing is allowed", [API], ["app.awork.com", "engines.awork.com"]],
    ["another workspace was signed in to", [API, APP], ["engines.awork.com"]],
    ["all is allowed", [API, APP, OWN], []],
  ])("needs what is missing: %s", async (_title, patterns, missing) => {
    allowed = patterns;
    expect(await missingHosts(ACCOUNT)).toEqual(missing);
  });

  it("asks for exactly awork's common host and the workspace's", async () => {
    const request = vi.spyOn(fakeBrowser.permissions, "request").mockResolvedValue(true as never);
    expect(await askToFollow(ACCOUNT)).toBe(true);
    expect(request.mock.calls).toEqual([[{ origins: [APP, OWN] }]]);
  });

  it("ends by giving back the exact hosts, those of earlier workspaces too, and never awork's API", async () => {
    allowed = [API, "https://*.awork.com/*", APP, OWN, "https://earlier.awork.com/*"];
    const remove = vi.spyOn(fakeBrowser.permissions, "remove").mockResolvedValue(true as never);
    await stopFollowing();
    expect(remove.mock.calls).toEqual([[{ origins: [APP, OWN, "https://earlier.awork.com/*"] }]]);
  });

  it("ends without a word where nothing is allowed", async () => {
    const remove = vi.spyOn(fakeBrowser.permissions, "remove").mockResolvedValue(true as never);
    await stopFollowing();
    expect(remove).not.toHaveBeenCalled();
  });
});

describe("the popup's offer", () => {
  it.each<[string, string[], boolean]>([
    ["is answered by allowing each host", [APP, OWN], true],
    ["is not answered by a part of them", [APP], false],
    ["is not answered by anything else that is allowed", [API], false],
  ])("%s", async (_title, patterns, isAnswered) => {
    allowed = patterns;
    await noteAgreed();
    expect((await followOfferItem.get()) !== null).toBe(isAnswered);
  });

  it("stays answered when it was", async () => {
    await followOfferItem.set(1);
    allowed = [APP, OWN];
    await noteAgreed();
    expect(await followOfferItem.get()).toBe(1);
  });
});

it.each<[string[], number | null, string]>([
  [[API], null, "0 of 2 hosts allowed, call noticed never"],
  [[APP, OWN], 1, "2 of 2 hosts allowed, call noticed yes"],
])(
  "the report says how far it is allowed and whether a call was noticed, and no address",
  async (patterns, noticed, told) => {
    allowed = patterns;
    await noticedItem.set(noticed);
    expect(await followFact()).toBe(told);
  },
);
