import { startFakeAwork } from "../fake-awork/server.ts";
import { SCENES } from "../scenes/scenes.ts";
import { AFTERNOON, PANEL, POPUP, SETTINGS, createStage } from "../scenes/stage.ts";
import { type Language, pseudo, textsIn } from "../scenes/texts.ts";
import { createFramePage } from "./frame-page.ts";
import type { Order } from "./orders.ts";

const LOCALES = { en: "en-GB", de: "de", rtl: "en-GB" };

/** The scenes' names, each with the page it is on and that page's size in CSS pixels. */
export const scenes = () =>
  SCENES.map(({ name, page }) => ({
    name,
    page,
    ...{ popup: POPUP, panel: PANEL, settings: SETTINGS }[page],
  }));

export type Listed = ReturnType<typeof scenes>[number];

/** Starts an awork of the frame's own. `play` brings the frame to where it shows the scene. */
export async function beginScene(wanted: string, language: Language | "rtl") {
  const scene = SCENES.find(({ name }) => name === wanted);
  if (!scene) throw new Error(`There is no scene "${wanted}".`);
  const awork = await startFakeAwork();
  awork.clock.set(AFTERNOON);

  return {
    awork,
    /** `api`: where the frame reaches the awork. */
    async play(api: string, send: (order: Order) => Promise<unknown>): Promise<void> {
      const texts = language === "rtl" ? pseudo() : textsIn(language);
      await send({ kind: "begin", texts, api, locale: LOCALES[language] });
      const page = createFramePage(send);
      await scene.open(createStage(page, awork, texts, (page) => send({ kind: "show", page })));
    },
  };
}
