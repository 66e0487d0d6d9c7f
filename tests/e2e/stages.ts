import { cp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Browser, launch } from "../../scripts/chromium.ts";
import { createStage, type Stage } from "../scenes/stage.ts";
import { type Language, type Texts, pseudo, textsIn } from "../scenes/texts.ts";
import { test as base } from "./fixtures.ts";

/** `rtl`: texts that are 40 % longer, from right to left. */
export type Tongue = Language | "rtl";

const TEXTS: Record<Tongue, () => Texts> = {
  en: () => textsIn("en"),
  de: () => textsIn("de"),
  rtl: pseudo,
};

type Stages = (tongue: Tongue) => Promise<Stage>;

/** Browsers that go from one state to the next, one for each language: a browser for each state would take minutes. */
export const test = base.extend<object, { stages: Stages }>({
  stages: [
    async ({ chromiumPath, server: { awork, extension } }, use, { workerIndex }) => {
      const browsers: Browser[] = [];
      const made = new Map<Tongue, Promise<Stage>>();
      const folders: string[] = [];

      async function make(tongue: Tongue): Promise<Stage> {
        const texts = TEXTS[tongue]();
        let folder = extension;
        if (tongue === "rtl") {
          folder = join(extension, "..", `${tongue}-${workerIndex}`);
          folders.push(folder);
          await cp(extension, folder, { recursive: true });
          await writeFile(join(folder, "_locales/en/messages.json"), JSON.stringify(texts));
        }
        const locale = tongue === "de" ? "de-DE" : "en-GB";
        const browser = await launch({
          executablePath: chromiumPath,
          extension: folder,
          headless: true,
          locale,
        });
        browsers.push(browser);
        return createStage(browser, awork, texts);
      }

      await use((tongue) => {
        const stage = made.get(tongue) ?? make(tongue);
        made.set(tongue, stage);
        return stage;
      });
      for (const browser of browsers) await browser.close();
      for (const folder of folders) await rm(folder, { recursive: true });
    },
    { scope: "worker" },
  ],
});

export { expect } from "@playwright/test";
