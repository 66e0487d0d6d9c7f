import { backgroundScenarios } from "./background.ts";
import { keyScenarios } from "./key.ts";
import { settingsScenarios } from "./settings.ts";
import { signInScenarios } from "./sign-in.ts";
import { firefoxTest as test } from "./test.ts";
import { timerScenarios } from "./timer.ts";
import { toolbarScenarios } from "./toolbar.ts";
import { troubleScenarios } from "./trouble.ts";

backgroundScenarios(test);
keyScenarios(test);
settingsScenarios(test);
signInScenarios(test);
timerScenarios(test);
toolbarScenarios(test);
troubleScenarios(test);
