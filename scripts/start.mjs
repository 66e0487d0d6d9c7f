import { runInstalled } from "./install.mjs";

await runInstalled("start.ts");
