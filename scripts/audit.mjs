import { runInstalled } from "./install.mjs";

await runInstalled("audit.ts");
