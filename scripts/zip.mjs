import { runInstalled } from "./install.mjs";

await runInstalled("zip.ts");
