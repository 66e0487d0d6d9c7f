import { startFakeAwork } from "../tests/fake-awork/server.ts";
import { main, Trouble } from "./main.ts";
import { startInChromium } from "./start-chromium.ts";
import { startInFirefox } from "./start-firefox.ts";

const browsers = { chromium: startInChromium, firefox: startInFirefox };

await main(async (things, stop) => {
  const [name = "chromium"] = process.argv.slice(2);
  if (!Object.hasOwn(browsers, name))
    throw new Trouble(`No browser is called ${name} here. There are: ${Object.keys(browsers).join(", ")}`);
  const awork = await startFakeAwork({ day: true });
  things.defer(() => awork.close());
  console.log(`A stand-in for awork, with a day of entries: ${awork.origin}/`);
  await browsers[name as keyof typeof browsers](awork, things, stop);
  return 0;
});
