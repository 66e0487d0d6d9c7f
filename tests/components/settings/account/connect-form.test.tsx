// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ConnectForm } from "@/components/settings/account/connect-form";
import { createTestWords } from "../../../lib/words";

afterEach(cleanup);

function show({ busy = false, language = "en" as "en" | "de" } = {}) {
  const onConnect = vi.fn();
  const words = createTestWords(language);
  const form = (busy: boolean) => <ConnectForm busy={busy} words={words} onConnect={onConnect} />;
  const view = render(form(busy));
  return { onConnect, again: (busy: boolean) => view.rerender(form(busy)), words };
}

const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name);
const send = () => fireEvent.submit(screen.getByRole("button").closest("form")!);

describe("the way in", () => {
  it.each<["en" | "de", string, string, string]>([
    ["en", "Access token", "User ID, for an API key only", "Connect"],
    ["de", "Zugriffstoken", "Nutzer-ID, nur für API-Schlüssel", "Verbinden"],
  ])(
    "has a field for the token, one for whose timer, and a button: %s",
    (language, token, userId, button) => {
      const { words } = show({ language });
      expect(field(token).type).toBe("password");
      expect(field(userId).type).toBe("text");
      expect(screen.getByRole("button", { name: button }).getAttribute("type")).toBe("submit");
      const help = (name: string) => document.getElementById(field(name).getAttribute("aria-describedby")!)!;
      expect(help(token).textContent).toBe(words("accessTokenHelp"));
      expect(help(userId).textContent).toBe(words("userIdHelp"));
    },
  );

  it("is never filled in beforehand, neither by us nor by the browser", () => {
    show();
    expect([field("Access token").value, field("User ID, for an API key only").value]).toEqual(["", ""]);
    expect(field("Access token").hasAttribute("value")).toBe(false);
    expect(screen.getByRole("button").closest("form")!.getAttribute("autocomplete")).toBe("off");
  });

  it.each([
    ["a token alone", "secret", "", ["secret", ""]],
    ["an API key with a person", "secret", "an-id", ["secret", "an-id"]],
    ["nothing: it is said elsewhere what is missing", "", "", ["", ""]],
  ])("hands on %s", (_title, token, userId, handed) => {
    const { onConnect } = show();
    fireEvent.input(field("Access token"), { target: { value: token } });
    fireEvent.input(field("User ID, for an API key only"), { target: { value: userId } });
    send();
    expect(onConnect.mock.calls).toEqual([handed]);
  });

  it("does not leave the page", () => {
    show();
    expect(send()).toBe(false);
  });

  it("takes one try at a time, and says that one is under way", () => {
    const { onConnect } = show({ busy: true });
    expect(screen.getByRole("button", { name: "Connecting…" }).getAttribute("aria-busy")).toBe("true");
    send();
    expect(onConnect).not.toHaveBeenCalled();
  });

  it("lets what was entered stand while it is tried, for a second try", () => {
    const { again } = show();
    fireEvent.input(field("User ID, for an API key only"), { target: { value: "an-id" } });
    again(true);
    again(false);
    expect(field("User ID, for an API key only").value).toBe("an-id");
  });
});
