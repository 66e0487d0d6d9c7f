import { runInstalled } from "./install.mjs";

await runInstalled("write-rooms.ts");
