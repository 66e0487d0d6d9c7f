import { updateMenus } from "@/lib/menus/update-menus";
import { updateToolbar } from "@/lib/toolbar/update-toolbar";

/** Shows in toolbar and context menus what is stored now. Resolves with the toolbar: the menus hold up nothing. */
export function show(): Promise<void> {
  void updateMenus();
  return updateToolbar();
}
