import { runInstalled } from "./install.mjs";

await runInstalled("coverage.ts");
