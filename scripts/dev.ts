import { join } from "node:path";
import { createServer } from "wxt";
import { startFakeAwork } from "../tests/fake-awork/server.ts";
import { PERSON_EMAIL, PERSON_PASSWORD, PERSON_TOKEN } from "../tests/fake-awork/people.ts";
import { findBrowser } from "./browser.ts";
import { launch } from "./chromium.ts";
import { pageOf } from "./connection.ts";
import { main } from "./main.ts";
import { root } from "./root.ts";
import { hasDisplay } from "./screen.ts";
import { windowsClosed } from "./window.ts";

await main(async (things, stop) => {
  const executablePath = await findBrowser(stop);
  const awork = await startFakeAwork({ day: true });
  things.defer(() => awork.close());

  // WXT builds now and again whenever a file changes; it reloads the extension through its own server.
  process.env.WXT_AWORK_ORIGIN = awork.origin;
  process.env.AWORK_TIMER_OUT = join(root, ".output", "dev");
  const server = await createServer({ root, webExt: { disabled: true } });
  things.defer(() => server.stop());
  await server.start();
  stop.throwIfAborted();

  const extension = join(process.env.AWORK_TIMER_OUT, "chrome-mv3-dev");
  const browser = await launch({ executablePath, extension, headless: !hasDisplay(), locale: "en-US" });
  things.defer(() => browser.close());
  stop.throwIfAborted();

  console.log(`A stand-in for awork: ${awork.origin}/`);
  console.log(`Sign in as ${PERSON_EMAIL} with the password: ${PERSON_PASSWORD}`);
  console.log(`Or use the access token: ${PERSON_TOKEN}`);
  console.log(`Settings page: ${pageOf(browser, "options")}`);
  console.log("Close the window, or press Ctrl+C here, to end.");
  await windowsClosed(browser, stop);
  return 0;
});
