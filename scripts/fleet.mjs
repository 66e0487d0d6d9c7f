import { runInstalled } from "./install.mjs";

await runInstalled("../tests/fleet/fleet.ts");
