import { onBrowserStart, onInstalled } from "@/lib/platform/runtime";
import { accountItem } from "@/lib/tracker-store/state-items";
import { happened } from "./log";
import { hasPermission } from "@/lib/platform/permissions";

/** Writes into the log what happens to the extension apart from the state. */
export function recordEvents(): void {
  onBrowserStart(() => void happened("started"));
  onInstalled((reason, previousVersion) => void happened("installed", reason, previousVersion));
  accountItem.watch((account) => happened("account", account !== null, Boolean(account?.clientId)));
  // Everything here is promises, so that is where what nobody caught comes out.
  addEventListener("unhandledrejection", ({ reason }) => happened("error", place(reason)));
}

/** The permission to reach awork was given or taken. */
export const recordPermission = async (): Promise<void> => happened("permission", await hasPermission());

/**
 * The line and column of the program where an error was thrown; empty where they can't be told. An error's own words
 * can hold anything, so they are left out.
 */
const place = (cause: unknown): string =>
  /\.js:(\d+:\d+)/.exec(`${(cause as Partial<Error> | null)?.stack}`)?.[1] ?? "";
