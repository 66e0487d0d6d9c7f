import { vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { accountItem, stateItem } from "@/lib/tracker-store/state-items";
import type { Account } from "@/lib/tracker-store/account";
import type { FakeAwork } from "@/tests/fake-awork/server";
import { NOW } from "../tracker/states";
import { createWorld } from "../tracker/world";

/**
 * A browser with somebody connected, and a tracker that keeps its state where the pages read it. `Date` is the world's
 * clock, and awork's goes by it: move `wall`, and both do.
 */
export async function createWorker(awork: FakeAwork, account: Account) {
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.permissions, "contains").mockResolvedValue(true as never);
  vi.spyOn(fakeBrowser.action, "getPopup").mockResolvedValue("popup.html" as never);
  let wall = () => NOW;
  vi.spyOn(Date, "now").mockImplementation(() => wall());
  const world = createWorld(awork);
  wall = () => world.wall;
  world.beforeWrite = (state) => void stateItem.set(state);
  world.account = account;
  await accountItem.set(account);
  return world;
}
