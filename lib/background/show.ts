import { updateMenus } from "@/lib/menus/update-menus";
import { updateToolbar } from "@/lib/toolbar/update-toolbar";

/** Shows in toolbar and context menus what is stored now. */
export async function show(): Promise<void> {
  await Promise.all([updateToolbar(), updateMenus()]);
}
