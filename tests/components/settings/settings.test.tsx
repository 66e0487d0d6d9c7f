// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from "@testing-library/preact";
import type { ComponentProps } from "preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Settings } from "@/components/settings/settings";
import { createTestWords } from "../../lib/words";
import { sampleSettingProps } from "./sample";

afterEach(cleanup);

type Props = ComponentProps<typeof Settings>;

const ACCOUNT = {
  name: "Ada Lovelace",
  workspace: "Engines",
  url: "https://engines.awork.com",
  following: null,
  unsaved: 0,
  canChange: false,
};

function show(given: Partial<Props> = {}, language: "en" | "de" = "en") {
  const words = createTestWords(language);
  const calls = {
    onConnect: vi.fn(),
    onSignIn: vi.fn(),
    onSignOut: vi.fn(),
    onReplace: vi.fn(),
    onHideSteps: vi.fn(),
    onChangeKeys: vi.fn(),
  };
  const props: Props = {
    account: null,
    isUnreadable: false,
    mustSignIn: false,
    replacement: null,
    isSigningIn: false,
    message: "",
    keys: {
      resume: "Alt+Shift+U",
      open: "",
      pauseOrResume: "",
      stop: "",
      startOrContinue: "",
      openPanel: "",
    },
    steps: null,
    settingProps: sampleSettingProps(),
    hasPanel: true,
    reminderProps: {
      mayNotify: true,
      onRemind: vi.fn(),
      onAllow: vi.fn(),
      silenced: [],
      onSilence: vi.fn(),
      onUnsilence: vi.fn(),
    },
    follow: {
      hosts: ["app.awork.com"],
      missing: ["app.awork.com"],
      isOn: false,
      isSignedIn: false,
      onAllow: vi.fn(),
      onEnd: vi.fn(),
    },
    transfer: { onExport: vi.fn(), onImport: vi.fn() },
    report: { text: null, check: null, onToggle: vi.fn(), onCopy: vi.fn(), onCheck: vi.fn() },
    busy: false,
    error: "",
    words,
    ...calls,
    ...given,
  };
  const view = render(<Settings {...props} />);
  return { ...calls, again: (next: Partial<Props>) => view.rerender(<Settings {...props} {...next} />) };
}

const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));

it("lets somebody sign out whom this version can't read", () => {
  const { onSignOut } = show({ isUnreadable: true });
  expect(screen.getByText(/can’t read the account/)).toBeDefined();
  press("Sign out");
  expect(onSignOut).toHaveBeenCalledOnce();
  expect(screen.getByRole("button", { name: "Sign in with awork" })).toBeDefined();
});

describe("the settings page", () => {
  it.each<["en" | "de", string, string[]]>([
    [
      "en",
      "Timer for awork: settings",
      [
        "Account",
        "Resume and stop",
        "Toolbar",
        "Follow awork at once",
        "Daily target",
        "Reminders",
        "Breaks by law",
        "Keyboard shortcuts",
        "Import and export",
        "Report a problem",
      ],
    ],
    [
      "de",
      "Timer für awork: Einstellungen",
      [
        "Konto",
        "Fortsetzen und Stoppen",
        "Symbolleiste",
        "awork sofort folgen",
        "Tagesziel",
        "Erinnerungen",
        "Pausen nach Gesetz",
        "Tastenkürzel",
        "Import und Export",
        "Problem melden",
      ],
    ],
  ])("has its parts: %s", (language, title, parts) => {
    show({}, language);
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe(title);
    expect(screen.getAllByRole("heading", { level: 2 }).map(({ textContent }) => textContent)).toEqual(parts);
    for (const name of parts) expect(screen.getByRole("region", { name })).toBeDefined();
  });

  it("says before a key is pressed what Resume does", () => {
    show();
    expect(screen.getByRole("region", { name: "Resume and stop" }).textContent).toContain(
      "Resume removes every break from the entry, so breaks count as work. This can’t be undone in awork.",
    );
  });

  it("tells what was done in a region that was there before", () => {
    const { again } = show();
    const region = screen.getByRole("status");
    expect(region.textContent).toBe("");
    again({ message: "Saved." });
    expect(screen.getByRole("status")).toBe(region);
    expect(region.textContent).toBe("Saved.");
  });
});

describe("nobody connected", () => {
  it.each<["en" | "de", string, string, string]>([
    ["en", "Sign in with awork", "Access token", "Connect"],
    ["de", "Mit awork anmelden", "Zugriffstoken", "Verbinden"],
  ])("offers both ways in, and the one with a password first: %s", (language, signIn, label, button) => {
    show({}, language);
    expect(screen.getByLabelText<HTMLInputElement>(label).type).toBe("password");
    const names = within(screen.getByRole("region", { name: /Account|Konto/ }))
      .getAllByRole("button")
      .map(({ textContent }) => textContent);
    expect(names).toEqual([signIn, button]);
  });

  it("hands on what was entered", () => {
    const { onConnect } = show();
    fireEvent.input(screen.getByLabelText("Access token"), { target: { value: "secret" } });
    fireEvent.submit(screen.getByLabelText("Access token").closest("form")!);
    expect(onConnect.mock.calls).toEqual([["secret", ""]]);
  });

  it("says why it was refused, in a region that was there before", () => {
    const { again } = show();
    const region = screen.getByRole("alert");
    expect(region.textContent).toBe("");
    again({ error: "Not connected: <b>no</b>" });
    expect(screen.getByRole("alert")).toBe(region);
    expect(region.textContent).toBe("Not connected: <b>no</b>");
    expect(document.querySelector("b")).toBeNull();
  });

  it("forgets the token with the connection", () => {
    const { again } = show();
    fireEvent.input(screen.getByLabelText("Access token"), { target: { value: "secret" } });
    again({ account: ACCOUNT });
    expect(document.querySelector("input[type=password]")).toBeNull();
    again({ account: null });
    expect(screen.getByLabelText<HTMLInputElement>("Access token").value).toBe("");
  });
});

describe("somebody connected", () => {
  const paragraphs = () =>
    [...screen.getByRole("region", { name: /Account|Konto/ }).querySelectorAll("p")].map(
      ({ textContent }) => textContent,
    );

  it.each<[string, Props["account"], "en" | "de", string[]]>([
    ["with their own token", ACCOUNT, "en", ["Connected as Ada Lovelace", "Workspace: Engines"]],
    [
      "with an API key",
      { ...ACCOUNT, following: "an-id" },
      "en",
      ["Connected as Ada Lovelace", "Workspace: Engines", "Showing the timer of user an-id"],
    ],
    ["in a workspace without a name", { ...ACCOUNT, workspace: "" }, "en", ["Connected as Ada Lovelace"]],
    ["in German", ACCOUNT, "de", ["Verbunden als Ada Lovelace", "Workspace: Engines"]],
  ])("says who: %s", (_title, account, language, lines) => {
    show({ account }, language);
    expect(paragraphs()).toEqual(lines);
    expect(document.querySelector("input[type=password]")).toBeNull();
  });

  it.each<["en" | "de", string]>([
    ["en", "Sign out"],
    ["de", "Abmelden"],
  ])("can sign out: %s", (language, name) => {
    const { onSignOut } = show({ account: ACCOUNT }, language);
    press(name);
    expect(onSignOut).toHaveBeenCalledOnce();
  });

  it("hears that signing out failed as an alert, in a region that was there before", () => {
    const { again } = show({ account: ACCOUNT });
    const region = screen.getByRole("alert");
    expect(region.textContent).toBe("");
    again({ account: ACCOUNT, error: "The extension did not answer." });
    expect(screen.getByRole("alert")).toBe(region);
    expect(region.textContent).toBe("The extension did not answer.");
  });

  it("has a name that is text", () => {
    show({ account: { ...ACCOUNT, name: "<img src=x onerror=alert(1)>" } });
    expect(paragraphs()[0]).toBe("Connected as <img src=x onerror=alert(1)>");
    expect(document.querySelector("main img")).toBeNull();
  });
});

describe("somebody whom awork wants to see again", () => {
  it("finds the way in beside who is connected", () => {
    const { onSignIn } = show({ account: ACCOUNT, mustSignIn: true });
    expect(screen.getByText("Connected as Ada Lovelace")).toBeDefined();
    expect(screen.getByLabelText("Access token")).toBeDefined();
    press("Sign in with awork");
    expect(onSignIn).toHaveBeenCalledOnce();
  });

  it("is not asked for another workspace at the same time", () => {
    show({ account: { ...ACCOUNT, canChange: true }, mustSignIn: true });
    expect(screen.queryByRole("button", { name: "Sign in to another workspace" })).toBeNull();
  });

  it("finds no way in while there is nothing to do", () => {
    show({ account: ACCOUNT });
    expect(screen.queryByRole("button", { name: "Sign in with awork" })).toBeNull();
  });
});

describe("another workspace", () => {
  it.each<["en" | "de", string]>([
    ["en", "Sign in to another workspace"],
    ["de", "Bei einem anderen Workspace anmelden"],
  ])("can be signed in to where the account came from awork: %s", (language, name) => {
    const { onSignIn } = show({ account: { ...ACCOUNT, canChange: true } }, language);
    press(name);
    expect(onSignIn).toHaveBeenCalledOnce();
  });

  it("is not offered beside an access token", () => {
    show({ account: ACCOUNT });
    expect(screen.queryByRole("button", { name: "Sign in to another workspace" })).toBeNull();
  });

  it("says that it is under way", () => {
    show({ account: { ...ACCOUNT, canChange: true }, isSigningIn: true });
    expect(screen.getByRole("button", { name: "Signing in…" })).toBeDefined();
  });

  it.each([
    ["Replace", true],
    ["Keep “Engines”", false],
  ])("takes the place of the first only after a question: %s", (name, isWanted) => {
    const { onReplace, again } = show({ account: ACCOUNT });
    const question = "You are signed in to “Engines”. Replace it with “Looms”?";
    expect(screen.queryByRole("group", { name: question })).toBeNull();
    again({ account: ACCOUNT, replacement: { from: "Engines", to: "Looms" } });
    expect(screen.getByRole("group", { name: question })).toBeDefined();
    press(name);
    expect(onReplace.mock.calls).toEqual([[isWanted]]);
  });
});

describe("the first steps", () => {
  const region = () => screen.queryByRole("region", { name: "First steps" });

  it("stand before all else while somebody needs them, and can be hidden", () => {
    const steps = { signIn: false, pin: false, key: false };
    const { onHideSteps, again } = show({ steps });
    expect(screen.getAllByRole("region")[0]).toBe(region());
    press("Hide these steps");
    expect(onHideSteps).toHaveBeenCalledOnce();
    again({ steps: null });
    expect(region()).toBeNull();
  });
});

describe("the limit for the key, on the page", () => {
  it.each([
    ["20", "onChoose"],
    ["1441", "onInvalid"],
  ] as const)("%s minutes go to %s", (value, call) => {
    const settingProps = sampleSettingProps({ guardMinutes: 45 });
    show({ settingProps });
    const field = screen.getByLabelText<HTMLInputElement>(
      "Ask before more than this many minutes of breaks become work",
    );
    expect(field.value).toBe("45");
    fireEvent.change(field, { target: { value } });
    expect(settingProps[call]).toHaveBeenCalledOnce();
    expect(settingProps.onChoose.mock.calls.length + settingProps.onInvalid.mock.calls.length).toBe(1);
  });
});
