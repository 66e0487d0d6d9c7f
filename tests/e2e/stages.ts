import { cp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { launch } from "../../scripts/chromium.ts";
import { type BrowserStage, createBrowserStage } from "../scenes/browser-stage.ts";
import { type Language, type Texts, pseudo, textsIn } from "../scenes/texts.ts";
import { test as base } from "./fixtures.ts";

/** `rtl`: texts that are 40 % longer, from right to left. */
export type Tongue = Language | "rtl";

const TEXTS: Record<Tongue, () => Texts> = {
  en: () => textsIn("en"),
  de: () => textsIn("de"),
  rtl: pseudo,
};

type Stages = (tongue: Tongue) => Promise<BrowserStage>;

/**
 * A browser that goes from one state to the next, and gives way to another with the next language: a browser for each
 * state would take minutes, and each that waits open costs as well. So what is asked for in one language belongs together.
 */
export const test = base.extend<object, { stages: Stages }>({
  stages: [
    async ({ chromiumPath, server: { awork, extension } }, use, { workerIndex }) => {
      let spoken: Tongue | undefined;
      let stage: Promise<BrowserStage>;
      let things = new AsyncDisposableStack();

      async function make(tongue: Tongue): Promise<BrowserStage> {
        await things.disposeAsync();
        things = new AsyncDisposableStack();
        const texts = TEXTS[tongue]();
        let folder = extension;
        if (tongue === "rtl") {
          folder = join(extension, "..", `${tongue}-${workerIndex}`);
          things.defer(() => rm(folder, { recursive: true }));
          await cp(extension, folder, { recursive: true });
          await writeFile(join(folder, "_locales/en/messages.json"), JSON.stringify(texts));
        }
        const locale = tongue === "de" ? "de" : "en-GB";
        const browser = await launch({
          executablePath: chromiumPath,
          extension: folder,
          headless: true,
          locale,
        });
        things.defer(() => browser.close());
        return createBrowserStage(browser, awork, texts);
      }

      await use((tongue) => {
        if (tongue !== spoken) stage = make(tongue);
        spoken = tongue;
        return stage;
      });
      await things.disposeAsync();
    },
    { scope: "worker" },
  ],
});

export { expect } from "@playwright/test";
