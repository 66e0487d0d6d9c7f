import { allScenarios } from "./all.ts";
import { firefoxTest } from "./test.ts";

allScenarios(firefoxTest);
