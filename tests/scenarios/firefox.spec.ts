import { commonScenarios, realScenarios } from "./all.ts";
import { firefoxTest } from "./test.ts";

realScenarios(firefoxTest);
commonScenarios(firefoxTest);
