import { runInstalled } from "./install.mjs";

await runInstalled("release.ts");
