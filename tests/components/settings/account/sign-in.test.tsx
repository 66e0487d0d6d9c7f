// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { SignIn } from "@/components/settings/account/sign-in";
import { createTestWords } from "../../../lib/words";

afterEach(cleanup);

function show({ isSigningIn = false, language = "en" as "en" | "de" } = {}) {
  const calls = { onSignIn: vi.fn(), onConnect: vi.fn() };
  const words = createTestWords(language);
  render(<SignIn isSigningIn={isSigningIn} busy={false} words={words} {...calls} />);
  return { ...calls, words };
}

describe("both ways in", () => {
  it.each<["en" | "de", string, string]>([
    ["en", "Sign in with awork", "Use an access token instead"],
    ["de", "Mit awork anmelden", "Stattdessen ein Zugriffstoken verwenden"],
  ])("are there, one with a click and one folded away: %s", (language, name, other) => {
    const { words } = show({ language });
    expect(screen.getByRole("button", { name }).getAttribute("type")).toBe("button");
    const details = document.querySelector("details")!;
    expect(details.open).toBe(false);
    expect(details.querySelector("summary")!.textContent).toBe(other);
    expect(details.contains(screen.getByLabelText(words("accessToken")))).toBe(true);
  });

  it("say what awork is told, and that the password is awork's alone", () => {
    const { words } = show();
    expect(screen.getByText(words("signInHelp")).textContent).toMatch(
      /password .* never sees it.*only tells awork its name/,
    );
  });

  it("begin with a click", () => {
    const { onSignIn, onConnect } = show();
    fireEvent.click(screen.getByRole("button", { name: "Sign in with awork" }));
    expect(onSignIn).toHaveBeenCalledOnce();
    expect(onConnect).not.toHaveBeenCalled();
  });

  it("take a token all the same", () => {
    const { onSignIn, onConnect } = show();
    fireEvent.input(screen.getByLabelText("Access token"), { target: { value: "secret" } });
    fireEvent.submit(document.querySelector("form")!);
    expect(onConnect.mock.calls).toEqual([["secret", ""]]);
    expect(onSignIn).not.toHaveBeenCalled();
  });

  it("say that a sign-in is under way", () => {
    show({ isSigningIn: true });
    const button = screen.getByRole("button", { name: "Signing in…" });
    expect(button.getAttribute("aria-busy")).toBe("true");
  });
});
