import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import background from "@/entrypoints/background";
import { accountItem, stateItem } from "@/lib/tracker-store/state-items";
import type { Account } from "@/lib/tracker-store/account";
import { PERSON_ID } from "@/tests/fake-awork/people";
import { type FakeAwork, startFakeAwork } from "@/tests/fake-awork/server";
import { type Desk, createDesk } from "../lib/fake-browser/desk";
import { createEvent, createMenus, speak } from "../lib/fake-browser/fakes";
import { KEPT, hostile } from "../lib/fake-browser/hostile";
import { NOW } from "../lib/tracker/states";
import { HOUR, MINUTE } from "@/lib/timer/time";

vi.mock("@/lib/sign-in/tokens/secret-key", () => import("../lib/fake-browser/secret-key"));

let awork: FakeAwork;
let desk: Desk;
beforeAll(async () => {
  awork = await startFakeAwork();
  // No spy: the workers of the cases before may still look who is there.
  fakeBrowser.idle.queryState = async () => "active" as const;
});
beforeEach(() => {
  vi.useFakeTimers({ now: LATER, toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});
afterAll(() => awork.close());

/** When the worker starts: what was stored is old by then. */
const LATER = NOW + 15 * MINUTE;

type Area = "local" | "session";

/** A worker over what is stored, and the ways in which it is woken. */
async function wake() {
  speak("en");
  createMenus();
  vi.stubGlobal("addEventListener", vi.fn());
  vi.spyOn(fakeBrowser.action, "setIcon").mockResolvedValue();
  vi.spyOn(fakeBrowser.action, "setBadgeText");
  vi.spyOn(fakeBrowser.action, "setTitle");
  vi.spyOn(fakeBrowser.idle, "setDetectionInterval").mockImplementation(() => {});
  for (const event of [
    fakeBrowser.commands.onCommand,
    fakeBrowser.idle.onStateChanged,
    fakeBrowser.runtime.onConnect,
    fakeBrowser.permissions.onAdded,
    fakeBrowser.permissions.onRemoved,
  ])
    createEvent(event);
  background.main();
  const tell = (name: string, data: unknown) =>
    fakeBrowser.runtime.onMessage.trigger({ name, data }, OURS as never, () => {});
  return { tell };
}

const OURS = { id: fakeBrowser.runtime.id, url: fakeBrowser.runtime.getURL("/popup.html") };

const toolbar = async () => ({
  badge: await fakeBrowser.action.getBadgeText({}),
  title: (await fakeBrowser.action.getTitle({})).split(/[ :\n]/)[0],
});

/** An action or an edit of an entry that is gone is told as such. */
const RIGHT = { badge: expect.stringMatching(/^(50m|!)$/), title: "Running" };
const LAST = { path: "/me/timeentries/last" };

/** All that the toolbar has shown since the worker started. */
const shown = () => ({
  badges: vi.mocked(fakeBrowser.action.setBadgeText).mock.calls.map(([{ text }]) => text),
  titles: vi.mocked(fakeBrowser.action.setTitle).mock.calls.map(([{ title }]) => title),
});

const WHOLE = {
  ...KEPT,
  session: { ...KEPT.session, access: { token: "an-access-token", expiresAt: LATER + HOUR } },
};

/** How deep into each it is looked: broken in its parts is what the worker builds on when it starts. */
const depth = (area: Area, key: string) =>
  area === "local" && ["state", "account", "token"].includes(key) ? 1 : 0;

const CASES = (["local", "session"] as const).flatMap((area) =>
  Object.entries(WHOLE[area]).map(([key, value]) => [area, key, value] as const),
);

/** Signed in with awork, and a timer that has run for an hour less ten minutes of breaks. */
async function scene(area: Area, key: string, value: unknown): Promise<Account> {
  desk = createDesk(awork);
  awork.clock.set(LATER);
  awork.books.add({
    start: LATER - HOUR,
    breaks: [{ start: LATER - 20 * MINUTE, end: LATER - 10 * MINUTE }],
  });
  const { account } = await desk.signedIn();
  if (value === undefined) await fakeBrowser.storage[area].remove(key);
  else await fakeBrowser.storage[area].set({ [key]: value });
  awork.journal.clear();
  return account;
}

it.each(CASES)(
  "over whatever is stored (%s) as %s a worker starts, and awork's next answer puts it right",
  async (area, key, valid) => {
    for (const [title, value] of hostile(key, valid, depth(area, key))) {
      const account = await scene(area, key, value);
      const { tell } = await wake();
      const isConnected = !["account", "token"].includes(key);
      if (isConnected)
        await expect.poll(() => awork.journal.count(LAST), { message: title, interval: 2 }).toBe(1);
      await tell("refresh", null);
      await expect
        .poll(toolbar, { message: title, interval: 2 })
        .toEqual(isConnected ? RIGHT : { badge: expect.any(String), title: expect.stringMatching(/./) });
      const { badges, titles } = shown();
      for (const badge of badges) expect(badge, title).toMatch(/^(|\d+[mhd]|\d:\d\d|[!?…])$/);
      for (const text of titles) expect(text, title).toMatch(/^(Running|Paused|Last|Timer|Nothing)/);
      if (key === "account") continue;
      expect(await accountItem.get(), title).toEqual(account);
      if (key === "token") continue;
      const answers = awork.journal.count(({ path, status }) => path.endsWith(LAST.path) && status === 200);
      // A pace that can't be is forgotten only with what it made of the first answer.
      expect(answers, title).toBeLessThanOrEqual(title.startsWith(".throttle") ? 2 : 1);
      expect((await stateItem.get()).timer?.id, title).toBe(awork.books.current(PERSON_ID)!.id);
    }
  },
  60_000,
);
