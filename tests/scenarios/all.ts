import { backgroundScenarios } from "./background.ts";
import { entryScenarios } from "./entries.ts";
import { followScenarios } from "./follow.ts";
import { keyScenarios } from "./key.ts";
import { menuScenarios } from "./menus.ts";
import { popupScenarios } from "./popup.ts";
import { pressScenarios } from "./presses.ts";
import { reminderScenarios } from "./reminders.ts";
import { settingsScenarios } from "./settings.ts";
import { signInScenarios } from "./sign-in.ts";
import type { ScenarioTest } from "./test.ts";
import { timerScenarios } from "./timer.ts";
import { toolbarScenarios } from "./toolbar.ts";
import { troubleScenarios } from "./trouble.ts";

/** What only a real popup, key, menu, panel or question of the browser shows. */
export function realScenarios(test: ScenarioTest): void {
  entryScenarios(test);
  followScenarios(test);
  keyScenarios(test);
  menuScenarios(test);
  popupScenarios(test);
  pressScenarios(test);
  reminderScenarios(test);
}

/** What pages and the background do in any browser. */
export function commonScenarios(test: ScenarioTest): void {
  backgroundScenarios(test);
  settingsScenarios(test);
  signInScenarios(test);
  timerScenarios(test);
  toolbarScenarios(test);
  troubleScenarios(test);
}
