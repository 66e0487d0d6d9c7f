import { allScenarios } from "./all.ts";
import { chromiumTest } from "./test.ts";

allScenarios(chromiumTest);
