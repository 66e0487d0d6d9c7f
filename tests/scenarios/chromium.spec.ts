import { FULL } from "../e2e/tags.ts";
import { commonScenarios, realScenarios } from "./all.ts";
import { chromiumTest } from "./test.ts";

realScenarios(chromiumTest);
// In the usual run, Chromium's own tests show these.
chromiumTest.describe("what both browsers do", FULL, () => commonScenarios(chromiumTest));
