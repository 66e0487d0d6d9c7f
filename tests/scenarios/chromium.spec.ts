import { chromiumTest as test } from "./test.ts";
import { timerScenarios } from "./timer.ts";

timerScenarios(test);
