import { runInstalled } from "./install.mjs";

await runInstalled("../tests/bench/bench.ts");
