import { signal } from "@preact/signals";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { createFollow } from "@/lib/options/follow";
import { createStatus } from "@/lib/options/status";
import type { Account } from "@/lib/tracker-store/account";
import { ACCOUNT } from "../fake-browser/account";
import { createHosts } from "../fake-browser/hosts";
import { createTestWords } from "../words";

const words = createTestWords("en");
const API = "https://api.awork.com/*";
const APP = "https://app.awork.com/*";
const OWN = "https://engines.awork.com/*";

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
});

async function create(...allowed: string[]) {
  const hosts = createHosts(API, ...allowed);
  const account = signal<Account | null>(ACCOUNT);
  const status = createStatus();
  const follow = createFollow(account, status, words);
  await follow.read();
  const shown = () => [follow.isOn.value, follow.missing.value];
  return { ...follow, shown, hosts, account, said: () => [status.message.value, status.error.value] };
}

describe("following awork at once", () => {
  it("is off, and on once the browser allows both hosts, which is said", async () => {
    const { shown, allow, said, hosts } = await create();
    expect(shown()).toEqual([false, ["app.awork.com", "engines.awork.com"]]);
    await allow();
    expect(hosts.request.mock.calls).toEqual([[{ origins: [APP, OWN] }]]);
    expect(shown()).toEqual([true, []]);
    expect(said()).toEqual([words("followIsOn"), ""]);
  });

  it("stays off where the browser refuses, which is said", async () => {
    const { shown, allow, said, hosts } = await create();
    hosts.saysYes = false;
    await allow();
    expect(shown()[0]).toBe(false);
    expect(said()).toEqual(["", words("followRefused")]);
    hosts.request.mockRejectedValue(new Error("no gesture"));
    await allow();
    expect(said()).toEqual(["", words("followRefused")]);
  });

  it("ends by giving back exactly these hosts, and keeps awork's API", async () => {
    const { shown, end, said, hosts } = await create(APP, OWN);
    await end();
    expect(hosts.remove.mock.calls).toEqual([[{ origins: [APP, OWN] }]]);
    expect(hosts.allowed).toEqual([API]);
    expect(shown()[0]).toBe(false);
    expect(said()).toEqual([words("followIsOff"), ""]);
  });

  it("says where the browser goes on allowing it", async () => {
    const { end, said, hosts } = await create(APP, OWN);
    hosts.remove.mockImplementation((async () => true) as never);
    await end();
    expect(said()).toEqual(["", words("followStays")]);
  });

  it("shows what is changed in the browser's own settings", async () => {
    const { shown, hosts } = await create(APP, OWN);
    await hosts.change([API]);
    await expect.poll(() => shown()[0]).toBe(false);
  });

  it("lacks the host of another workspace, which is asked for with the next press", async () => {
    const { shown, account, allow, hosts } = await create(APP, OWN);
    const workspace = { ...ACCOUNT.workspace, url: "https://other.awork.com" };
    account.value = { ...ACCOUNT, workspace };
    await expect.poll(shown).toEqual([true, ["other.awork.com"]]);
    await allow();
    expect(hosts.request.mock.calls).toEqual([[{ origins: [APP, "https://other.awork.com/*"] }]]);
    expect(shown()).toEqual([true, []]);
  });
});
