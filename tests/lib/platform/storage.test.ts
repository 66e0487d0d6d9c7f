import * as v from "valibot";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { createItem } from "@/lib/platform/storage";
import { choicesItem, picksItem } from "@/lib/start/choice-items";
import { daysItem, editsItem } from "@/lib/tracker-store/day-items";
import { accountItem, stateItem, storedAccountItem } from "@/lib/tracker-store/state-items";
import { settingsItem } from "@/lib/settings/settings-store";
import { DEFAULTS } from "@/lib/timer/settings";
import { NO_DAYS } from "@/lib/tracker/days";
import { NOTHING_KNOWN } from "@/lib/tracker/state";
import { NOW, PAUSED, stateOf } from "../tracker/states";

beforeEach(() => fakeBrowser.reset());

const put = (key: string, value: unknown) => fakeBrowser.storage.local.set({ [key]: value });

const Shape = v.object({ version: v.literal(2), name: v.string() });
const FALLBACK = { version: 2 as const, name: "nobody" };
const ADA = { version: 2 as const, name: "Ada" };

const create = () => createItem("who", Shape, FALLBACK);

describe("a stored value", () => {
  it.each<[string, unknown, typeof FALLBACK]>([
    ["of its shape is what was stored", ADA, ADA],
    ["of its shape and more loses what is not known", { ...ADA, age: 36 }, ADA],
    ["of an older version counts as absent", { version: 1, name: "Ada" }, FALLBACK],
    ["of a newer version counts as absent", { version: 3, name: "Ada" }, FALLBACK],
    ["without a version counts as absent", { name: "Ada" }, FALLBACK],
    ["with a broken field counts as absent", { version: 2, name: 36 }, FALLBACK],
    ["of another kind counts as absent", "Ada", FALLBACK],
    ["of null counts as absent", null, FALLBACK],
  ])("%s", async (_title, stored, value) => {
    await put("who", stored);
    expect(await create().get()).toEqual(value);
  });

  it("that was never stored is the fallback", async () => {
    expect(await create().get()).toEqual(FALLBACK);
  });

  it("is kept under its own key, in this browser alone", async () => {
    await create().set(ADA);
    expect(await fakeBrowser.storage.local.get()).toEqual({ who: ADA });
    expect(await fakeBrowser.storage.sync.get()).toEqual({});
    expect(await fakeBrowser.storage.session.get()).toEqual({});
  });
});

/** As Firefox tells of a write that changes nothing. */
async function again(values: Record<string, unknown>) {
  for (const [key, value] of Object.entries(values))
    await fakeBrowser.storage.onChanged.trigger(
      { [key]: { oldValue: structuredClone(value), newValue: value } },
      "local",
    );
}

describe("who watches a stored value", () => {
  it("is told each new one, whoever set it", async () => {
    const changed = vi.fn();
    create().watch(changed);
    await create().set(ADA);
    await put("who", { ...ADA, name: "Grace" });
    expect(changed.mock.calls).toEqual([[ADA], [{ ...ADA, name: "Grace" }]]);
  });

  it("is told the fallback for what is broken, and for what is gone", async () => {
    const changed = vi.fn();
    create().watch(changed);
    await put("who", { version: 1 });
    await fakeBrowser.storage.local.remove("who");
    expect(changed.mock.calls).toEqual([[FALLBACK], [FALLBACK]]);
  });

  it.each([
    [
      "what is put there again unchanged, which Firefox tells of (measured)",
      () => again({ who: { ...ADA } }),
    ],
    ["another key", () => put("other", ADA)],
    ["another place", () => fakeBrowser.storage.session.set({ who: ADA })],
  ])("is not told of %s", async (_title, change) => {
    const changed = vi.fn();
    create().watch(changed);
    await change();
    expect(changed).not.toHaveBeenCalled();
  });
});

const ACCOUNT = {
  version: 1 as const,
  userId: "one",
  byKey: false,
  name: "Ada",
  workspace: { id: "two", name: "Engines", url: "https://engines.awork.com" },
  clientId: null,
};

const { clientId: _, ...WITHOUT_CLIENT } = ACCOUNT;
const OLD_WORKSPACE = { name: "Engines", url: "https://engines.awork.com" };
const BEFORE = { ...WITHOUT_CLIENT, workspace: OLD_WORKSPACE };
const DAYS = {
  version: 1,
  at: NOW,
  timers: [PAUSED],
  isWhole: true,
  unsure: null,
  shortfall: null,
  triedAt: null,
  isStale: false,
  trouble: null,
};
const NOTE = { id: "one", field: "note", from: null, to: "Second draft" };
const TALK = {
  kind: "typeOfWork",
  id: "talk",
  name: "Meeting",
  key: null,
  projectId: null,
  project: null,
  client: null,
  typeOfWorkId: "talk",
  typeOfWork: "Meeting",
  isBillable: null,
};
const CHOICES = { of: "workspace one", at: NOW, assigned: [], types: [TALK] };
const CHOSEN = { ...DEFAULTS, guardMinutes: 15, time: "icon", workDays: [1, 3] };
const PICKS = [{ of: "workspace", choices: [TALK] }];

describe("what the timer keeps", () => {
  it.each<[string, string, () => Promise<unknown>, unknown, unknown]>([
    ["the state", "state", stateItem.get, stateOf(PAUSED), stateOf(PAUSED)],
    ["a state without a version", "state", stateItem.get, { timer: null, at: 1 }, NOTHING_KNOWN],
    ["a state of another version", "state", stateItem.get, { ...stateOf(PAUSED), version: 0 }, NOTHING_KNOWN],
    ["a state with a broken timer", "state", stateItem.get, { ...stateOf(null), timer: {} }, NOTHING_KNOWN],
    ["a state that is text", "state", stateItem.get, "running", NOTHING_KNOWN],
    ["the account", "account", accountItem.get, ACCOUNT, ACCOUNT],
    ["an account from before there was a sign-in", "account", accountItem.get, BEFORE, null],
    ["a broken account", "account", accountItem.get, { ...ACCOUNT, userId: 1 }, null],
    ["an account of another version", "account", accountItem.get, { ...ACCOUNT, version: 2 }, null],
    ["the last days", "days", daysItem.get, DAYS, DAYS],
    ["days of another version", "days", daysItem.get, { ...DAYS, version: 2 }, NO_DAYS],
    ["days with a broken timer", "days", daysItem.get, { ...DAYS, timers: [{}] }, NO_DAYS],
    ["edits", "edits", editsItem.get, [NOTE, NOTE], [NOTE, NOTE]],
    ["edits that are none", "edits", editsItem.get, [{ ...NOTE, to: 5 }], []],
    ["what is offered", "choices", choicesItem.get, CHOICES, CHOICES],
    ["what is offered to nobody", "choices", choicesItem.get, { ...CHOICES, of: undefined }, null],
    ["what was chosen", "picks", picksItem.get, PICKS, PICKS],
    ["what was chosen, in another shape", "picks", picksItem.get, { workspace: [TALK] }, []],
    ["the settings", "settings", settingsItem.get, CHOSEN, CHOSEN],
    [
      "settings of which one is broken",
      "settings",
      settingsItem.get,
      { ...CHOSEN, time: 1 },
      { ...CHOSEN, time: "badge" },
    ],
    ["settings that are text", "settings", settingsItem.get, "90", DEFAULTS],
  ])("%s", async (_title, key, get, stored, value) => {
    await put(key, stored);
    expect(await get()).toEqual(value);
  });

  it("is nothing at first, and what is usual for the settings", async () => {
    const items = [stateItem, accountItem, storedAccountItem, settingsItem];
    expect(await Promise.all(items.map(({ get }) => get()))).toEqual([NOTHING_KNOWN, null, null, DEFAULTS]);
  });
});
