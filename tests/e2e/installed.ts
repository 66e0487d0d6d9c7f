import { type Browser, type Host, type OpenOptions, host } from "../../scripts/chromium.ts";
import { lookout } from "../../scripts/connection.ts";
import { configure } from "./configure.ts";
import { settingsIn } from "./desk.ts";

/** An extension in a browser that goes on from test to test. */
export interface Installed {
  /** As if nobody had used it yet, with its lookout open. The browser is another one where another is asked for. */
  used(options: OpenOptions): Promise<Browser>;
  /** Installed just now: its settings open by themselves. */
  anew(options: OpenOptions): Promise<Browser>;
  /** Takes the extension away. */
  drop(): Promise<void>;
  /** Closes the browser; the next one who asks gets another. */
  close(): Promise<void>;
}

export function createInstalled(extension: string): Installed {
  let asked: string | undefined;
  let opened: Host | undefined;
  let browser: Browser | undefined;

  async function hostFor(options: OpenOptions): Promise<Host> {
    const wanted = JSON.stringify(options);
    if (opened && asked === wanted) return opened;
    await opened?.close();
    [opened, browser, asked] = [undefined, undefined, wanted];
    return (opened = await host(options));
  }

  return {
    async used(options) {
      await hostFor(options);
      if (browser) return browser;
      const fresh = await this.anew(options);
      await (await settingsIn(fresh)).goto(lookout(fresh));
      return fresh;
    },
    async anew(options) {
      const place = await hostFor(options);
      await this.drop();
      browser = await place.install(extension);
      // They open in an empty tab if there is one: in nobody else's.
      await settingsIn(browser);
      if (!options.headless) await configure(browser, { pinnedToToolbar: true });
      return browser;
    },
    async drop() {
      await browser?.close();
      browser = undefined;
    },
    async close() {
      await opened?.close();
      [opened, browser] = [undefined, undefined];
    },
  };
}
