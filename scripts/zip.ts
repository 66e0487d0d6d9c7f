import { main } from "./main.ts";
import { zip } from "./packages.ts";

await main((_, stop) => zip(stop));
