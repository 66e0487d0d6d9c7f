import { runInstalled } from "./install.mjs";

await runInstalled("test.ts");
