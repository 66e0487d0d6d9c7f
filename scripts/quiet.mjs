import { runInstalled } from "./install.mjs";

await runInstalled("../tests/quiet/quiet.ts");
