import { runInstalled } from "./install.mjs";

await runInstalled("../tests/contract/contract.ts");
