import { globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import * as fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { accessItem } from "@/lib/sign-in/tokens/access-token";
import { awayItem } from "@/lib/reminders/away";
import { followOfferItem, noticedItem } from "@/lib/follow/follow-items";
import { hoursItem } from "@/lib/capacity/hours-item";
import { taskTimesItem } from "@/lib/capacity/task-times-item";
import { choicesItem, picksItem } from "@/lib/start/choice-items";
import { addedItem, additionsItem, daysItem, deletionsItem, editsItem } from "@/lib/tracker-store/day-items";
import { draftsItem } from "@/lib/drafts/draft-items";
import { noteWishItem } from "@/lib/drafts/note-wish";
import { menusItem } from "@/lib/menus/update-menus";
import { firstStepsItem } from "@/lib/settings/first-steps";
import type { Item } from "@/lib/platform/storage";
import { accountItem, stateItem } from "@/lib/tracker-store/state-items";
import { keyTriedItem } from "@/lib/settings/shortcut-tried";
import { notKeptItem } from "@/lib/tracker-store/not-kept";
import { provenItem } from "@/lib/sign-in/tokens/refused-token";
import { remindedItem } from "@/lib/reminders/reminders";
import { settingsItem } from "@/lib/settings/settings-store";
import { silencedItem } from "@/lib/reminders/silence";
import { tokenItem } from "@/lib/sign-in/tokens/sealed-token";
import { wishItem } from "@/lib/sign-in/sign-in-wish";
import { windowItem } from "@/lib/platform/windows/popup-window";
import { NOT_AWAY } from "@/lib/timer/reminders/away";
import { DEFAULTS } from "@/lib/timer/settings";
import { NO_DAYS } from "@/lib/tracker/days";
import { NOTHING_KNOWN, type State } from "@/lib/tracker/state";
import { PAUSED, stateOf } from "../tracker/states";
import { ACCOUNT } from "../fake-browser/account";
import { EARLIER, KEPT, MANY_BREAKS, hostile } from "../fake-browser/hostile";

beforeEach(() => fakeBrowser.reset());

type Area = "local" | "session";

/** Every item that others can reach: where it is, and what stands for it where there is none that can be read. */
const ITEMS: [area: Area, item: Item<any>, fallback: unknown][] = [
  ["local", stateItem, NOTHING_KNOWN],
  ["local", accountItem, null],
  ["local", tokenItem, null],
  ["local", daysItem, NO_DAYS],
  ["local", editsItem, []],
  ["local", additionsItem, []],
  ["local", deletionsItem, []],
  ["local", addedItem, []],
  ["local", draftsItem, []],
  ["local", choicesItem, null],
  ["local", picksItem, []],
  ["local", settingsItem, DEFAULTS],
  ["local", keyTriedItem, null],
  ["local", firstStepsItem, null],
  ["local", noticedItem, null],
  ["local", followOfferItem, null],
  ["local", awayItem, NOT_AWAY],
  ["local", remindedItem, { told: {}, shown: null }],
  ["local", silencedItem, {}],
  ["local", hoursItem, null],
  ["local", taskTimesItem, null],
  ["local", notKeptItem, null],
  ["session", notKeptItem, null],
  ["session", accessItem, null],
  ["session", provenItem, null],
  ["session", wishItem, null],
  ["session", windowItem, null],
  ["session", noteWishItem, null],
  ["session", menusItem, null],
  ["session", settingsItem, DEFAULTS],
  ["session", stateItem, NOTHING_KNOWN],
  ["session", daysItem, NO_DAYS],
  ["session", editsItem, []],
  ["session", additionsItem, []],
  ["session", deletionsItem, []],
  ["session", addedItem, []],
  ["session", hoursItem, null],
  ["session", taskTimesItem, null],
];

const put = (area: Area, key: string, value: unknown) =>
  value === undefined
    ? fakeBrowser.storage[area].remove(key)
    : fakeBrowser.storage[area].set({ [key]: value });

/** What is read is whole: written and read again it is the same, and nothing of it is beyond what a date can hold. */
async function expectWhole(item: Item<any>, title = ""): Promise<void> {
  const read = await item.get();
  await fakeBrowser.storage.session.clear();
  await fakeBrowser.storage.local.clear();
  await item.set(structuredClone(read));
  expect(await item.get(), title).toEqual(read);
  expectPlain(read, title);
}

function expectPlain(value: unknown, title: string): void {
  if (typeof value === "number") expect(new Date(Math.abs(value) * 2).getTime(), title).not.toBeNaN();
  if (typeof value !== "object" || value === null) return;
  expect([Object.prototype, Array.prototype], title).toContain(Object.getPrototypeOf(value));
  for (const each of Object.values(value)) expectPlain(each, title);
}

it("every item there is has its place in these tables", () => {
  const root = resolve(import.meta.dirname, "../../..");
  const code = globSync("{lib,entrypoints,components}/**/*.{ts,tsx}", { cwd: root }).map((file) =>
    readFileSync(join(root, file), "utf8"),
  );
  const keys = code.flatMap((text) =>
    [...text.matchAll(/createItem(?:<.*>)?\(\s*"(\w+)"/g)].map(([, key]) => key),
  );
  expect(keys.length).toBeGreaterThan(10);
  expect(new Set(keys)).toEqual(new Set([...Object.keys(KEPT.local), ...Object.keys(KEPT.session)]));
});

describe.each(ITEMS.map((row) => [`${row[1].key} (${row[0]})`, ...row] as const))(
  "%s",
  (_title, area, item, fallback) => {
    const valid = (KEPT[area] as Record<string, unknown>)[item.key];

    it("is what was stored", async () => {
      await put(area, item.key, valid);
      expect(await item.get()).toEqual(valid);
    });

    it("can be read whatever there is in its place, or in the place of a part", async () => {
      const cases = hostile(item.key, valid);
      expect(cases.length).toBeGreaterThanOrEqual(20);
      for (const [title, value] of cases) {
        await put(area, item.key, value);
        await expectWhole(item, title);
      }
    });

    it.each(["absent", "nothing", "a word", "a yes", "1e+300", "its prototype"])(
      "falls back where there is %s",
      async (title) => {
        const [, value] = hostile(item.key, valid).find(([each]) => each === title)!;
        await put(area, item.key, value);
        expect(await item.get()).toEqual(fallback);
      },
    );

    it("is told whole or as the fallback to who watches", async () => {
      const told: unknown[] = [];
      item.watch((value) => told.push(value));
      await put(area, item.key, { version: 99 });
      await put(area, item.key, valid);
      await put(area, item.key, 1e300);
      expect(told).toEqual([fallback, valid, fallback]);
    });

    it("can be read whatever is there, or part of it", async () => {
      const keys = fc.constantFrom(
        "version",
        "timer",
        "at",
        "id",
        "from",
        "of",
        "token",
        "__proto__",
        "breaks",
      );
      const json = fc.jsonValue();
      const some = Object(valid) as Record<string, unknown>;
      const anything = fc.oneof(
        json,
        fc.dictionary(keys, json).map((parts) => (Array.isArray(valid) ? [parts] : parts)),
        fc
          .record({ name: fc.constantFrom(...Object.keys(some), "extra"), part: json })
          .map(({ name, part }) => (Array.isArray(valid) ? [part, ...valid] : { ...some, [name]: part })),
      );
      await fc.assert(
        fc.asyncProperty(anything, async (value) => {
          await fakeBrowser.storage.session.clear();
          await put(area, item.key, JSON.parse(JSON.stringify(value)));
          await expectWhole(item);
        }),
      );
    });
  },
);

describe("the settings", () => {
  it.each(["local", "session"] as const)("are valid, whatever there is in their place: %s", async (area) => {
    for (const [title, value] of hostile("settings", KEPT.local.settings)) {
      await put(area, "settings", value);
      expect(["removeBreaks", "keepBreaks"], title).toContain((await settingsItem.get()).resume);
    }
  });

  it("are told whole to who watches", async () => {
    const told: unknown[] = [];
    settingsItem.watch((value) => told.push(value));
    for (const value of [{ ...DEFAULTS, resume: "keepBreaks" }, { resume: "both" }, DEFAULTS])
      await put("local", "settings", value);
    expect(told).toEqual([{ ...DEFAULTS, resume: "keepBreaks" }, DEFAULTS, DEFAULTS]);
  });
});

describe("what earlier versions stored", () => {
  it("is an account that has to sign in again, where it says not as which client", async () => {
    for (const [, value] of EARLIER.account!) {
      await put("local", "account", value);
      expect(await accountItem.get()).toBeNull();
    }
  });

  it("is nothing known, where another timer was kept than today's", async () => {
    await put("local", "state", EARLIER.state![0]![1]);
    expect(await stateItem.get()).toEqual(NOTHING_KNOWN);
  });

  it("is the same, where only more was known", async () => {
    await put("local", "state", EARLIER.state![1]![1]);
    expect(await stateItem.get()).toEqual(stateOf(PAUSED));
    await put("local", "days", EARLIER.days![0]![1]);
    expect(await daysItem.get()).toMatchObject({ timers: [PAUSED] });
    await put("session", "access", EARLIER.access![0]![1]);
    expect(await accessItem.get()).toEqual(EARLIER.access![0]![1]);
  });
});

describe("what one item has lost, no other has:", () => {
  const whole = { account: ACCOUNT, state: stateOf(PAUSED), days: KEPT.local.days, edits: KEPT.local.edits };
  it.each(Object.keys(whole) as (keyof typeof whole)[])("a broken %s", async (broken) => {
    await fakeBrowser.storage.local.set({ ...whole, [broken]: { version: 9 } });
    const read = {
      account: await accountItem.get(),
      state: await stateItem.get(),
      days: await daysItem.get(),
      edits: await editsItem.get(),
    };
    const others = Object.keys(whole).filter((key) => key !== broken);
    for (const key of others) expect(read).toMatchObject({ [key]: whole[key as keyof typeof whole] });
  });

  it("an edit that can't be read leaves the others to be saved", async () => {
    const [edit] = KEPT.local.edits;
    const faulty = { ...edit, id: "other", fault: { why: null, isFinal: true, at: 1e300, tries: 1 } };
    const absurd = { ...edit, field: "start", from: 1e300, to: 5 };
    await put("local", "edits", [{ ...edit, to: 5 }, edit, null, { ...edit, field: "end" }, absurd, faulty]);
    expect(await editsItem.get()).toEqual([edit, { ...edit, id: "other" }]);
    await editsItem.set(await editsItem.get());
    expect(await editsItem.get()).toEqual([edit, { ...edit, id: "other" }]);
  });
});

it("thousands of breaks are read", async () => {
  const state: State = stateOf({ ...PAUSED, breaks: MANY_BREAKS });
  await put("local", "state", state);
  expect((await stateItem.get()).timer!.breaks).toHaveLength(MANY_BREAKS.length);
});
