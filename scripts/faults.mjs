import { runInstalled } from "./install.mjs";

await runInstalled("../tests/faults/faults.ts");
