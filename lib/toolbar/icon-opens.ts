import { setIconOpens } from "@/lib/platform/action";
import { hasPanel } from "@/lib/platform/windows/panel";
import { settingsItem } from "@/lib/settings/settings-store";

/** Has a press on the icon open what the person has chosen. To be called at each start: browsers forget it. */
export async function applyIconOpens(): Promise<void> {
  if (hasPanel()) await setIconOpens((await settingsItem.get()).iconOpens);
}
