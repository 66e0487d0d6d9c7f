import { main } from "../../scripts/main.ts";
import { options } from "./options.ts";
import { resolveAsWritten } from "./resolve.ts";

await main(async (_things, stop) => {
  const given = options();
  resolveAsWritten();
  const { report } = await import("./report.ts");
  return report(given, stop);
});
