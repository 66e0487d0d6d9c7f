// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/preact";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { deletionsItem, editsItem } from "@/lib/tracker-store/day-items";
import { accountItem, stateItem } from "@/lib/tracker-store/state-items";
import { choose as chooseSettings, chosenSettings } from "@/lib/settings/settings-store";
import { wishSignIn } from "@/lib/sign-in/sign-in-wish";
import { silenceToday, silencedItem } from "@/lib/reminders/silence";
import { HOUR } from "@/lib/timer/time";
import type { SignInError } from "@/lib/notices/sign-in-error";
import type { State } from "@/lib/tracker/state";
import type { SyncError } from "@/lib/tracker/sync-error";
import { ACCOUNT } from "../../lib/fake-browser/account";
import { createEvent, speak } from "../../lib/fake-browser/fakes";
import { createLocks } from "../../lib/fake-browser/locks";
import { stateOf } from "../../lib/tracker/states";
import { createTestWords } from "../../lib/words";

const words = createTestWords("en");

beforeEach(() => {
  // The page that stands in for a browser's has none.
  Object.defineProperty(navigator, "locks", { value: createLocks(), configurable: true });
  vi.restoreAllMocks();
  vi.resetModules();
  fakeBrowser.reset();
});

async function open({
  account = null as typeof ACCOUNT | null,
  /** False: what the test has stored as the account stays. */
  keepsAccount = true,
  state = stateOf(null) as State,
  language = "en" as "en" | "de",
  hash = "",
  mayNotify = true,
  isPinned = false as boolean | undefined,
  reading = null as Promise<void> | null,
} = {}) {
  speak(language);
  if (keepsAccount) await accountItem.set(account);
  await stateItem.set(state);
  if (reading) {
    const get = fakeBrowser.storage.local.get.bind(fakeBrowser.storage.local);
    vi.spyOn(fakeBrowser.storage.local, "get").mockImplementation((keys) => reading.then(() => get(keys)));
  }
  history.replaceState(null, "", `/options.html${hash}`);
  const sendMessage = vi.spyOn(fakeBrowser.runtime, "sendMessage").mockResolvedValue(undefined as never);
  const getAll = vi
    .spyOn(fakeBrowser.commands, "getAll")
    .mockResolvedValue([{ name: "resume", shortcut: "Ctrl+Shift+9" }] as never);
  const granted = vi.spyOn(fakeBrowser.permissions, "contains").mockResolvedValue(mayNotify as never);
  const pinned = vi
    .spyOn(fakeBrowser.action, "getUserSettings")
    .mockResolvedValue({ isOnToolbar: isPinned } as never);
  const permissionGiven = createEvent(fakeBrowser.permissions.onAdded);
  createEvent(fakeBrowser.permissions.onRemoved);
  const pinChanged = createEvent(fakeBrowser.action.onUserSettingsChanged);
  document.body.innerHTML = '<div id="settings"></div>';
  await import("@/entrypoints/options/main");
  return { sendMessage, getAll, granted, permissionGiven, pinned, pinChanged };
}

const alert = () => screen.getByRole("alert").textContent;
const status = () => screen.getByRole("status").textContent;

function connect(token = "secret", userId = "") {
  fireEvent.input(screen.getByLabelText("Access token"), { target: { value: token } });
  fireEvent.input(screen.getByLabelText("User ID, for an API key only"), { target: { value: userId } });
  fireEvent.submit(screen.getByLabelText("Access token").closest("form")!);
}

describe("the settings page", () => {
  it.each<["en" | "de", string]>([
    ["en", "Timer for awork: settings"],
    ["de", "Timer für awork: Einstellungen"],
  ])("speaks the person's language: %s", async (language, title) => {
    await open({ language });
    expect(document.documentElement.lang).toBe(language);
    expect(document.title).toBe(title);
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe(title);
  });

  it("says its language before anything is read from storage", async () => {
    const { promise, resolve: read } = Promise.withResolvers<void>();
    document.documentElement.lang = "";
    const opened = open({ language: "de", reading: promise });
    await expect.poll(() => document.documentElement.lang).toBe("de");
    expect(document.getElementById("settings")!.childElementCount).toBe(0);
    read();
    await opened;
  });

  it("shows the keys as they are, and again when somebody comes back from changing them", async () => {
    const { getAll } = await open();
    await expect.poll(() => document.querySelector("kbd")?.textContent).toBe("Ctrl+Shift+9");
    getAll.mockResolvedValue([] as never);
    document.dispatchEvent(new Event("visibilitychange"));
    await expect.poll(() => document.querySelector("kbd")).toBeNull();
  });

  it.each([
    [false, null],
    [true, `Showing the timer of user ${ACCOUNT.userId}`],
  ])("says who is connected; by an API key (%s), also whose timer it is", async (byKey, following) => {
    await open({ account: { ...ACCOUNT, byKey } });
    expect(screen.getByText("Connected as Ada Lovelace")).toBeDefined();
    expect(screen.queryByText(/Showing the timer/)?.textContent ?? null).toBe(following);
  });

  it("counts what awork does not have yet, as it comes and goes", async () => {
    const edit = { id: "an-entry", field: "note", from: null, to: "Second draft" } as const;
    await editsItem.set([edit]);
    await open({ account: ACCOUNT });
    const told = () => screen.queryByText(/not yet saved/)?.textContent ?? null;
    expect(told()).toBe("Changes not yet saved in awork: 1. They are lost when you sign out.");
    await editsItem.set([edit, { ...edit, to: "Third draft" }]);
    await expect.poll(told).toContain("in awork: 2.");
    await deletionsItem.set([{ id: "an-entry", name: "Design", pressedAt: 1, isSent: false }]);
    await expect.poll(told).toContain("in awork: 3.");
    await editsItem.set([]);
    await deletionsItem.set([]);
    await expect.poll(told).toBeNull();
  });
});

describe("connecting", () => {
  it("hands the background what was entered", async () => {
    const { sendMessage } = await open();
    connect("secret", "an-id");
    expect(sendMessage.mock.calls).toEqual([
      [{ name: "connect", data: { token: "secret", userId: "an-id" } }],
    ]);
  });

  it("says that it is under way, then who is connected", async () => {
    const { sendMessage } = await open();
    const answer = Promise.withResolvers<null>();
    sendMessage.mockReturnValue(answer.promise as never);
    connect();
    await expect.poll(() => screen.getByRole("button", { name: "Connecting…" })).toBeDefined();
    await accountItem.set(ACCOUNT);
    answer.resolve(null);
    await expect.poll(() => screen.queryByText("Connected as Ada Lovelace")).not.toBeNull();
    expect(alert()).toBe("");
  });

  it.each<[SignInError, string]>([
    [{ kind: "noToken", detail: "" }, words("refusalNoToken")],
    [{ kind: "signedOut", detail: "" }, words("refusalToken")],
    [{ kind: "unknownUser", detail: "" }, words("refusalUnknownUser")],
    [{ kind: "unreachable", detail: "" }, words("troubleUnreachable")],
    [{ kind: "refused", detail: "<b>no</b>" }, words("troubleRefused", "<b>no</b>")],
  ])("says exactly what was wrong: $kind", async (refusal, text) => {
    const { sendMessage } = await open();
    sendMessage.mockResolvedValue(refusal as never);
    connect();
    await expect.poll(alert).toBe(`Not connected: ${text}`);
    expect(screen.getByRole("button", { name: "Connect" })).toBeDefined();
    expect(document.querySelector("b")).toBeNull();
  });

  it("says that the background did not answer, and can be tried again", async () => {
    const { sendMessage } = await open();
    sendMessage.mockRejectedValue(new Error("no"));
    connect();
    await expect.poll(alert).toBe(words("workerSilent"));
    sendMessage.mockReturnValue(new Promise(() => {}) as never);
    connect();
    await expect.poll(alert).toBe("");
  });
});

describe("signing in with awork", () => {
  const URL_OF_AWORK = "https://api.awork.com/api/v1/accounts/authorize?state=one";
  const ANSWER = "https://one.chromiumapp.org/?code=two&state=one";
  const REPLACE = { kind: "replace", from: "Engines", to: "Looms" };
  const BEGIN = { name: "beginSignIn", data: null };
  const finish = (data: string | null) => ({ name: "finishSignIn", data });
  const silent = new Error("the message port closed");

  /** A background that answers each message in turn with what is given for it; the last again and again. */
  async function openWith(answers: Record<string, unknown[]>, given: Parameters<typeof open>[0] = {}) {
    const launch = vi.spyOn(fakeBrowser.identity, "launchWebAuthFlow").mockResolvedValue(ANSWER as never);
    const { sendMessage } = await open({ ...given, hash: "" });
    sendMessage.mockImplementation((async ({ name }: { name: string }) => {
      const [next, ...backoff] = answers[name]!;
      if (backoff.length) answers[name] = backoff;
      if (next instanceof Error) throw next;
      return next;
    }) as never);
    return { launch, sent: () => sendMessage.mock.calls.map(([message]) => message as unknown) };
  }

  const press = (name = "Sign in with awork") => fireEvent.click(screen.getByRole("button", { name }));
  const WELL = { beginSignIn: [{ url: URL_OF_AWORK }], finishSignIn: [null], replace: [null] };

  it("shows awork's window, and hands the background what came of it", async () => {
    const { launch, sent } = await openWith(WELL);
    press();
    await expect.poll(sent).toEqual([BEGIN, finish(ANSWER)]);
    expect(launch.mock.calls).toEqual([[{ url: URL_OF_AWORK, interactive: true }]]);
    expect(alert()).toBe("");
  });

  it("tells the background of a window that was closed", async () => {
    const closed: SignInError = { kind: "cancelled", detail: "" };
    const { launch, sent } = await openWith({ ...WELL, finishSignIn: [closed] });
    launch.mockRejectedValue(new Error("The user did not approve access."));
    press();
    await expect.poll(alert).toBe(`Not connected: ${words("refusalCancelled")}`);
    expect(sent()).toEqual([BEGIN, finish(null)]);
    press();
    await expect.poll(() => sent().length).toBe(4);
  });

  it.each<[string, string, () => Promise<void>, unknown[]]>([
    ["at once when the button in the popup was pressed", "", wishSignIn, [[BEGIN]]],
    ["only with a click otherwise", "", async () => {}, []],
    ["only with a click when somebody else opened it, at whatever address", "#sign-in", async () => {}, []],
  ])("begins %s", async (_title, hash, before, sent) => {
    vi.spyOn(fakeBrowser.identity, "launchWebAuthFlow").mockResolvedValue(ANSWER as never);
    await before();
    const { sendMessage } = await open({ hash });
    for (let turn = 0; turn < 20; turn++) await new Promise((done) => setImmediate(done));
    expect(sendMessage.mock.calls.slice(0, 1)).toEqual(sent);
  });

  it("begins when the button in the popup is pressed while it is open", async () => {
    const { sent } = await openWith(WELL);
    await wishSignIn();
    await expect.poll(sent).toEqual([BEGIN, finish(ANSWER)]);
  });

  describe("while another settings page signs in", () => {
    const other = () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      void navigator.locks.request("sign-in", () => promise);
      return resolve;
    };

    it.each<[string, () => Promise<unknown>, boolean]>([
      ["is connected when that is", () => accountItem.set({ ...ACCOUNT, clientId: "dcr_1" }), true],
      ["can sign in when that has not come to anything", async () => {}, false],
    ])("opens no second window, says so, and %s", async (_title, happen, isConnected) => {
      const end = other();
      const { launch, sent } = await openWith(WELL);
      press();
      await expect.poll(status).toBe(words("signInElsewhere"));
      expect(screen.getByRole("button", { name: "Signing in…" })).toBeDefined();
      expect([sent(), launch.mock.calls]).toEqual([[], []]);
      await happen();
      end();
      await expect.poll(status).toBe("");
      if (isConnected) expect(screen.getByText("Connected as Ada Lovelace")).toBeDefined();
      else {
        press();
        await expect.poll(sent).toEqual([BEGIN, finish(ANSWER)]);
      }
    });
  });

  it("opens one window for a double click", async () => {
    const { launch, sent } = await openWith(WELL);
    const window = Promise.withResolvers<string>();
    launch.mockReturnValue(window.promise as never);
    const button = screen.getByRole("button", { name: "Sign in with awork" });
    fireEvent.click(button);
    fireEvent.click(button);
    await expect.poll(() => button.textContent).toBe("Signing in…");
    fireEvent.click(button);
    await expect.poll(() => launch.mock.calls.length).toBe(1);
    window.resolve(ANSWER);
    await expect.poll(() => screen.queryByRole("button", { name: "Sign in with awork" })).not.toBeNull();
    expect(launch).toHaveBeenCalledOnce();
    expect(sent()).toEqual([BEGIN, finish(ANSWER)]);
  });

  it.each<[string, Record<string, unknown[]>, unknown[]]>([
    ["beginning", { beginSignIn: [silent, { url: URL_OF_AWORK }] }, [BEGIN, BEGIN, finish(ANSWER)]],
    ["ending", { finishSignIn: [silent, null] }, [BEGIN, finish(ANSWER), finish(ANSWER)]],
  ])("asks a background again that died once under it: %s", async (_title, answers, asked) => {
    const { launch, sent } = await openWith({ ...WELL, ...answers });
    press();
    await expect.poll(sent).toEqual(asked);
    await expect.poll(() => screen.queryByRole("button", { name: "Sign in with awork" })).not.toBeNull();
    expect(alert()).toBe("");
    expect(launch).toHaveBeenCalledOnce();
  });

  it.each<[string, Record<string, unknown[]>, number, number]>([
    ["beginning", { beginSignIn: [silent] }, 2, 0],
    ["ending", { finishSignIn: [silent] }, 3, 1],
  ])("says that it died twice, and can be tried again: %s", async (_title, answers, asked, windows) => {
    const { launch, sent } = await openWith({ ...WELL, ...answers });
    press();
    await expect.poll(alert).toBe(words("workerSilent"));
    expect([sent().length, launch.mock.calls.length]).toEqual([asked, windows]);
    press();
    await expect.poll(() => sent().length).toBe(2 * asked);
  });

  it.each<[string, SignInError["kind"], Parameters<typeof words>[0]]>([
    ["before the window", "registrationRefused", "refusalRegistration"],
    ["for want of a connection", "unreachable", "troubleUnreachable"],
  ])("says why there is no window: %s", async (_title, kind, text) => {
    const { launch, sent } = await openWith({ ...WELL, beginSignIn: [{ kind, detail: "" }] });
    press();
    await expect.poll(alert).toBe(`Not connected: ${words(text)}`);
    expect([sent(), launch.mock.calls]).toEqual([[BEGIN], []]);
  });

  const BY_AWORK = { ...ACCOUNT, clientId: "dcr_1" };

  it("does not say of somebody who is connected that they are not", async () => {
    const denied: SignInError = { kind: "denied", detail: "" };
    await openWith({ ...WELL, finishSignIn: [denied] }, { account: BY_AWORK });
    press("Sign in to another workspace");
    await expect.poll(alert).toBe(words("refusalDenied"));
    expect(screen.getByText("Connected as Ada Lovelace")).toBeDefined();
  });

  it.each<[SyncError["kind"], boolean, string]>([
    ["signInEnded", true, words("troubleSignInEnded")],
    ["signedOut", true, words("refusalToken")],
    ["tokenLost", true, words("troubleTokenLost")],
    ["unreachable", false, ""],
    ["tooMany", false, ""],
  ])(
    "is offered, with the reason, to who is connected when that helps: %s, %s",
    async (kind, isOffered, why) => {
      await open({ account: BY_AWORK, state: stateOf(null, { trouble: { kind, detail: "" } }) });
      expect(screen.queryByRole("button", { name: "Sign in with awork" }) !== null).toBe(isOffered);
      expect(alert()).toBe(why);
      await stateItem.set(stateOf(null));
      await expect.poll(() => screen.queryByRole("button", { name: "Sign in with awork" })).toBeNull();
      expect(alert()).toBe("");
    },
  );

  it.each([
    ["an account of awork's", "dcr_1", true],
    ["an access token", null, false],
  ])("offers another workspace beside %s", async (_title, clientId, isOffered) => {
    await open({ account: { ...ACCOUNT, clientId } });
    const button = screen.queryByRole("button", { name: "Sign in to another workspace" });
    expect(button !== null).toBe(isOffered);
  });

  it.each([
    ["its own address", "https://engines.awork.com/home", "https://engines.awork.com"],
    ["awork's where it has none", "", "https://app.awork.com"],
  ])("leads to the workspace, at %s", async (_title, url, home) => {
    await open({ account: { ...ACCOUNT, workspace: { ...ACCOUNT.workspace, url } } });
    expect(screen.getByRole("link", { name: "Open awork" }).getAttribute("href")).toBe(home);
  });

  const question = () => screen.queryByRole("group", { name: /Replace it with “Looms”/ });

  it.each([
    ["Replace", true],
    ["Keep “Engines”", false],
  ])("asks before it replaces: %s", async (name, isWanted) => {
    const { sent } = await openWith({ ...WELL, finishSignIn: [REPLACE] }, { account: BY_AWORK });
    press("Sign in to another workspace");
    await expect.poll(question).not.toBeNull();
    press(name);
    await expect.poll(question).toBeNull();
    expect(sent().slice(2)).toEqual([{ name: "replace", data: isWanted }]);
    expect(alert()).toBe("");
  });

  it.each<[string, unknown[], number, string]>([
    ["once, and is asked again", [silent, null], 2, ""],
    ["twice, and says so", [silent], 2, words("workerSilent")],
  ])("hears the answer to that from a background that died %s", async (_title, replace, asked, text) => {
    const { sent } = await openWith({ ...WELL, finishSignIn: [REPLACE], replace }, { account: BY_AWORK });
    press("Sign in to another workspace");
    await expect.poll(question).not.toBeNull();
    press("Replace");
    await expect.poll(() => sent().length - 2).toBe(asked);
    await expect.poll(alert).toBe(text);
  });

  it("says why the other could not take its place", async () => {
    const refused: SignInError = { kind: "notStored", detail: "" };
    await openWith({ ...WELL, finishSignIn: [REPLACE], replace: [refused] }, { account: BY_AWORK });
    press("Sign in to another workspace");
    await expect.poll(question).not.toBeNull();
    press("Replace");
    await expect.poll(alert).toBe(words("notStored"));
  });

  it.each<[string, () => unknown]>([
    ["another sign-in begins", () => press("Sign in to another workspace")],
    ["somebody else is connected", () => accountItem.set({ ...BY_AWORK, name: "Grace Hopper" })],
    ["nobody is any more", () => accountItem.set(null)],
  ])("takes the question back when %s", async (_title, happen) => {
    await openWith({ ...WELL, finishSignIn: [REPLACE, null] }, { account: BY_AWORK });
    press("Sign in to another workspace");
    await expect.poll(question).not.toBeNull();
    await happen();
    await expect.poll(question).toBeNull();
    await accountItem.set(BY_AWORK);
    await expect.poll(() => screen.queryByText("Connected as Ada Lovelace")).not.toBeNull();
    expect(question()).toBeNull();
  });
});

describe("signing out", () => {
  const signOut = () => fireEvent.click(screen.getByRole("button", { name: "Sign out" }));

  it("says what was forgotten", async () => {
    const { sendMessage } = await open({ account: ACCOUNT });
    signOut();
    expect(sendMessage.mock.calls).toEqual([[{ name: "disconnect", data: null }]]);
    await expect.poll(status).toBe(words("signedOut"));
    expect(alert()).toBe("");
  });

  it("that failed is an alert, and goes with the next try", async () => {
    const { sendMessage } = await open({ account: ACCOUNT });
    sendMessage.mockRejectedValueOnce(new Error("no")).mockRejectedValueOnce(new Error("no"));
    signOut();
    await expect.poll(alert).toBe(words("workerSilent"));
    expect(status()).toBe("");
    signOut();
    await expect.poll(status).toBe(words("signedOut"));
    expect(alert()).toBe("");
  });

  const BY_AWORK = { ...ACCOUNT, clientId: "dcr_1" };
  it.each<[string, typeof ACCOUNT, unknown[], Parameters<typeof words>[0]]>([
    ["awork has ended the access", BY_AWORK, [true], "signedOutTakenBack"],
    ["awork has not confirmed it", BY_AWORK, [false], "signedOutNotTakenBack"],
    ["the client is not its own", BY_AWORK, [null], "signedOut"],
    ["a worker died, and the next had nothing to forget", BY_AWORK, ["dies", null], "signedOutNotTakenBack"],
    ["a worker died before it had forgotten anything", BY_AWORK, ["dies", true], "signedOutTakenBack"],
    ["a worker died that had but a token to forget", ACCOUNT, ["dies", null], "signedOut"],
  ])("says in awork's case what became of the access there: %s", async (_title, account, answers, text) => {
    const { sendMessage } = await open({ account });
    for (const answer of answers) {
      if (answer === "dies") sendMessage.mockRejectedValueOnce(new Error("the message port closed"));
      else sendMessage.mockResolvedValueOnce(answer as never);
    }
    signOut();
    await expect.poll(status).toBe(words(text));
    expect(alert()).toBe("");
    expect(sendMessage).toHaveBeenCalledTimes(answers.length);
  });

  it("says that it is done here while awork is still asked", async () => {
    const { sendMessage } = await open({ account: BY_AWORK });
    const answer = Promise.withResolvers<boolean>();
    sendMessage.mockReturnValueOnce(answer.promise as never);
    signOut();
    await accountItem.set(null);
    await expect.poll(status).toBe(words("signedOutAsking"));
    expect(screen.queryByText("Connected as Ada Lovelace")).toBeNull();
    answer.resolve(true);
    await expect.poll(status).toBe(words("signedOutTakenBack"));
  });

  it.each<[string, unknown]>([
    ["a later version's", { ...ACCOUNT, version: 2 }],
    ["one that is damaged", "Ada"],
  ])("is possible for an account that this version can't read: %s", async (_title, stored) => {
    await fakeBrowser.storage.local.set({ account: stored });
    const { sendMessage } = await open({ keepsAccount: false });
    expect(screen.getByText(words("accountUnreadable"))).toBeDefined();
    signOut();
    expect(sendMessage.mock.calls).toEqual([[{ name: "disconnect", data: null }]]);
    await fakeBrowser.storage.local.remove("account");
    await expect.poll(() => screen.queryByText(words("accountUnreadable"))).toBeNull();
  });
});

describe("a reminder that was silenced today", () => {
  const silenced = () => screen.queryByText(/Silenced for today/);

  async function openSilenced() {
    await chooseSettings({ remindLongHours: 8 });
    await silenceToday("long");
    return open();
  }

  it("is said to be, and comes again with a click", async () => {
    await openSilenced();
    expect(silenced()).not.toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "Remind again" }));
    await expect.poll(silenced).toBeNull();
    expect([await silencedItem.get(), status()]).toEqual([{}, words("unsilenced")]);
  });

  it("is none any more for who comes back the next day", async () => {
    await openSilenced();
    vi.spyOn(Date, "now").mockReturnValue(Date.now() + 25 * HOUR);
    document.dispatchEvent(new Event("visibilitychange"));
    await expect.poll(silenced).toBeNull();
  });
});

describe("the limit for the key", () => {
  const field = () => screen.getByLabelText<HTMLInputElement>(words("guard"));
  const enter = (value: string) => fireEvent.change(field(), { target: { value } });

  it("is kept, and said to be", async () => {
    await open();
    enter("20");
    await expect.poll(status).toBe("Saved.");
    expect(await chosenSettings()).toEqual({ guardMinutes: 20 });
  });

  it("stays what it was when it can't be kept, and that is said until it can", async () => {
    await open();
    const set = vi.spyOn(fakeBrowser.storage.sync, "set").mockRejectedValue(new Error("QUOTA_BYTES"));
    enter("20");
    await expect.poll(alert).toBe(words("notStored"));
    expect([await chosenSettings(), status()]).toEqual([{}, ""]);
    set.mockRestore();
    enter("20");
    await expect.poll(status).toBe("Saved.");
    expect(alert()).toBe("");
  });

  it("stays what it was when what was entered is no number of minutes", async () => {
    await open();
    enter("20");
    await expect.poll(status).toBe("Saved.");
    enter("1441");
    await expect.poll(() => document.body.textContent).toContain(words("numberInvalid", "0", "1440", "20"));
    expect(await chosenSettings()).toEqual({ guardMinutes: 20 });
  });
});
