// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/preact";
import { render } from "preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { accountItem, stateItem } from "@/lib/tracker-store/state-items";
import { notKeptItem } from "@/lib/tracker-store/not-kept";
import { MINUTE, SECOND } from "@/lib/timer/time";
import type { State } from "@/lib/tracker/state";
import { ACCOUNT } from "../../lib/fake-browser/account";
import { speak } from "../../lib/fake-browser/fakes";
import { NOW, PAUSED, RUNNING, outcomeOf, stateOf } from "../../lib/tracker/states";
import { createTestWords } from "../../lib/words";

const words = createTestWords("en");

beforeEach(() => {
  vi.restoreAllMocks();
  vi.resetModules();
  vi.useFakeTimers({ now: NOW, toFake: ["Date", "performance", "setTimeout", "clearTimeout"] });
  fakeBrowser.reset();
  vi.spyOn(document, "addEventListener");
});

afterEach(() => {
  // A real popup takes its document along when it closes. What was still to be drawn in it then needs no texts.
  render(null, document.getElementById("popup")!);
  for (const [type, listener] of vi.mocked(document.addEventListener).mock.calls)
    document.removeEventListener(type, listener);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Opens the popup over what is stored. The background answers nothing unless told to. */
async function open({
  state = stateOf(PAUSED) as State,
  account = ACCOUNT as typeof ACCOUNT | null,
  language = "en" as "en" | "de",
  isSeen = true,
  reading = null as Promise<void> | null,
} = {}) {
  speak(language);
  await stateItem.set(state);
  await accountItem.set(account);
  if (reading) {
    const get = fakeBrowser.storage.local.get.bind(fakeBrowser.storage.local);
    vi.spyOn(fakeBrowser.storage.local, "get").mockImplementation((keys) => reading.then(() => get(keys)));
  }
  const sendMessage = vi.spyOn(fakeBrowser.runtime, "sendMessage").mockResolvedValue(undefined as never);
  vi.spyOn(fakeBrowser.commands, "getAll").mockResolvedValue([
    { name: "resume", shortcut: "Ctrl+Shift+9" },
  ] as never);
  document.body.innerHTML = '<div id="popup"></div>';
  const frames: FrameRequestCallback[] = [];
  vi.stubGlobal("requestAnimationFrame", (draw: FrameRequestCallback) => frames.push(draw));
  await import("@/entrypoints/popup/main");
  if (isSeen) {
    for (const draw of frames) draw(performance.now());
    vi.advanceTimersByTime(0);
  }
  const sent = () => sendMessage.mock.calls.map(([message]) => message as unknown);
  return { sendMessage, sent };
}

const alert = () => screen.getByRole("alert").textContent;
/** Whether the settings page, when it is opened, begins a sign-in. */
const isSignInWished = async () => (await fakeBrowser.storage.session.get("signInWish")).signInWish != null;
const RESUME = { name: "act", data: { verb: "resume", id: PAUSED.id, asked: false, purpose: null } };
const REFRESH = { name: "refresh", data: null };

describe("the popup, when it opens", () => {
  it("has the right number in what it paints first, before the background has answered", async () => {
    await open();
    expect(screen.getByRole("timer", { name: "Time worked" }).textContent).toBe("0:50:00");
  });

  it.each<[string, object[], string | undefined]>([
    ["not an entry that the person has deleted", [{ id: PAUSED.id }], undefined],
    ["one that another deletion is about", [{ id: "another" }], "0:50:00"],
    ["one beside stored deletions that can't be read", [{}], "0:50:00"],
  ])("paints %s", async (_title, deletions, time) => {
    const deleted = deletions.map((each) => ({ name: "Design", pressedAt: NOW, isSent: false, ...each }));
    await fakeBrowser.storage.local.set({ deletions: deleted });
    await open({ isSeen: false });
    await expect.poll(() => document.querySelector("main")).not.toBeNull();
    expect(screen.queryByRole("timer")?.textContent).toBe(time);
    expect(screen.queryByText("Design") !== null && time === undefined).toBe(false);
    expect(screen.queryByRole("button", { name: "Resume" }) === null).toBe(time === undefined);
  });

  it("says its language before anything is read from storage", async () => {
    const { promise, resolve: read } = Promise.withResolvers<void>();
    document.documentElement.lang = "";
    await open({ language: "de", reading: promise });
    expect(document.documentElement.lang).toBe("de");
    expect(document.getElementById("popup")!.childElementCount).toBe(0);
    read();
    await expect.poll(() => document.getElementById("popup")!.childElementCount).toBeGreaterThan(0);
  });

  it("counts on from there, breaks left out", async () => {
    await open({ state: stateOf(RUNNING) });
    vi.advanceTimersByTime(3 * SECOND);
    await expect.poll(() => screen.getByRole("timer").textContent).toBe("1:00:03");
  });

  it("goes by awork's clock", async () => {
    await open({ state: stateOf(RUNNING, { offset: MINUTE }) });
    expect(screen.getByRole("timer").textContent).toBe("1:01:00");
  });

  it("has the background look whether that still holds", async () => {
    const { sent } = await open();
    expect(sent()).toEqual([REFRESH]);
  });

  it("does so without a frame too, where nobody sees it, and once", async () => {
    const { sent } = await open({ isSeen: false });
    expect(sent()).toEqual([]);
    await vi.advanceTimersByTimeAsync(SECOND);
    expect(sent()).toEqual([REFRESH]);
  });

  it("shows the key as it really is", async () => {
    await open();
    await expect.poll(() => document.querySelector(".verbs kbd")?.textContent).toBe("Ctrl+Shift+9");
  });

  it.each<["en" | "de", string, string]>([
    ["en", "Timer for awork", "Resume"],
    ["de", "Timer für awork", "Fortsetzen"],
  ])("speaks the person's language, to a screen reader too: %s", async (language, title, button) => {
    await open({ language });
    expect(document.documentElement.lang).toBe(language);
    expect(document.title).toBe(title);
    expect(screen.getByRole("button", { name: button })).toBeDefined();
  });

  it("asks to sign in when nobody is connected, and has a page that stays wait for it", async () => {
    await open({ account: null });
    const settings = vi.spyOn(fakeBrowser.runtime, "openOptionsPage").mockResolvedValue();
    fireEvent.click(screen.getByRole("button", { name: "Sign in with awork" }));
    await expect.poll(() => settings.mock.calls.length).toBe(1);
    expect(await isSignInWished()).toBe(true);
  });

  it.each<[string, State, string]>([
    ["before awork has answered once", stateOf(null, { at: null }), "Loading…"],
    ["when awork has no entry", stateOf(null), words("noEntries")],
  ])("says so %s", async (_title, state, text) => {
    await open({ state });
    expect(screen.getByText(text)).toBeDefined();
  });
});

describe("the popup, while it is open", () => {
  it("follows what the background learns", async () => {
    await open();
    await stateItem.set(stateOf(RUNNING));
    await expect.poll(() => screen.getByRole("heading").textContent).toBe("Running");
    expect(screen.getByRole("timer").textContent).toBe("1:00:00");
  });

  it("follows who is connected", async () => {
    await open();
    await accountItem.set(null);
    await expect.poll(() => screen.getByRole("heading", { level: 1 }).textContent).toBe("Not connected");
  });

  it("follows what changes before all of it is read", async () => {
    const { get } = fakeBrowser.storage.local;
    const read = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    vi.spyOn(fakeBrowser.storage.local, "get").mockImplementation((async (keys: string[]) => {
      const found = await get(keys);
      // The popup of the test before may still read for its deferred part.
      if (`${keys}` !== "state,account,settings,away,notKept,deletions") return found;
      asked.resolve();
      await read.promise;
      return found;
    }) as never);
    const opening = open();
    await asked.promise;
    await accountItem.set(null);
    read.resolve();
    await opening;
    await expect.poll(() => screen.getByRole("heading", { level: 1 }).textContent).toBe("Not connected");
  });

  it("resumes what it shows", async () => {
    const { sent } = await open();
    fireEvent.click(screen.getByRole("button", { name: "Resume" }));
    expect(sent()).toEqual([REFRESH, RESUME]);
  });

  it("asks what became of it when the worker died under that", async () => {
    const { sendMessage, sent } = await open();
    sendMessage.mockRejectedValueOnce(new Error("the message port closed"));
    fireEvent.click(screen.getByRole("button", { name: "Resume" }));
    await expect.poll(sent).toEqual([REFRESH, RESUME, REFRESH]);
    expect(alert()).toBe("");
  });

  const PENDING = { verb: "resume", id: PAUSED.id, sentAt: NOW, breaks: 10 * MINUTE, purpose: null } as const;

  it.each<[string, Partial<State>, string]>([
    ["while it is under way", { pending: PENDING }, "Resuming…"],
    ["when its fate is not known", { pending: PENDING, outcome: outcomeOf("unknown") }, "Resume"],
    ["when it failed", { outcome: outcomeOf("failed") }, "Resume"],
  ])("has the button for it: %s", async (_title, given, name) => {
    await open({ state: stateOf(PAUSED, given) });
    expect(screen.getByRole("button", { name })).toBeDefined();
  });

  it("tells results as a status", async () => {
    await open();
    await stateItem.set(stateOf(RUNNING, { outcome: outcomeOf("resumed", { breaks: 27 * MINUTE }) }));
    await expect
      .poll(() => screen.getByRole("status").textContent)
      .toBe("Resumed. 0:27 of breaks now counts as work.");
  });

  it("tells that the background does not answer, until it does", async () => {
    const { sendMessage } = await open();
    sendMessage.mockRejectedValue(new Error("no"));
    fireEvent.click(screen.getByRole("button", { name: "Resume" }));
    await expect.poll(alert).toContain(words("workerSilent"));
    sendMessage.mockResolvedValue(undefined as never);
    // Browsers tell of what has changed.
    await stateItem.set({ ...stateOf(PAUSED), askedAt: NOW + 1 });
    await expect.poll(alert).toBe("");
  });

  it("tells that nothing can be kept in place of that, where that is why", async () => {
    const { sendMessage } = await open();
    sendMessage.mockImplementation(async (message) => {
      if ((message as unknown as { name: string }).name === "refresh") return false as never;
      throw new Error("QUOTA_BYTES quota exceeded");
    });
    fireEvent.click(screen.getByRole("button", { name: "Resume" }));
    await expect.poll(alert).toContain(words("stateNotKept"));
    expect(alert()).not.toContain(words("workerSilent"));
    sendMessage.mockResolvedValue(true as never);
    fireEvent.click(screen.getByRole("button", { name: "Try again" }));
    await expect.poll(alert).toBe("");
  });

  it("tells in its first frame that nothing can be kept", async () => {
    await notKeptItem.set(NOW);
    await open();
    expect(alert()).toContain(words("stateNotKept"));
  });

  it("takes that back as soon as the background answers, though it has nothing new", async () => {
    const { sendMessage } = await open();
    sendMessage.mockRejectedValue(new Error("no"));
    fireEvent.click(screen.getByRole("button", { name: "Resume" }));
    await expect.poll(alert).toContain(words("workerSilent"));
    sendMessage.mockResolvedValue(undefined as never);
    fireEvent.click(screen.getByRole("button", { name: "Try again" }));
    await expect.poll(alert).toBe("");
  });

  it.each([
    ["back", -10 * MINUTE],
    ["ahead", 10 * MINUTE],
  ])("says once that the clock was set %s, and has the background look", async (_title, jump) => {
    const { sent } = await open({ state: stateOf(RUNNING) });
    vi.setSystemTime(NOW + jump);
    document.dispatchEvent(new Event("visibilitychange"));
    await expect.poll(() => alert().split(words("clockChanged")).length - 1).toBe(1);
    expect(screen.getAllByRole("button", { name: "Try again" })).toHaveLength(1);
    expect(sent()).toEqual([REFRESH, REFRESH]);
  });
});

describe("what helps", () => {
  const trouble = (kind: "unreachable" | "noPermission" | "signedOut" | "signInEnded") =>
    stateOf(RUNNING, { trouble: { kind, detail: "" } });

  it("tries again", async () => {
    const { sent } = await open({ state: trouble("unreachable") });
    fireEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(sent()).toEqual([REFRESH, REFRESH]);
  });

  it("opens the settings", async () => {
    const openSettings = vi.spyOn(fakeBrowser.runtime, "openOptionsPage").mockResolvedValue();
    await open({ state: trouble("signedOut") });
    fireEvent.click(screen.getAllByRole("button", { name: "Settings" })[0]!);
    expect(openSettings).toHaveBeenCalledOnce();
  });

  it("signs in again, in a page that stays", async () => {
    await open({ state: trouble("signInEnded") });
    const settings = vi.spyOn(fakeBrowser.runtime, "openOptionsPage").mockResolvedValue();
    fireEvent.click(screen.getByRole("button", { name: "Sign in with awork" }));
    await expect.poll(() => settings.mock.calls.length).toBe(1);
    expect(await isSignInWished()).toBe(true);
  });

  it.each([
    ["allowed", true, 2],
    ["not allowed", false, 1],
  ])("asks for permission straight from the click: %s", async (_title, granted, asked) => {
    const { sent } = await open({ state: trouble("noPermission") });
    const request = vi.spyOn(fakeBrowser.permissions, "request").mockResolvedValue(granted as never);
    fireEvent.click(screen.getByRole("button", { name: "Allow access to awork" }));
    expect(request.mock.calls).toEqual([[{ origins: ["https://api.awork.com/*"] }]]);
    await expect.poll(() => sent().length).toBe(asked);
  });
});

describe("an edit", () => {
  const EDIT = {
    name: "edit",
    data: { id: RUNNING.id, field: "isBillable", from: false, to: true },
  };
  const billable = () => screen.findByRole("button", { name: "Billable" });
  const edits = (sent: () => unknown[]) =>
    sent().filter((message) => (message as typeof EDIT).name === "edit");

  it("is handed to the worker, and shown at once", async () => {
    const { sendMessage, sent } = await open({ state: stateOf(RUNNING) });
    const button = await billable();
    sendMessage.mockReturnValue(new Promise(() => {}) as never);
    fireEvent.click(button);
    await expect.poll(() => button.getAttribute("aria-pressed")).toBe("true");
    expect(edits(sent)).toEqual([EDIT]);
  });

  it("is handed over again when the worker died under it, and shown no more when it was not kept", async () => {
    const { sendMessage, sent } = await open({ state: stateOf(RUNNING) });
    const button = await billable();
    sendMessage.mockRejectedValueOnce(new Error("the message port closed"));
    fireEvent.click(button);
    await expect.poll(() => edits(sent)).toEqual([EDIT, EDIT]);
    await expect.poll(() => button.getAttribute("aria-pressed")).toBe("false");
  });
});
