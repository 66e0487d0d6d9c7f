import { expect } from "@playwright/test";
import { PERSON_EMAIL, PERSON_PASSWORD, PERSON_TOKEN } from "../fake-awork/people.ts";
import type { FakeAwork } from "../fake-awork/server.ts";
import { WORKSPACES } from "../fake-awork/workspaces.ts";
import type { Box } from "../e2e/frame.ts";
import { createKept } from "../e2e/kept.ts";
import { expectTruth, type Told } from "../e2e/shown.ts";
import { badgeOf } from "../e2e/truth.ts";
import type { View } from "./view.ts";

/** What each browser does in its own way. */
export interface Means {
  browser: "Chromium" | "Firefox";
  /** How many narrow characters the badge holds. */
  room: number;
  /** What its windows are called by the screen that they are on. */
  windowClass: string;
  /** The settings page that opened by itself; it has the extension's rights, and looks on. */
  settings: View;
  /** Opens one of the extension's pages in a tab. */
  open(page: "popup" | "options"): Promise<View>;
  /** Opens a page of the web app, at one of awork's own hosts, in a tab. */
  openWebApp(address: string): Promise<View>;
  /** The different texts that whatever fits the selector has had since the popup began to open, once there is one. */
  textsWhileOpening(selector: string): Promise<string[]>;
  /** awork's sign-in window, once it is there. */
  aworksWindow(): Promise<View>;
  /** Ends the background, whatever it is doing. */
  stopBackground(): Promise<void>;
  isBackgroundAwake(): Promise<boolean>;
  /** Lets the browser end the background after so many idle milliseconds, from its next start on. Null: it ends none here. */
  letSleepAfter: ((duration: number) => Promise<void>) | null;
  /** Takes the access to awork away, as a person can in the browser's own settings. */
  revokeAccess(): Promise<void>;
  /** Presses the button that asks for it in this popup, and says yes to the browser; as far as a test can. */
  allowAccess(popup: View): Promise<void>;
  /** Says yes to the browser's own question about a permission. Null: a test can't press it. */
  answerYes: (() => Promise<void>) | null;
  /** Says no to the question that the settings have brought about. Null: a test can't press it. */
  answerNo: (() => Promise<void>) | null;
  /** Takes the network away, as the browser sees it, or gives it back. Null: a test can't. */
  setOffline: ((isOffline: boolean) => Promise<void>) | null;
  /** Makes all that is shown so many times as large. Null: not here, but where the browser is opened. */
  zoom: ((factor: number) => Promise<void>) | null;
  /** Where on the screen a press hits the notification that is shown; null where none is. Null: the system shows them. */
  notificationAt: (() => Promise<[x: number, y: number] | null>) | null;
  /** Null: there is no screen. */
  contextMenu: ContextMenu | null;
}

/** The context menus, opened by a real right click and worked with real keys or a real mouse. */
export interface ContextMenu {
  /** Opens that of the icon. Resolves to the titles of our items; Chromium's can't be read: it is what it was given. */
  openOnIcon(): Promise<string[]>;
  /** Selects the text of the first that fits the selector, and opens that of the page on it. */
  openOnText(page: View, selector: string): Promise<string[]>;
  /** Goes to our item whose title begins with this, in the menu that is open: then Enter chooses it. */
  goTo(title: string): Promise<void>;
  /** Goes there and chooses it. */
  choose(title: string): Promise<void>;
  /** Where it is on the screen; null: none is open. */
  place(): Promise<Box | null>;
  /** Closes it, if one is open, and chooses nothing. */
  close(): Promise<void>;
}

export type Driver = ReturnType<typeof createDriver>;

/** All that a person at a browser can see and do, and what only a test may do, the same in every browser. */
export function createDriver(means: Means, awork: FakeAwork) {
  const { settings, room } = means;
  const toolbar = () =>
    settings.evaluate<{ badge: string; tooltip: string }>(
      "Promise.all([chrome.action.getBadgeText({}), chrome.action.getTitle({})]).then(([badge, tooltip]) => ({ badge, tooltip }))",
    );

  return {
    ...means,
    ...createKept(settings.evaluate, awork),
    toolbar,

    openPopup: () => means.open("popup"),

    /** The badge that stands for so many seconds: a time that has no room there is drawn into the icon. */
    badgeFor: (worked: number) => (room < 4 ? "" : badgeOf(worked)),

    /** Connects on the settings page, as a person does. */
    async connect(token = PERSON_TOKEN): Promise<void> {
      await settings.unfold("Use an access token instead");
      await settings.fill("Access token", token);
      await settings.press("Connect");
      await settings.shows("body", "Connected as");
      await expect.poll(() => this.stored("state")).toBeTruthy();
    },

    /** Signs in with awork as the person, for the first workspace. */
    async signIn(): Promise<void> {
      await settings.press("Sign in with awork");
      await answerAsPerson(await means.aworksWindow());
    },

    /** Badge, tooltip and popup say what awork's books say. */
    async expectTruth(popup: View, told: Told = {}): Promise<void> {
      await popup.front();
      const read = async () => {
        const [heading, time] = [(await popup.text("h1")) ?? "", (await popup.text("[role=timer]")) ?? ""];
        return { heading, time, ...(await toolbar()) };
      };
      await expectTruth(awork, read, { badge: this.badgeFor, ...told });
    },
  };
}

/** What a person does in awork's window. */
export async function answerAsPerson(window: View): Promise<void> {
  await window.fill("Email", PERSON_EMAIL);
  await window.fill("Password", PERSON_PASSWORD);
  await window.press("Sign in");
  await window.press(WORKSPACES[0].name);
}
