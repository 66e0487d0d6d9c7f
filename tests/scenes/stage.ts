import { until } from "../../scripts/wait.ts";
import { ask, connect } from "../e2e/ask.ts";
import type { FakeAwork } from "../fake-awork/server.ts";
import type { ScenePage } from "./scene-page.ts";
import type { Texts } from "./texts.ts";

/** An afternoon, in the zone of the machine: what it shows is the same in all. */
export const AFTERNOON = Date.parse("2026-08-26T12:41:26.300");

/** No browser makes a popup larger. */
export const POPUP = { width: 360, height: 600 };
/** A narrow side panel, as high as a window. */
export const PANEL = { width: 300, height: 700 };
export const SETTINGS = { width: 800, height: 900 };

/** In milliseconds; longer than a busy machine takes for anything. */
const PATIENCE = 60_000;

/** The extension's pages, by their addresses. */
export type Shown = "popup" | "sidepanel" | "options";

export type Stage = ReturnType<typeof createStage>;

type Stored = {
  account: { byKey: boolean };
  state: { trouble: object | null; timer: { about: { taskId: string | null } } | null };
  hours?: { notBefore: number | null };
  taskTimes?: { tasks: { id: string; until: number }[] };
};

/** Whether all is there that a popup reads besides its poll: nothing where awork can't be asked, or by a key. */
async function isRead({ stored }: Pick<Stage, "stored">): Promise<boolean> {
  const part = <Name extends keyof Stored>(name: Name) => stored<Stored[Name]>(name);
  const [{ byKey }, { trouble, timer }] = await Promise.all([part("account"), part("state")]);
  if (byKey || trouble) return true;
  const [hours, times] = await Promise.all([part("hours"), part("taskTimes")]);
  const taskId = timer?.about.taskId ?? null;
  return (
    hours?.notBefore === null && (taskId === null || times?.tasks.some(({ id }) => id === taskId) === true)
  );
}

/**
 * Puts a page of the extension and an awork into a state, whatever language they speak. `show` opens one of the
 * extension's pages in `page`, which can ask the background before that.
 */
export function createStage<P extends ScenePage>(
  page: P,
  awork: FakeAwork,
  texts: Texts,
  show: (name: Shown) => Promise<unknown>,
) {
  return {
    awork,
    page,
    /** Has the background look whether awork has news, as a popup does that opens. */
    refresh: () => ask(page, "refresh"),
    /** The words for people; placeholders are filled in order. */
    words: (name: string, ...values: string[]): string =>
      texts[name]!.message.replace(/\$([1-9])/g, (_, place) => values[Number(place) - 1] ?? ""),

    connect: (token?: string, userId?: string) => connect(page, token, userId),

    stored: <T>(key: string) =>
      page.evaluate<T>(`chrome.storage.local.get("${key}").then((all) => all["${key}"])`),
    store: (values: Record<string, unknown>, area: "local" | "session" | "sync" = "local") =>
      page.evaluate(`chrome.storage.${area}.set(${JSON.stringify(values)})`),

    /** The popup with all that comes after its first frame. */
    openPopup(): Promise<P> {
      return this.openWhole("popup");
    },

    /** The same page as a side panel. */
    openPanel(): Promise<P> {
      return this.openWhole("sidepanel");
    },

    async openWhole(name: "popup" | "sidepanel"): Promise<P> {
      await show(name);
      const isConnected = Boolean(await this.stored("account"));
      await page
        .locator(isConnected ? ".days .amount, [role=option]" : "main button")
        .first()
        .waitFor();
      if (isConnected) await until("the hours and the plan are read", () => isRead(this), PATIENCE);
      return page;
    },

    async openSettings(): Promise<P> {
      await show("options");
      await page.locator("h1").waitFor();
      return page;
    },

    until: (what: string, isSo: () => Promise<boolean>) => until(what, isSo, PATIENCE),
  };
}
