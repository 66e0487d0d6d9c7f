// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from "@testing-library/preact";
import type { ComponentProps } from "preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Settings } from "@/components/settings";
import { createTestWords } from "../lib/words";

afterEach(cleanup);

type Props = ComponentProps<typeof Settings>;

const ACCOUNT = { name: "Ada Lovelace", workspace: "Engines", following: null };

function show(given: Partial<Props> = {}, language: "en" | "de" = "en") {
  const words = createTestWords(language);
  const calls = {
    onConnect: vi.fn(),
    onSignOut: vi.fn(),
    onGuard: vi.fn(),
    onGuardInvalid: vi.fn(),
    onChangeKeys: vi.fn(),
  };
  const props: Props = {
    account: null,
    told: "",
    keys: { resume: "Alt+Shift+U", open: "" },
    guardMinutes: 60,
    busy: false,
    refusal: "",
    words,
    ...calls,
    ...given,
  };
  const view = render(<Settings {...props} />);
  return { ...calls, again: (next: Partial<Props>) => view.rerender(<Settings {...props} {...next} />) };
}

const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));

describe("the settings page", () => {
  it.each<["en" | "de", string, string[]]>([
    ["en", "Timer for awork: settings", ["Account", "Resume", "Keys"]],
    ["de", "Timer für awork: Einstellungen", ["Konto", "Fortsetzen", "Tasten"]],
  ])("has its parts: %s", (language, title, parts) => {
    show({}, language);
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe(title);
    expect(screen.getAllByRole("heading", { level: 2 }).map(({ textContent }) => textContent)).toEqual(parts);
    for (const name of parts) expect(screen.getByRole("region", { name })).toBeDefined();
  });

  it("says before a key is pressed what Resume does", () => {
    show();
    expect(screen.getByRole("region", { name: "Resume" }).textContent).toContain(
      "Resume removes every break from the entry, so breaks count as work. awork cannot undo that.",
    );
  });

  it("tells what was done in a region that was there before", () => {
    const { again } = show();
    const region = screen.getByRole("status");
    expect(region.textContent).toBe("");
    again({ told: "Saved." });
    expect(screen.getByRole("status")).toBe(region);
    expect(region.textContent).toBe("Saved.");
  });
});

describe("nobody connected", () => {
  it.each<["en" | "de", string, string]>([
    ["en", "Access token", "Connect"],
    ["de", "Zugriffstoken", "Verbinden"],
  ])("offers the way in: %s", (language, label, button) => {
    show({}, language);
    expect(screen.getByLabelText<HTMLInputElement>(label).type).toBe("password");
    expect(screen.getByRole("button", { name: button })).toBeDefined();
    expect(screen.queryByRole("button", { name: createTestWords(language)("signOut") })).toBeNull();
  });

  it("hands on what was entered", () => {
    const { onConnect } = show();
    fireEvent.input(screen.getByLabelText("Access token"), { target: { value: "secret" } });
    fireEvent.submit(screen.getByLabelText("Access token").closest("form")!);
    expect(onConnect.mock.calls).toEqual([["secret", ""]]);
  });

  it("says why it was refused", () => {
    show({ refusal: "Not connected: no." });
    expect(screen.getByRole("alert").textContent).toBe("Not connected: no.");
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
    again({ account: ACCOUNT, refusal: "The extension did not answer." });
    expect(screen.getByRole("alert")).toBe(region);
    expect(region.textContent).toBe("The extension did not answer.");
  });

  it("has a name that is text", () => {
    show({ account: { ...ACCOUNT, name: "<img src=x onerror=alert(1)>" } });
    expect(paragraphs()[0]).toBe("Connected as <img src=x onerror=alert(1)>");
    expect(document.querySelector("img")).toBeNull();
  });
});

describe("the limit for the key, on the page", () => {
  it.each([
    ["20", "onGuard"],
    ["1441", "onGuardInvalid"],
  ] as const)("%s minutes go to %s", (value, call) => {
    const calls = show({ guardMinutes: 45 });
    const field = screen.getByRole<HTMLInputElement>("spinbutton");
    expect(field.value).toBe("45");
    fireEvent.change(field, { target: { value } });
    expect(calls[call]).toHaveBeenCalledOnce();
    expect(calls.onGuard.mock.calls.length + calls.onGuardInvalid.mock.calls.length).toBe(1);
  });
});

describe("the keys", () => {
  it.each<["en" | "de", string[]]>([
    ["en", ["Resume", "Alt+Shift+U", "Open the popup", "not set"]],
    ["de", ["Fortsetzen", "Alt+Shift+U", "Fenster öffnen", "nicht festgelegt"]],
  ])("stand there as they really are: %s", (language, expected) => {
    show({}, language);
    expect([...document.querySelectorAll("dt, dd")].map(({ textContent }) => textContent)).toEqual(expected);
    expect(document.querySelectorAll("kbd")).toHaveLength(1);
  });

  it("can be changed where the browser lets people change them", () => {
    const { onChangeKeys } = show();
    const keys = screen.getByRole("region", { name: "Keys" });
    fireEvent.click(within(keys).getByRole("button", { name: "Change keys" }));
    expect(onChangeKeys).toHaveBeenCalledOnce();
  });
});
