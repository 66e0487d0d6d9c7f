import { runInstalled } from "./install.mjs";

await runInstalled("../tests/gallery/gallery.ts");
