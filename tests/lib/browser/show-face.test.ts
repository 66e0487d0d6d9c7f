import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { accountItem, stateItem } from "@/lib/browser/items";
import { showFace } from "@/lib/browser/show-face";
import { NOW, PAUSED, RUNNING, stateOf } from "../tracker/states";
import { ACCOUNT } from "./account";
import { speak } from "./fakes";

beforeEach(() => {
  vi.restoreAllMocks();
  vi.useFakeTimers({ now: NOW, toFake: ["Date"] });
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.action, "setIcon").mockResolvedValue();
  return () => vi.useRealTimers();
});

const toolbar = async () => ({
  icon: vi.mocked(fakeBrowser.action.setIcon).mock.lastCall![0].path as unknown,
  badge: await fakeBrowser.action.getBadgeText({}),
  title: await fakeBrowser.action.getTitle({}),
});
const icon = (name: string) => ({ 16: `/icons/${name}-16.png`, 32: `/icons/${name}-32.png` });

describe("the toolbar", () => {
  it("shows what is stored, as it is now", async () => {
    speak("en");
    await accountItem.set(ACCOUNT);
    await stateItem.set(stateOf(RUNNING));
    await showFace();
    expect(await toolbar()).toEqual({
      icon: icon("running"),
      badge: "1:00",
      title: "Running 1:00 · Design · Website",
    });
  });

  it("speaks the person's language", async () => {
    speak("de");
    await accountItem.set(ACCOUNT);
    await stateItem.set(stateOf(PAUSED));
    await showFace();
    expect(await toolbar()).toEqual({
      icon: icon("paused"),
      badge: "50m",
      title: "Pausiert 0:50 · Design · Website · Pausen 0:10",
    });
  });

  it("asks to connect when nobody is, whatever is still stored", async () => {
    speak("en");
    await stateItem.set(stateOf(RUNNING));
    await showFace();
    expect(await toolbar()).toEqual({
      icon: icon("attention"),
      badge: "",
      title: "Timer for awork: not connected. Click to sign in.",
    });
  });
});
