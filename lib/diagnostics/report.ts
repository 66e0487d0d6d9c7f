import { followFact } from "@/lib/follow/permission";
import { badgeText } from "@/lib/platform/action";
import { alarms } from "@/lib/platform/alarms";
import { shortcuts } from "@/lib/platform/commands";
import { languages } from "@/lib/platform/i18n";
import { manifest } from "@/lib/platform/runtime";
import { sizes } from "@/lib/platform/storage";
import { type Duration, SECOND } from "@/lib/timer/time";
import type { ConnectionCheck } from "./connection-check-result";
import { reportText } from "./report-text";
import { NOTHING_KNOWN } from "@/lib/tracker/state";
import { presence } from "@/lib/platform/idle";
import { accountItem, stateItem } from "@/lib/tracker-store/state-items";
import { logItem } from "./log";
import { hasPermission } from "@/lib/platform/permissions";
import { settingsItem } from "@/lib/settings/settings-store";

/** Facts about browser and computer; none contains anything that a person or awork has written. */
const FACTS: Record<string, () => string | Promise<string>> = {
  Extension() {
    const { version, manifest_version } = manifest();
    return `${version}, manifest ${manifest_version}`;
  },
  Browser: () => navigator.userAgent,
  Language() {
    const { own, texts } = languages();
    return `${own}, texts ${texts}`;
  },
  "Time zone": () => new Intl.DateTimeFormat().resolvedOptions().timeZone,
  "May reach awork": async () => ((await hasPermission()) ? "yes" : "no"),
  "Follows the web app": followFact,
  async Keys() {
    const all = Object.entries(await shortcuts());
    return all.map(([name, shortcut]) => `${name} ${shortcut || "none"}`).join(", ");
  },
  Person: presence,
  Settings: async () => JSON.stringify(await settingsItem.get()),
  Badge: async () => JSON.stringify(await badgeText()),
  async "Next wake"() {
    return (await alarms()).map((at) => seconds(at - Date.now())).join(", ") || "none";
  },
  "Stored in bytes": () => bytes("local"),
  "In memory in bytes": () => bytes("session"),
};

const seconds = (duration: Duration) => `in ${Math.round(duration / SECOND)} s`;

async function bytes(area: "local" | "session"): Promise<string> {
  const all = Object.entries(await sizes(area));
  return all.map(([key, size]) => `${key} ${size}`).join(", ") || "nothing";
}

/**
 * A report on the current state and the result of the last connection check: a text for a person to read, and
 * to pass on if they like.
 */
export async function report(check: ConnectionCheck | null = null): Promise<string> {
  const facts = Object.entries(FACTS).map(async ([name, ask]): Promise<[string, string]> => {
    try {
      return [name, await ask()];
    } catch {
      // If a browser can't report one thing, the others are still useful, and so is the failure.
      return [name, "not told"];
    }
  });
  const [account, state, events] = await Promise.all([
    accountItem.get().catch(() => null),
    stateItem.get().catch(() => NOTHING_KNOWN),
    logItem.get().catch(() => []),
  ]);
  return reportText(await Promise.all(facts), account, state, events, Date.now(), check);
}
