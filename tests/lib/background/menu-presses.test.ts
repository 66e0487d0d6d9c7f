import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { createMenuPresses } from "@/lib/background/menu-presses";
import { takeNoteWish } from "@/lib/drafts/note-wish";
import { NOTE } from "@/lib/menus/menu";
import { settingsItem } from "@/lib/settings/settings-store";
import { wishItem } from "@/lib/sign-in/sign-in-wish";
import { DEFAULTS, type Settings } from "@/lib/timer/settings";
import { HOUR, MINUTE } from "@/lib/timer/time";
import { daysItem, deletionsItem } from "@/lib/tracker-store/day-items";
import { NO_DAYS } from "@/lib/tracker/days";
import { accountItem } from "@/lib/tracker-store/state-items";
import type { Outcome } from "@/lib/tracker/actions/outcome";
import { API } from "@/tests/fake-awork/match";
import { PERSON_ID } from "@/tests/fake-awork/people";
import { type FakeAwork, startFakeAwork } from "@/tests/fake-awork/server";
import { ACCOUNT } from "../fake-browser/account";
import { createWorker } from "../fake-browser/worker";
import { NOTE_REQUIRED, NOW, PURPOSE } from "../tracker/states";
import type { World } from "../tracker/world";

let awork: FakeAwork;
let world: World;
let opened: { popup: number; settings: number };
beforeAll(async () => {
  awork = await startFakeAwork();
});
beforeEach(async () => {
  world = await createWorker(awork, { ...ACCOUNT, userId: PERSON_ID });
  opened = { popup: 0, settings: 0 };
  vi.spyOn(fakeBrowser.action, "openPopup").mockImplementation(async () => void (opened.popup += 1));
  vi.spyOn(fakeBrowser.runtime, "openOptionsPage").mockImplementation(
    async () => void (opened.settings += 1),
  );
});
afterEach(() => void vi.restoreAllMocks());
afterAll(() => awork.close());

const press = (id: string, text = "") => createMenuPresses(world.tracker)({ id, text });
/** Of the item with this verb, in a menu that was made for what is known now. */
const itemOf = (verb: string, purpose: object | null = null) =>
  JSON.stringify({ verb, id: world.stored.timer!.id, purpose });
const posts = () => awork.journal.all({ method: "POST" }).map(({ path }) => path.replace(API, ""));
const open = { start: NOW - 10 * MINUTE, end: null };

/** The menu was made for what awork has said. */
async function known(given: object): Promise<void> {
  awork.books.add({ start: NOW - HOUR, ...given });
  await world.tracker.poll();
}

const RUNS = {};
const IS_PAUSED = { breaks: [{ ...open }] };
const ENDED = { end: NOW - MINUTE };
const LOGO = { ...PURPOSE, taskId: "logo" };

describe("an item of the icon's menu", () => {
  it.each<[id: string, given: object, verb: string, kind: Outcome["kind"]]>([
    ["pause", RUNS, "pause", "paused"],
    ["resume", IS_PAUSED, "removebreaks", "resumed"],
    ["keep", IS_PAUSED, "resume", "kept"],
    ["stop", IS_PAUSED, "stop", "stopped"],
    ["continue", ENDED, "start", "started"],
  ])("does what it says, and opens nothing: %s", async (id, given, verb, kind) => {
    await known(given);
    await press(itemOf(id));
    expect(posts().map((path) => path.split("/").at(-1))).toEqual([verb]);
    expect([world.stored.outcome?.kind, opened]).toEqual([kind, { popup: 0, settings: 0 }]);
  });

  it("continues the entry before one that has been deleted, where the menu was made for it", async () => {
    await known({ ...ENDED, start: NOW - 2 * HOUR, note: "Before" });
    const before = world.stored.timer!;
    await known({ ...ENDED, note: "Deleted" });
    const { id } = world.stored.timer!;
    await daysItem.set({ ...NO_DAYS, at: NOW, timers: [before, world.stored.timer!] });
    await deletionsItem.set([{ id, name: "", pressedAt: NOW, isSent: false }]);
    await press(JSON.stringify({ verb: "continue", id: before.id, purpose: null }));
    expect([awork.books.current()?.note, world.stored.outcome?.kind]).toEqual(["Before", "started"]);
  });

  it("says in the popup why awork would refuse what the menu still had, and sends nothing", async () => {
    await known(RUNS);
    world.rules = { ...NOTE_REQUIRED, isTrackingOff: true };
    const { typeOfWorkId } = world.stored.timer!.about;
    const purpose = { taskId: null, projectId: null, typeOfWorkId, isBillable: null, note: null };
    await press(itemOf("start", purpose));
    expect([posts(), world.stored.outcome?.kind, opened.popup]).toEqual([[], "held", 1]);
  });

  it("starts one of the last tasks, and ends the timer that runs", async () => {
    await known(RUNS);
    const { typeOfWorkId } = world.stored.timer!.about;
    const purpose = { taskId: null, projectId: null, typeOfWorkId, isBillable: null, note: null };
    await press(itemOf("start", purpose));
    expect([world.stored.outcome?.kind, opened.popup]).toEqual(["started", 0]);
    expect(awork.books.current()).toMatchObject({ task: null, end: null });
  });

  it.each<[string, given: object, verb: string, purpose: object | null, sent: string]>([
    ["starts one of the last tasks", RUNS, "start", LOGO, "start"],
    ["goes on with the last entry", ENDED, "continue", null, "start"],
    ["pauses", RUNS, "pause", null, "pause"],
  ])(
    "once also if it is chosen twice, and says nothing of a change: %s",
    async (_title, given, verb, purpose, sent) => {
      await known(given);
      const { typeOfWorkId } = world.stored.timer!.about;
      const id = itemOf(verb, purpose && { ...purpose, taskId: null, typeOfWorkId });
      const pressed = createMenuPresses(world.tracker);
      await Promise.all([pressed({ id, text: "" }), pressed({ id, text: "" })]);
      expect(posts().map((path) => path.split("/").at(-1))).toEqual([sent]);
      expect([world.stored.outcome?.verb, opened.popup]).toEqual([sent, 0]);
      expect(world.stored.outcome?.kind).toMatch(/^(started|paused)$/);
    },
  );

  it("asks in the popup before long breaks become work", async () => {
    await known({ start: NOW - 3 * HOUR, breaks: [{ start: NOW - 2 * HOUR, end: null }] });
    await press(itemOf("resume"));
    expect([posts(), world.stored.outcome?.kind, opened.popup]).toEqual([[], "ask", 1]);
  });

  it.each<[string, Partial<Settings>, number]>([
    ["opens the popup for the note", { askForNote: true }, 1],
    ["opens nothing where nobody wants that", {}, 0],
  ])("stops at once and %s", async (_title, settings, popup) => {
    await settingsItem.set({ ...DEFAULTS, ...settings });
    await known(RUNS);
    await press(itemOf("stop"));
    expect([world.stored.outcome?.kind, opened.popup]).toEqual(["stopped", popup]);
  });

  it.each<[string, given: object, verb: string, purpose: object | null, isKnown: boolean]>([
    ["awork tells at the press", RUNS, "stop", null, false],
    ["it was told while the menu was open", RUNS, "stop", null, true],
    ["it was told while the menu was open: pause", RUNS, "pause", null, true],
    ["it was told while the menu was open: start", RUNS, "start", LOGO, true],
    ["it was told while the menu was open: continue", ENDED, "continue", null, true],
  ])(
    "sends nothing when another timer runs by now, and opens the popup, which says so: %s",
    async (_title, given, verb, purpose, isKnown) => {
      await known(given);
      const item = itemOf(verb, purpose);
      awork.books.stop();
      awork.books.add({ start: NOW - MINUTE });
      if (isKnown) await world.tracker.poll();
      await press(item);
      expect([posts(), world.stored.outcome?.kind, opened.popup]).toEqual([[], "changed", 1]);
    },
  );

  it("opens the popup if it is of another version", async () => {
    await known(RUNS);
    await press("juggle");
    expect([posts(), opened.popup]).toEqual([[], 1]);
  });

  it.each(["signIn", "stop"])("begins the sign-in when nobody is connected: %s", async (id) => {
    await accountItem.set(null);
    await press(id);
    expect([opened, (await wishItem.get()) !== null]).toEqual([{ popup: 0, settings: 1 }, true]);
  });
});

describe("selected text", () => {
  it("opens the popup in the same turn, as Firefox demands, with the text for its field", async () => {
    const pressed = press(NOTE, "  Call Carla ");
    expect(opened.popup).toBe(1);
    await pressed;
    expect([await takeNoteWish(), await takeNoteWish()]).toEqual(["Call Carla", null]);
  });

  it("opens the popup's page in a window where the browser opens no popup", async () => {
    vi.spyOn(fakeBrowser.action, "openPopup").mockRejectedValue(new Error("no window"));
    const create = vi.spyOn(fakeBrowser.windows, "create").mockResolvedValue({ id: 7 } as never);
    await press(NOTE, "Call Carla");
    expect(create).toHaveBeenCalledOnce();
    expect(await takeNoteWish()).toBe("Call Carla");
  });
});
