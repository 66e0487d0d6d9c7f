import { runInstalled } from "./install.mjs";

await runInstalled("../tests/pictures/pictures.ts");
