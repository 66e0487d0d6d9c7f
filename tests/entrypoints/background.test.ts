import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import background from "@/entrypoints/background";
import { picksItem } from "@/lib/start/choice-items";
import { whose } from "@/lib/tracker-store/account";
import { daysItem } from "@/lib/tracker-store/day-items";
import { accountItem, stateItem } from "@/lib/tracker-store/state-items";
import { logItem } from "@/lib/diagnostics/log";
import { settingsItem } from "@/lib/settings/settings-store";
import type { Choice } from "@/lib/timer/start/choice";
import { DEFAULTS } from "@/lib/timer/settings";
import { NO_DAYS } from "@/lib/tracker/days";
import type { Tracker } from "@/lib/tracker/tracker";
import { ACCOUNT } from "../lib/fake-browser/account";
import { createEvent, createMenus, speak } from "../lib/fake-browser/fakes";
import { NEW_ENTRY } from "../lib/tracker/states";
import { RUNNING, outcomeOf, stateOf, wish } from "../lib/tracker/states";

const tracker = vi.hoisted(() => ({
  poll: vi.fn(),
  tick: vi.fn(),
  refresh: vi.fn(),
  follow: vi.fn(),
  act: vi.fn(),
  dismiss: vi.fn(),
  edit: vi.fn(),
  retryEdit: vi.fn(),
  dropEdit: vi.fn(),
  add: vi.fn(),
  retryAddition: vi.fn(),
  dropAddition: vi.fn(),
  remove: vi.fn(),
  saveRemovals: vi.fn(),
  undoRemove: vi.fn(),
  retryRemove: vi.fn(),
  consult: vi.fn(),
  reset: vi.fn(),
}));

const GONE = { id: "one", name: "Design" };
const ADDED = { id: "ours", entry: NEW_ENTRY };

const forgetLeftovers = vi.hoisted(() => vi.fn());

vi.mock("@/lib/sign-in/forget", async (original) => ({ ...(await original<object>()), forgetLeftovers }));

vi.mock("@/lib/background/browser-tracker", () => ({
  createBrowserTracker: () => tracker as unknown as Tracker,
}));

function wake() {
  fakeBrowser.reset();
  speak("en");
  vi.spyOn(fakeBrowser.action, "setIcon").mockResolvedValue();
  vi.spyOn(fakeBrowser.idle, "setDetectionInterval").mockImplementation(() => {});
  vi.spyOn(fakeBrowser.idle, "queryState").mockResolvedValue("active" as never);
  vi.spyOn(fakeBrowser.permissions, "contains").mockResolvedValue(false as never);
  const addEventListener = vi.fn();
  vi.stubGlobal("addEventListener", addEventListener);
  const openOptionsPage = vi.spyOn(fakeBrowser.runtime, "openOptionsPage").mockResolvedValue();
  const { items, onClicked } = createMenus();
  const addRequestListener = vi.fn();
  vi.spyOn(fakeBrowser, "webRequest", "get").mockReturnValue({
    onCompleted: { addListener: addRequestListener },
  } as never);
  const fire = {
    request: (details: object) => addRequestListener.mock.calls[0]![0](details),
    menu: createEvent(onClicked),
    command: createEvent(fakeBrowser.commands.onCommand),
    presence: createEvent(fakeBrowser.idle.onStateChanged),
    connected: createEvent(fakeBrowser.runtime.onConnect),
    allowed: createEvent(fakeBrowser.permissions.onAdded),
    forbidden: createEvent(fakeBrowser.permissions.onRemoved),
  };
  const menu = () => items.map(({ title }) => title);
  return { result: background.main() as unknown, fire, menu, openOptionsPage, addEventListener };
}

beforeEach(() => {
  vi.restoreAllMocks();
  vi.resetAllMocks();
  tracker.act.mockResolvedValue(outcomeOf("resumed"));
});

describe("the background, when it starts", () => {
  it("listens to everything at once, before anything is awaited", () => {
    const { result, addEventListener } = wake();
    expect(result).toBeUndefined();
    expect(addEventListener).toHaveBeenCalledWith("unhandledrejection", expect.any(Function));
    const { runtime, alarms, storage, commands, contextMenus, idle, permissions } = fakeBrowser;
    const events = [
      runtime.onStartup,
      runtime.onInstalled,
      runtime.onMessage,
      alarms.onAlarm,
      storage.onChanged,
    ];
    expect(events.map((event) => event.hasListeners())).toEqual(events.map(() => true));
    for (const event of [
      commands.onCommand,
      contextMenus.onClicked,
      idle.onStateChanged,
      permissions.onAdded,
      permissions.onRemoved,
    ]) {
      expect(event.addListener).toHaveBeenCalled();
    }
  });

  it("looks after alarm and toolbar, which can have been lost", async () => {
    wake();
    expect(tracker.tick).toHaveBeenCalledOnce();
    await expect.poll(() => fakeBrowser.action.getTitle({})).toContain("not connected");
  });

  it("forgets what is left of who has signed out", () => {
    wake();
    expect(forgetLeftovers).toHaveBeenCalledOnce();
  });

  it("takes over settings that were chosen while a worker died", async () => {
    wake();
    await fakeBrowser.storage.sync.set({ guardMinutes: 90 });
    const guard = async () => (await settingsItem.get()).guardMinutes;
    await expect.poll(guard).toBe(90);
    await settingsItem.set(DEFAULTS);
    expect(await guard()).toBe(60);
    background.main();
    await expect.poll(guard).toBe(90);
  });
});

const TALK: Choice = {
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

type Woken = ReturnType<typeof wake>;
const SENDER = { id: fakeBrowser.runtime.id, url: fakeBrowser.runtime.getURL("/popup.html") };
const tell = (name: string, data: unknown) =>
  fakeBrowser.runtime.onMessage.trigger({ name, data }, SENDER, () => {});
const RESUME = wish("resume", { id: "one", asked: true });
const NOTE = { id: "one", field: "note", from: null, to: "Second draft" };
const STOP = JSON.stringify({ verb: "stop", id: RUNNING.id, purpose: null });
const alarm = { name: "wake", scheduledTime: 0, persistAcrossSessions: true };

describe("the background", () => {
  it.each<[string, (woken: Woken) => Promise<unknown>, keyof Tracker, unknown[]]>([
    ["ticks with the alarm", () => fakeBrowser.alarms.onAlarm.trigger(alarm), "tick", []],
    ["asks when the browser starts", () => fakeBrowser.runtime.onStartup.trigger(), "poll", []],
    [
      "asks after an update",
      () => fakeBrowser.runtime.onInstalled.trigger({ reason: "update" } as never),
      "poll",
      [],
    ],
    [
      "ticks when the person comes back",
      ({ fire }) => fire.presence("active") as Promise<unknown>,
      "tick",
      [],
    ],
    ["asks when it is allowed to", ({ fire }) => fire.allowed({}) as Promise<unknown>, "poll", []],
    [
      "asks when it is forbidden to, to say so",
      ({ fire }) => fire.forbidden({}) as Promise<unknown>,
      "poll",
      [],
    ],
    ["refreshes for the popup", () => tell("refresh", null), "refresh", []],
    ["does for the popup what a person wants", () => tell("act", RESUME), "act", [RESUME]],
    ["keeps an edit for the popup", () => tell("edit", NOTE), "edit", [NOTE]],
    ["keeps edits that were made together", () => tell("editTogether", [NOTE, NOTE]), "edit", [NOTE, NOTE]],
    ["keeps an entry to add", () => tell("add", ADDED), "add", [{ ...ADDED, sentAt: null, before: [] }]],
    ["keeps an entry to delete", () => tell("remove", GONE), "remove", [GONE]],
    ["undoes a deletion", () => tell("undoRemove", "one"), "undoRemove", ["one"]],
    ["sends a deletion again", () => tell("retryRemove", "one"), "retryRemove", ["one"]],
    ["forgets for the settings", () => tell("disconnect", null), "reset", []],
  ])("%s", async (_title, happen, verb, values) => {
    const woken = wake();
    // The start has a tick of its own.
    tracker.tick.mockClear();
    await happen(woken);
    expect(tracker[verb].mock.calls).toEqual([values]);
  });

  it("reads awork soon after its web app has changed a timer", async () => {
    const { fire } = wake();
    const from = "https://app.awork.com";
    fire.request({ method: "POST", url: `${from}/api/v1/timetracking/stop`, initiator: from });
    await expect.poll(() => tracker.follow.mock.calls).toEqual([[]]);
  });

  it("deletes at once what can no longer be undone: the popup that offered it has closed", async () => {
    const { fire } = wake();
    const closings: (() => void)[] = [];
    const sender = { id: fakeBrowser.runtime.id, url: fakeBrowser.runtime.getURL("/popup.html") };
    const onDisconnect = { addListener: (closed: () => void) => closings.push(closed) };
    await fire.connected({ sender, onDisconnect });
    expect(tracker.saveRemovals).not.toHaveBeenCalled();
    for (const close of closings) close();
    expect(tracker.saveRemovals.mock.calls).toEqual([[true]]);
  });

  it("deletes nothing early as long as another page is open in which it can be undone", async () => {
    const { fire } = wake();
    const closings: (() => void)[] = [];
    const onDisconnect = { addListener: (closed: () => void) => closings.push(closed) };
    for (const page of ["/popup.html", "/sidepanel.html"]) {
      const sender = { id: fakeBrowser.runtime.id, url: fakeBrowser.runtime.getURL(page as never) };
      await fire.connected({ sender, onDisconnect });
    }
    const [closePopup, closePanel] = closings;
    closePopup!();
    expect(tracker.saveRemovals).not.toHaveBeenCalled();
    closePanel!();
    expect(tracker.saveRemovals.mock.calls).toEqual([[true]]);
  });

  it("asks at once when the person comes back to what could not be asked", async () => {
    const { fire } = wake();
    await stateItem.set(stateOf(RUNNING, { trouble: { kind: "unreachable", detail: "" } }));
    await fire.presence("active");
    expect(tracker.poll).toHaveBeenCalledOnce();
  });

  it.each<[string, (woken: Woken) => unknown]>([
    ["the person comes back", ({ fire }) => fire.presence("active")],
    ["the alarm rings", () => fakeBrowser.alarms.onAlarm.trigger(alarm)],
    ["a key is pressed", ({ fire }) => fire.command("resume")],
    ["an item of a menu is pressed", ({ fire }) => fire.menu({ menuItemId: STOP })],
    ["a popup opens", () => tell("refresh", null)],
  ])("is right in the toolbar as soon as %s, before awork has answered", async (_title, happen) => {
    const woken = wake();
    await accountItem.set(ACCOUNT);
    await stateItem.set(stateOf(RUNNING));
    await expect.poll(() => fakeBrowser.action.getTitle({})).toContain("Running");
    tracker.tick.mockReturnValue(new Promise(() => {}));
    tracker.poll.mockReturnValue(new Promise(() => {}));
    tracker.refresh.mockReturnValue(new Promise(() => {}));
    await fakeBrowser.action.setTitle({ title: "of the evening before" });
    void happen(woken);
    await expect.poll(() => fakeBrowser.action.getTitle({})).toContain("Running");
  });

  it("begins and ends a sign-in for the settings", async () => {
    wake();
    const redirectUri = "https://one.chromiumapp.org/";
    vi.spyOn(fakeBrowser.identity, "getRedirectURL").mockReturnValue(redirectUri);
    await fakeBrowser.storage.local.set({ client: { id: "dcr_1", redirectUri, failures: 0 } });
    const [begun] = await tell("beginSignIn", null);
    expect(begun).toEqual({ url: expect.stringMatching(/^https:\/\/api\.awork\.com\/.*client_id=dcr_1/) });
    expect(await tell("finishSignIn", null)).toEqual([{ kind: "cancelled", detail: "" }]);
  });

  it("replaces an account by another for the settings", async () => {
    wake();
    await accountItem.set(ACCOUNT);
    const account = { ...ACCOUNT, name: "Grace Hopper", clientId: "dcr_1" };
    const tokens = { access: "an-access-token", expiresAt: 0, refresh: null };
    await fakeBrowser.storage.session.set({ candidate: { account, tokens } });
    tracker.reset.mockImplementation((_state: unknown, first: () => Promise<void>) => first());
    await tell("replace", true);
    expect(await accountItem.get()).toEqual(account);
    expect(tracker.poll).toHaveBeenCalledOnce();
  });

  it.each([
    ["resume", "resume"],
    ["pauseOrResume", "pause"],
    ["stop", "stop"],
    ["startOrContinue", "start"],
  ] as const)("does by key what is current, where nothing was seen: %s", async (command, verb) => {
    const { fire } = wake();
    await accountItem.set(ACCOUNT);
    await fire.command(command);
    await expect.poll(() => tracker.act.mock.calls).toEqual([[wish(verb)]]);
  });

  it("does what an item of the icon's menu says, to the timer of the menu", async () => {
    const { fire, menu } = wake();
    await accountItem.set(ACCOUNT);
    await stateItem.set(stateOf(RUNNING));
    await expect.poll(menu).toContain("Stop");
    await fire.menu({ menuItemId: STOP });
    expect(tracker.act.mock.calls).toEqual([[wish("stop", { id: RUNNING.id })]]);
  });

  it("asks awork for the popup what to start on, and what there is of a name", async () => {
    wake();
    await accountItem.set(ACCOUNT);
    for (const answer of [{ choices: [], at: 0 }, { choices: [], at: 0 }, []])
      tracker.consult.mockResolvedValueOnce(answer);
    const troubles = { assigned: null, types: null };
    expect(await tell("choices", null)).toEqual([{ assigned: [], types: [], troubles }]);
    expect(await tell("search", "logo")).toEqual([[]]);
    expect(tracker.consult).toHaveBeenCalledTimes(3);
  });

  it("remembers for the popup what was chosen", async () => {
    wake();
    await accountItem.set(ACCOUNT);
    await tell("picked", TALK);
    expect(await picksItem.get()).toEqual([{ of: whose(ACCOUNT), choices: [TALK] }]);
  });

  it("has in its log what happened to the permission", async () => {
    const { fire } = wake();
    await fire.forbidden({});
    expect(await logItem.get()).toMatchObject([{ what: "permission", detail: [false] }]);
  });

  it.each([
    ["install", 1],
    ["update", 0],
  ])("%s opens the settings %d times", async (reason, times) => {
    const { openOptionsPage } = wake();
    await fakeBrowser.runtime.onInstalled.trigger({ reason } as never);
    expect(openOptionsPage).toHaveBeenCalledTimes(times);
  });

  it("shows each new state, and who is connected, in the toolbar", async () => {
    wake();
    await accountItem.set(ACCOUNT);
    await expect.poll(() => fakeBrowser.action.getTitle({})).toBe("Timer for awork");
    await stateItem.set(stateOf(RUNNING));
    await expect.poll(() => fakeBrowser.action.getTitle({})).toContain("Design");
  });

  it("has each new state, who is connected and what is chosen in the menus as in the toolbar", async () => {
    const { menu } = wake();
    await expect.poll(menu).toEqual(["Sign in with awork"]);
    await accountItem.set(ACCOUNT);
    await expect.poll(menu).toEqual(["Start awork timer with this as note"]);
    await stateItem.set(stateOf(RUNNING));
    await expect.poll(menu).toContain("Pause");
    await tell("picked", TALK);
    await expect.poll(menu).toContain("Switch to: Meeting");
    await settingsItem.set({ ...DEFAULTS, menus: false });
    await expect.poll(menu).toEqual([]);
    await settingsItem.set(DEFAULTS);
    await expect.poll(menu).toContain("Pause");
  });

  it.each<[string, () => Promise<unknown>]>([
    ["the browser starts", () => fakeBrowser.runtime.onStartup.trigger()],
    ["an update", () => fakeBrowser.runtime.onInstalled.trigger({ reason: "update" } as never)],
  ])("makes the menus anew when %s", async (_title, happen) => {
    const { menu } = wake();
    await expect.poll(menu).toEqual(["Sign in with awork"]);
    // What the browser kept of an earlier version.
    fakeBrowser.contextMenus.create({ id: "old", title: "Old" }, () => {});
    await happen();
    await expect.poll(menu).toEqual(["Sign in with awork"]);
  });

  it("shows at once what a person wants shown, and plans by it", async () => {
    wake();
    await accountItem.set(ACCOUNT);
    await stateItem.set(stateOf(RUNNING));
    await expect.poll(() => fakeBrowser.action.getTitle({})).toContain("Design");
    tracker.tick.mockClear();
    await settingsItem.set({ ...DEFAULTS, shown: "today" });
    await expect.poll(() => fakeBrowser.action.getTitle({})).toContain("today ≈");
    expect(tracker.tick).toHaveBeenCalledOnce();
    await daysItem.set({ ...NO_DAYS, at: Date.now(), isWhole: true });
    await expect.poll(() => fakeBrowser.action.getTitle({})).not.toContain("≈");
  });
});

describe("a press on the icon", () => {
  it("opens what was chosen, set at each start and at each change: browsers forget it", async () => {
    const setPopup = vi.spyOn(fakeBrowser.action, "setPopup").mockResolvedValue();
    Object.assign(fakeBrowser, { sidePanel: { open: async () => {} } });
    const opens = () => setPopup.mock.calls.at(-1)?.[0];
    wake();
    await expect.poll(opens).toEqual({ popup: "popup.html" });
    await fakeBrowser.storage.sync.set({ iconOpens: "panel" });
    await expect.poll(opens).toEqual({ popup: "" });
    setPopup.mockClear();
    background.main();
    await expect.poll(opens).toEqual({ popup: "" });
    Reflect.deleteProperty(fakeBrowser, "sidePanel");
  });

  it("is left alone where the browser has no side panel", async () => {
    const setPopup = vi.spyOn(fakeBrowser.action, "setPopup").mockResolvedValue();
    wake();
    await fakeBrowser.storage.sync.set({ iconOpens: "panel" });
    await expect.poll(async () => (await settingsItem.get()).iconOpens).toBe("panel");
    expect(setPopup).not.toHaveBeenCalled();
  });
});
