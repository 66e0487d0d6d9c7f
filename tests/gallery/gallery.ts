import { main } from "../../scripts/main.ts";
import { startGallery } from "./server.ts";

/** As long as it is free; otherwise the next one that is. */
const PORT = 4173;

await main(async (things, stop) => {
  const gallery = await startGallery(PORT);
  things.defer(() => gallery.close());
  console.log(`The gallery: ${gallery.address}`);
  console.log("Press Ctrl+C here to end.");
  await new Promise((resolve) => stop.addEventListener("abort", resolve, { once: true }));
  return 0;
});
