import { onBrowserStart, onInstalled } from "@/lib/platform/runtime";
import { accountItem } from "@/lib/tracker-store/state-items";
import { happened } from "./log";
import { hasPermission } from "@/lib/platform/permissions";

/** Logs what happens to the extension outside the state. */
export function recordEvents(): void {
  onBrowserStart(() => void happened("started"));
  onInstalled((reason, previousVersion) => void happened("installed", reason, previousVersion));
  accountItem.watch((account) => happened("account", account !== null, Boolean(account?.clientId)));
  // Log unhandled rejections: all code here is asynchronous, so uncaught errors end up there.
  addEventListener("unhandledrejection", ({ reason }) => happened("error", place(reason)));
}

/** Logs that the permission to reach awork was granted or revoked. */
export const recordPermission = async (): Promise<void> => happened("permission", await hasPermission());

/**
 * The line and column in the script where an error was thrown; empty if unknown. The error's message can
 * contain anything, so it is left out.
 */
const place = (cause: unknown): string =>
  /\.js:(\d+:\d+)/.exec(`${(cause as Partial<Error> | null)?.stack}`)?.[1] ?? "";
