import { signal } from "@preact/signals";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { followOfferItem } from "@/lib/follow/follow-items";
import { createFollowOffer } from "@/lib/popup/deferred/follow/follow-offer";
import type { Account } from "@/lib/tracker-store/account";
import { ACCOUNT } from "../../../fake-browser/account";
import { createHosts } from "../../../fake-browser/hosts";

const APP = "https://app.awork.com/*";
const OWN = "https://engines.awork.com/*";
const HOSTS = ["app.awork.com", "engines.awork.com"];
const at = (url: string): Account => ({ ...ACCOUNT, workspace: { ...ACCOUNT.workspace, url } });

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
});

async function create(account: Account | null, answered: number | null, ...allowed: string[]) {
  const hosts = createHosts(...allowed);
  const answeredAt = signal(answered);
  followOfferItem.watch((value) => (answeredAt.value = value));
  return { ...(await createFollowOffer(signal(account), answeredAt)), browser: hosts, answeredAt };
}

describe("the offer to follow awork at once", () => {
  it.each<[string, Account | null, number | null, string[], string[] | null]>([
    ["is made to who is signed in", ACCOUNT, null, [], HOSTS],
    ["is made where a part is allowed", ACCOUNT, null, [APP], HOSTS],
    ["is not made where all is allowed", ACCOUNT, null, [APP, OWN], null],
    ["is not made to who has answered it", ACCOUNT, 1, [], null],
    ["is not made to nobody", null, null, [], null],
    [
      "is not made where the workspace has no address of awork's",
      at("http://127.0.0.1:8000"),
      null,
      [],
      null,
    ],
  ])("%s", async (_title, account, answered, allowed, hosts) => {
    expect((await create(account, answered, ...allowed)).hosts.value).toEqual(hosts);
  });

  it("goes with a no, for good", async () => {
    const { hosts, dismiss } = await create(ACCOUNT, null);
    dismiss();
    expect(hosts.value).toBeNull();
    await expect.poll(() => followOfferItem.get()).not.toBeNull();
    expect((await create(ACCOUNT, await followOfferItem.get())).hosts.value).toBeNull();
  });

  it("asks for exactly these hosts, and goes once the background has noted the yes", async () => {
    const { hosts, accept, browser, answeredAt } = await create(ACCOUNT, null);
    await accept();
    expect(browser.request.mock.calls).toEqual([[{ origins: [APP, OWN] }]]);
    answeredAt.value = 1;
    expect(hosts.value).toBeNull();
  });

  it("stays after the browser's question was refused", async () => {
    const { hosts, accept, browser } = await create(ACCOUNT, null);
    browser.saysYes = false;
    await accept();
    expect(hosts.value).toEqual(HOSTS);
  });
});
