// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Follow } from "@/components/settings/account/follow";
import { createTestWords } from "../../../lib/words";

afterEach(cleanup);

const HOSTS = ["app.awork.com", "engines.awork.com"];

function show(missing: string[], isSignedIn = true, language: "en" | "de" = "en") {
  const calls = { onAllow: vi.fn(), onEnd: vi.fn() };
  const isOn = missing.length < HOSTS.length;
  render(
    <Follow {...{ hosts: HOSTS, missing, isOn, isSignedIn }} words={createTestWords(language)} {...calls} />,
  );
  return { ...calls, toggle: screen.getByRole<HTMLInputElement>("checkbox") };
}

describe("following awork at once", () => {
  it.each<["en" | "de", string, RegExp]>([
    [
      "en",
      "Show changes in awork’s web app at once",
      /“read and change” your data on app.awork.com and engines.awork.com/,
    ],
    [
      "de",
      "Änderungen in der Web-App von awork sofort zeigen",
      /deine Daten auf app.awork.com und engines.awork.com „lesen und ändern“/,
    ],
  ])("says what the browser will name: %s", (language, name, asks) => {
    const { toggle } = show(HOSTS, true, language);
    expect(screen.getByRole("checkbox", { name })).toBe(toggle);
    expect(screen.getByText(asks).id).toBe(toggle.getAttribute("aria-describedby"));
  });

  it("is off until it is switched on, which asks the browser", () => {
    const { toggle, onAllow, onEnd } = show(HOSTS);
    expect([toggle.checked, toggle.disabled, screen.queryByRole("button")]).toEqual([false, false, null]);
    fireEvent.click(toggle);
    expect([onAllow.mock.calls.length, onEnd.mock.calls.length]).toEqual([1, 0]);
  });

  it("is switched off where it is on", () => {
    const { toggle, onAllow, onEnd } = show([]);
    expect([toggle.checked, screen.queryByRole("button")]).toEqual([true, null]);
    fireEvent.click(toggle);
    expect([onAllow.mock.calls.length, onEnd.mock.calls.length]).toEqual([0, 1]);
  });

  it("offers the host of a workspace that was signed in to later", () => {
    const { toggle, onAllow } = show(["engines.awork.com"]);
    expect(toggle.checked).toBe(true);
    expect(screen.getByText(/^engines.awork.com isn’t allowed yet/)).toBeDefined();
    fireEvent.click(screen.getByRole("button", { name: "Allow access" }));
    expect(onAllow).toHaveBeenCalledOnce();
  });

  it.each([
    ["can't be switched on", HOSTS, true],
    ["can be switched off", [], false],
  ])("%s by somebody who is not signed in", (_title, missing, isDisabled) => {
    expect(show(missing, false).toggle.disabled).toBe(isDisabled);
  });
});
