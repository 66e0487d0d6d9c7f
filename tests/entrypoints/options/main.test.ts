// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/preact";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { guardItem } from "@/lib/browser/guard";
import { accountItem } from "@/lib/browser/items";
import type { Refusal } from "@/lib/tracker/connect";
import { ACCOUNT } from "../../lib/browser/account";
import { speak } from "../../lib/browser/fakes";
import { createTestWords } from "../../lib/words";

const words = createTestWords("en");

beforeEach(() => {
  vi.restoreAllMocks();
  vi.resetModules();
  fakeBrowser.reset();
});

async function open({ account = null as typeof ACCOUNT | null, language = "en" as "en" | "de" } = {}) {
  speak(language);
  await accountItem.set(account);
  const sendMessage = vi.spyOn(fakeBrowser.runtime, "sendMessage").mockResolvedValue(undefined as never);
  const getAll = vi
    .spyOn(fakeBrowser.commands, "getAll")
    .mockResolvedValue([{ name: "resume", shortcut: "Ctrl+Shift+9" }] as never);
  document.body.innerHTML = '<div id="settings"></div>';
  await import("@/entrypoints/options/main");
  return { sendMessage, getAll };
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

  it.each<[Refusal, string]>([
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
    sendMessage.mockRejectedValueOnce(new Error("no"));
    signOut();
    await expect.poll(alert).toBe(words("workerSilent"));
    expect(status()).toBe("");
    signOut();
    await expect.poll(status).toBe(words("signedOut"));
    expect(alert()).toBe("");
  });
});

describe("the limit for the key", () => {
  const enter = (value: string) => fireEvent.change(screen.getByRole("spinbutton"), { target: { value } });

  it("is kept, and said to be", async () => {
    await open();
    enter("20");
    await expect.poll(status).toBe("Saved.");
    expect(await guardItem.get()).toBe(20);
  });

  it("stays what it was when what was entered is no number of minutes", async () => {
    await open();
    enter("20");
    await expect.poll(status).toBe("Saved.");
    enter("1441");
    await expect.poll(() => document.body.textContent).toContain(words("guardInvalid", "20"));
    expect(await guardItem.get()).toBe(20);
  });
});
