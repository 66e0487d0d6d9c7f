// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import type { ComponentProps } from "preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Account } from "@/components/settings/account/account";
import { createTestWords } from "../../../lib/words";

afterEach(cleanup);

const CARLA = {
  name: "Carla Creative",
  workspace: "Friends",
  url: "https://friends.awork.com",
  following: null,
  unsaved: 0,
};

function show(given: Partial<ComponentProps<typeof Account>["account"]> = {}, language: "en" | "de" = "en") {
  const onSignOut = vi.fn();
  const account = { ...CARLA, ...given };
  render(<Account account={account} words={createTestWords(language)} onSignOut={onSignOut} />);
  return { onSignOut };
}

describe("who is connected", () => {
  it.each([
    ["Carla Creative", "CC"],
    ["Jürgen von Groß", "JG"],
    ["Ada", "A"],
    ["ada lovelace", "AL"],
    ["Ada  Lovelace", "AL"],
    ["élodie ångström", "ÉÅ"],
    ["李 小龍", "李小"],
    ["𝒜da 𝓛ovelace", "𝒜𝓛"],
    ["😀 Smith", "😀S"],
    ["", ""],
  ])("%s has the initials %s", (name, initials) => {
    show({ name });
    expect(document.querySelector(".initials")!.textContent).toBe(initials);
  });

  it("is read out by name, and the initials are not", () => {
    show();
    expect(document.querySelector(".initials")!.getAttribute("aria-hidden")).toBe("true");
    expect(screen.getByText("Connected as Carla Creative")).toBeDefined();
  });

  it.each<["en" | "de", string]>([
    ["en", "Open awork"],
    ["de", "awork öffnen"],
  ])(
    "can go to the workspace, in a tab of its own that learns nothing of this page: %s",
    (language, name) => {
      show({}, language);
      const link = screen.getByRole<HTMLAnchorElement>("link", { name });
      expect(link.getAttribute("href")).toBe("https://friends.awork.com");
      expect([link.target, link.rel]).toEqual(["_blank", "noreferrer"]);
    },
  );

  it("finds no link where no address is known", () => {
    show({ url: "" });
    expect(screen.queryByRole("link")).toBeNull();
  });

  it.each<[number, "en" | "de", string | null]>([
    [0, "en", null],
    [1, "en", "Changes not yet saved in awork: 1. They are lost when you sign out."],
    [3, "de", "Noch nicht in awork gespeicherte Änderungen: 3. Beim Abmelden gehen sie verloren."],
  ])("is told before what signing out loses: %i changes (%s)", (unsaved, language, told) => {
    show({ unsaved }, language);
    expect(screen.queryByText(/not yet saved in awork|Noch nicht in awork/)?.textContent ?? null).toBe(told);
  });

  it("can sign out", () => {
    const { onSignOut } = show();
    fireEvent.click(screen.getByRole("button", { name: "Sign out" }));
    expect(onSignOut).toHaveBeenCalledOnce();
  });
});
