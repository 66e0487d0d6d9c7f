import { resolveAsWritten } from "../fleet/resolve.ts";
import { main } from "../../scripts/main.ts";
import { startCounting } from "./coverage.ts";
import { description } from "./options.ts";

await main(async () => {
  const file = description();
  resolveAsWritten();
  const counting = await startCounting();
  const { report } = await import("./report.ts");
  return report(file, counting);
});
