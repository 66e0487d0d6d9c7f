import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { createShortcuts } from "@/lib/background/shortcuts";
import { accountItem, stateItem } from "@/lib/tracker-store/state-items";
import { keyTriedItem } from "@/lib/settings/shortcut-tried";
import type { Command } from "@/lib/platform/commands";
import { settingsItem } from "@/lib/settings/settings-store";
import { RULES_BY_KEY } from "@/lib/timer/rules/rules";
import { DEFAULTS, type Settings } from "@/lib/timer/settings";
import { HOUR, MINUTE, SECOND } from "@/lib/timer/time";
import { type Phase, phase } from "@/lib/timer/timer";
import type { Outcome } from "@/lib/tracker/actions/outcome";
import { API } from "@/tests/fake-awork/match";
import { API_KEY_TOKEN, COLLEAGUE_ID, PERSON_ID } from "@/tests/fake-awork/people";
import { type FakeAwork, startFakeAwork } from "@/tests/fake-awork/server";
import { NOTE_REQUIRED, NOW } from "../tracker/states";
import type { World } from "../tracker/world";
import { ACCOUNT } from "../fake-browser/account";
import { createWorker } from "../fake-browser/worker";

let awork: FakeAwork;
let world: World;
let press: (command: Command) => Promise<void>;
let opened: { popup: number; settings: number };
beforeAll(async () => {
  awork = await startFakeAwork();
});
beforeEach(async () => {
  world = await createWorker(awork, CARLA);
  press = createShortcuts(world.tracker);
  opened = { popup: 0, settings: 0 };
  vi.spyOn(fakeBrowser.action, "openPopup").mockImplementation(async () => void (opened.popup += 1));
  vi.spyOn(fakeBrowser.runtime, "openOptionsPage").mockImplementation(
    async () => void (opened.settings += 1),
  );
});
afterEach(() => void vi.restoreAllMocks());
afterAll(() => awork.close());

const CARLA = { ...ACCOUNT, userId: PERSON_ID };

const posts = () => awork.journal.all({ method: "POST" }).map(({ path }) => path.replace(API, ""));

const open = { start: NOW - 10 * MINUTE, end: null };
const ADD: Record<Phase, (given?: object) => unknown> = {
  none: () => {},
  running: (given) => awork.books.add({ start: NOW - HOUR, ...given }),
  paused: (given) => awork.books.add({ start: NOW - HOUR, breaks: [{ ...open }], ...given }),
  stopped: (given) => awork.books.add({ start: NOW - HOUR, end: NOW - MINUTE, ...given }),
};

const COMMANDS: Command[] = ["resume", "pauseOrResume", "stop", "startOrContinue"];
const PHASES = Object.keys(ADD) as Phase[];

/** What comes of a key press: the verb that awork is asked for, what is so afterwards, and whether the popup opens. */
type Case = [command: Command, before: Phase, verb: string | null, kind: Outcome["kind"], popup: number];

const CASES: Case[] = [
  ["resume", "none", null, "nothing", 1],
  ["resume", "running", null, "alreadyRunning", 0],
  ["resume", "paused", "removebreaks", "resumed", 0],
  ["resume", "stopped", null, "nothing", 1],
  ["pauseOrResume", "none", null, "nothing", 1],
  ["pauseOrResume", "running", "pause", "paused", 0],
  ["pauseOrResume", "paused", "removebreaks", "resumed", 0],
  ["pauseOrResume", "stopped", null, "nothing", 1],
  ["stop", "none", null, "nothing", 1],
  ["stop", "running", "stop", "stopped", 0],
  ["stop", "paused", "stop", "stopped", 0],
  ["stop", "stopped", null, "alreadyStopped", 0],
  ["startOrContinue", "none", null, "nothing", 1],
  ["startOrContinue", "running", null, "alreadyRunning", 0],
  ["startOrContinue", "paused", "removebreaks", "resumed", 0],
  ["startOrContinue", "stopped", "start", "started", 0],
];

describe("a key", () => {
  it.each(CASES)("%s, with a timer that is %s: %s, %s, and %d popups", async (...given) => {
    const [command, before, verb, kind, popup] = given;
    ADD[before]();
    await press(command);
    expect(posts().map((path) => path.split("/").at(-1))).toEqual(verb ? [verb] : []);
    expect([world.stored.outcome?.kind, opened]).toEqual([kind, { popup, settings: 0 }]);
  });

  it("goes on with what the last entry was for", async () => {
    ADD.stopped({ note: "Second draft", isBillable: false });
    await press("startOrContinue");
    expect(awork.books.current()).toMatchObject({ note: "Second draft", isBillable: false });
  });

  it.each<Command>(["resume", "pauseOrResume", "startOrContinue"])(
    "%s asks in the popup before long breaks become work",
    async (command) => {
      ADD.paused({ start: NOW - 3 * HOUR, breaks: [{ start: NOW - 2 * HOUR, end: null }] });
      await press(command);
      expect([posts(), world.stored.outcome?.kind, opened.popup]).toEqual([[], "ask", 1]);
    },
  );

  it.each<[string, Partial<Settings>, number]>([
    ["opens the popup for the note", { askForNote: true }, 1],
    ["opens nothing where nobody wants that", {}, 0],
  ])("stops at once and %s", async (_title, settings, popup) => {
    await settingsItem.set({ ...DEFAULTS, ...settings });
    ADD.running();
    await press("stop");
    expect([posts().length, world.stored.outcome?.kind, opened.popup]).toEqual([1, "stopped", popup]);
  });

  it("asks in the popup for the note without which the company stops no timer", async () => {
    world.rules = NOTE_REQUIRED;
    ADD.running({ note: null });
    await press("stop");
    expect([posts(), world.stored.question?.about, opened.popup]).toEqual([[], "note", 1]);
  });

  it("goes on with the entry before where the last one has been deleted, also while awork has it still", async () => {
    awork.books.add({ start: NOW - 3 * HOUR, end: NOW - 2 * HOUR, note: "Before" });
    ADD.stopped({ note: "Deleted" });
    await world.tracker.refresh();
    await world.tracker.remove({ id: world.stored.timer!.id, name: "Deleted" });
    await press("startOrContinue");
    expect([awork.books.current()?.note, world.stored.outcome?.kind]).toEqual(["Before", "started"]);
  });

  it("says in the popup why awork would refuse to continue, and sends nothing", async () => {
    world.rules = { ...NOTE_REQUIRED, isTrackingOff: true };
    ADD.stopped();
    await press("startOrContinue");
    const { outcome } = world.stored;
    expect([posts(), outcome?.kind, outcome?.why, opened.popup]).toEqual([[], "held", "trackingOff", 1]);
  });

  it("opens the popup's page in a window where the browser opens no popup", async () => {
    vi.spyOn(fakeBrowser.action, "openPopup").mockRejectedValue(new Error("no window"));
    const create = vi.spyOn(fakeBrowser.windows, "create").mockResolvedValue({ id: 7 } as never);
    const update = vi.spyOn(fakeBrowser.windows, "update").mockResolvedValue({} as never);
    ADD.paused({ start: NOW - 3 * HOUR, breaks: [{ start: NOW - 2 * HOUR, end: null }] });
    await press("resume");
    expect(create.mock.calls).toMatchObject([[{ url: fakeBrowser.runtime.getURL("/popup.html" as never) }]]);
    // One window is enough, as long as it is open.
    await press("resume");
    expect([create.mock.calls.length, update.mock.calls]).toEqual([1, [[7, { focused: true }]]]);
    update.mockRejectedValue(new Error("no window with id 7"));
    await press("resume");
    expect(create).toHaveBeenCalledTimes(2);
  });

  it.each<[Command, Phase, object]>([
    ["resume", "paused", { breaks: [{ start: NOW - 18 * HOUR, end: null }] }],
    ["pauseOrResume", "paused", { breaks: [{ start: NOW - 18 * HOUR, end: null }] }],
    ["startOrContinue", "paused", { breaks: [{ start: NOW - 18 * HOUR, end: null }] }],
    ["resume", "running", {}],
    ["startOrContinue", "running", {}],
  ])("%s asks in the popup about a timer that is %s since yesterday", async (command, before, given) => {
    ADD[before]({ start: NOW - 20 * HOUR, ...given });
    await press(command);
    expect([posts(), world.stored.question?.about, opened.popup]).toEqual([[], "earlierDay", 1]);
  });

  it("opens no popup to say that awork can't be reached: badge and tooltip do", async () => {
    awork.script.always({}, { drop: true });
    for (const command of COMMANDS) await press(command);
    expect([world.stored.outcome?.kind, opened.popup]).toEqual(["failed", 0]);
  });

  it.each(COMMANDS)("%s opens the settings when nobody is connected", async (command) => {
    ADD.paused();
    await accountItem.set(null);
    await press(command);
    expect([awork.journal.count(), opened]).toEqual([0, { popup: 0, settings: 1 }]);
  });
});

describe("with an API key, which may not pause", () => {
  beforeEach(async () => {
    world = await createWorker(awork, { ...CARLA, userId: COLLEAGUE_ID, byKey: true });
    press = createShortcuts(world.tracker);
    world.token = API_KEY_TOKEN;
    world.rules = RULES_BY_KEY;
  });

  it.each(CASES)("%s, with a timer that is %s", async (command, before, verb, kind, popup) => {
    ADD[before]({ userId: COLLEAGUE_ID });
    await press(command);
    const isPause = verb === "pause";
    expect(posts().map((path) => path.split("/").at(-1))).toEqual(verb && !isPause ? [verb] : []);
    // The popup says why it can't be paused.
    expect([world.stored.outcome?.kind, opened.popup]).toEqual(isPause ? ["held", 1] : [kind, popup]);
    expect(world.stored.outcome?.why).toBe(isPause ? "apiKey" : undefined);
  });
});

describe("with breaks that stay breaks", () => {
  const chosen = { ...DEFAULTS, resume: "keepBreaks" } as const;
  /** As the main button does it: with `resume` in place of what turns breaks into work. */
  const KEEPS = CASES.map(([command, before, verb, kind, popup]): Case => {
    const isResume = verb === "removebreaks";
    return [command, before, isResume ? "resume" : verb, isResume ? "kept" : kind, popup];
  });

  it.each(KEEPS)("%s, with a timer that is %s: %s, %s, and %d popups", async (...given) => {
    const [command, before, verb, kind, popup] = given;
    await settingsItem.set(chosen);
    ADD[before]();
    await press(command);
    expect(posts().map((path) => path.split("/").at(-1))).toEqual(verb ? [verb] : []);
    expect([world.stored.outcome?.kind, opened]).toEqual([kind, { popup, settings: 0 }]);
  });

  it("asks nothing, however long the break: nothing becomes work", async () => {
    await settingsItem.set(chosen);
    ADD.paused({ start: NOW - 3 * HOUR, breaks: [{ start: NOW - 2 * HOUR, end: null }] });
    await press("resume");
    expect([world.stored.outcome?.kind, awork.books.current()?.breaks.length]).toEqual(["kept", 1]);
  });

  it("turns them into work with an API key all the same, as awork allows nothing else", async () => {
    world = await createWorker(awork, { ...CARLA, userId: COLLEAGUE_ID, byKey: true });
    press = createShortcuts(world.tracker);
    world.token = API_KEY_TOKEN;
    await settingsItem.set(chosen);
    ADD.paused({ userId: COLLEAGUE_ID });
    await press("resume");
    expect(world.stored.outcome?.kind).toBe("resumed");
  });

  it.each<Command>(["pauseOrResume", "startOrContinue"])("%s, held down, resumes once", async (command) => {
    await settingsItem.set(chosen);
    ADD.paused();
    await press(command);
    world.wall += SECOND - 1;
    await press(command);
    expect([phase(world.stored.timer), posts().length]).toEqual(["running", 1]);
  });
});

describe("that the key works", () => {
  it.each<[Command, boolean]>([
    ["resume", true],
    ["pauseOrResume", false],
    ["stop", false],
    ["startOrContinue", false],
  ])("is noted, of the key that resumes alone: %s, %s", async (command, isNoted) => {
    await press(command);
    expect((await keyTriedItem.get()) !== null).toBe(isNoted);
  });

  it("is noted also while nobody is connected", async () => {
    await accountItem.set(null);
    await press("resume");
    expect(await keyTriedItem.get()).not.toBeNull();
  });
});

describe("a key that is held down", () => {
  const EVERY = COMMANDS.flatMap((command) => PHASES.map((before): [Command, Phase] => [command, before]));

  it.each(EVERY)("%s does once what it does to a timer that is %s", async (command, before) => {
    ADD[before]();
    await world.tracker.poll();
    await Promise.all([press(command), press(command), press(command)]);
    const [, , verb, , popup] = CASES.find(([name, phase]) => name === command && phase === before)!;
    expect(posts()).toHaveLength(verb ? 1 : 0);
    expect(opened.popup).toBe(popup);
  });

  it.each(CASES.filter(([, , verb]) => verb))(
    "%s, with a timer that is %s, is not turned back while awork takes its time",
    async (command, before) => {
      ADD[before]();
      await world.tracker.poll();
      const held = awork.script.next({ method: "POST" }, { hold: true });
      const first = press(command);
      await held.arrived;
      const others = [press(command), press(command)];
      world.wall += 3 * SECOND;
      others.push(press(command));
      held.release();
      await Promise.all([first, ...others]);
      await press(command);
      expect(posts()).toHaveLength(1);
    },
  );

  it.each<[Command, Phase, Phase]>([
    ["pauseOrResume", "running", "paused"],
    ["pauseOrResume", "paused", "running"],
    ["startOrContinue", "stopped", "running"],
  ])("%s: a %s timer is %s a second later still", async (command, before, after) => {
    ADD[before]();
    await press(command);
    world.wall += SECOND - 1;
    await press(command);
    expect([phase(world.stored.timer), posts().length]).toEqual([after, 1]);
  });

  it.each<[Command, Phase, Phase]>([
    ["pauseOrResume", "running", "paused"],
    ["startOrContinue", "stopped", "running"],
  ])(
    "%s: a %s timer is %s however long it is held, and another press counts",
    async (command, before, after) => {
      ADD[before]();
      for (let held = 0; held < 8 * SECOND; held += SECOND / 4) {
        await press(command);
        world.wall += SECOND / 4;
      }
      expect([phase(world.stored.timer), posts().length]).toEqual([after, 1]);
      world.wall += SECOND;
      awork.books.pause();
      await press(command);
      expect(awork.books.current()?.breaks).toEqual([]);
    },
  );

  it("pauseOrResume turns it back when it is pressed after that", async () => {
    ADD.running();
    const phases: Phase[] = [];
    for (let presses = 0; presses < 4; presses += 1) {
      await press("pauseOrResume");
      phases.push(phase(world.stored.timer));
      world.wall += SECOND;
    }
    expect(phases).toEqual(["paused", "running", "paused", "running"]);
  });

  it("may be pressed again while the browser never says whether the popup has opened", async () => {
    vi.spyOn(fakeBrowser.action, "openPopup").mockImplementation(() => new Promise<void>(() => {}));
    await press("resume");
    ADD.paused();
    await world.tracker.poll();
    await press("resume");
    expect(posts()).toEqual([expect.stringMatching(/removebreaks$/)]);
  });

  it("may be pressed again after it went wrong", async () => {
    ADD.running();
    await world.tracker.poll();
    world.beforeWrite = () => {
      throw new Error("storage is full");
    };
    await expect(press("pauseOrResume")).rejects.toThrow("storage is full");
    world.beforeWrite = (state) => void stateItem.set(state);
    await press("pauseOrResume");
    expect(posts()).toHaveLength(1);
  });
});
