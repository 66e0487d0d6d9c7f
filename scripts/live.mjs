import { runInstalled } from "./install.mjs";

await runInstalled("../tests/live/live.ts");
