import { runInstalled } from "./install.mjs";

await runInstalled("dev.ts");
