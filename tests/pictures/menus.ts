import { launch } from "../../scripts/chromium.ts";
import { buildExtension } from "../../scripts/extension.ts";
import { findFirefox } from "../../scripts/find-firefox.ts";
import { launchFirefox } from "../../scripts/firefox.ts";
import { Trouble, unlessStopped } from "../../scripts/main.ts";
import { findScreenTools } from "../../scripts/screen.ts";
import { until } from "../../scripts/wait.ts";
import { connect, forget } from "../e2e/ask.ts";
import { createDesk } from "../e2e/desk.ts";
import { menuItems } from "../e2e/menu-items.ts";
import { TASKS } from "../fake-awork/catalogue.ts";
import { HOUR, MINUTE } from "../fake-awork/clock.ts";
import type { Entry } from "../fake-awork/entry.ts";
import type { FakeAwork } from "../fake-awork/server.ts";
import { APP_HOST, type WebApp, startWebApp } from "../fake-awork/web-app.ts";
import { WEB_APP_SWITCHES, inChromium } from "../scenarios/chromium.ts";
import { type Driver, createDriver } from "../scenarios/driver.ts";
import { inFirefox } from "../scenarios/firefox.ts";
import { type Seat, withSeat } from "../scenarios/seat.ts";
import { AFTERNOON } from "../scenes/stage.ts";
import { pngOf } from "./png.ts";
import type { Picture } from "./sheet.ts";

type Theme = Picture["theme"];

/** A browser, and the extension that was built for it. */
type Built = { executablePath: string; extension: string };

type Given = {
  awork: FakeAwork;
  chromium: Built;
  languages: readonly { language: string; locale: string }[];
  themes: readonly Theme[];
  /** Takes a part of the names. */
  only: string;
  stop: AbortSignal;
};

/** The states that the icon's menu differs by, as changes of the entry that is current. */
const STATES: { name: string; entry: Partial<Entry> }[] = [
  { name: "running", entry: {} },
  {
    name: "paused",
    entry: {
      breaks: [
        { start: AFTERNOON - 40 * MINUTE, end: AFTERNOON - 33 * MINUTE },
        { start: AFTERNOON - 12 * MINUTE, end: null },
      ],
    },
  },
  { name: "stopped", entry: { end: AFTERNOON - MINUTE } },
];

/** What can go wrong in a menu: a long name, `&` and `%s`, a mark of direction and an emoji. */
const NAMES = [
  "Plakatentwürfe für die Fußgängerzone und alle Nebenstraßen der Altstadt",
  "R&D & Q&A, 100%safe",
  "\u202Eمخطط الموقع\u202C 🎉",
];

const ON_TEXT = "selected text";

/** Pixels around a menu. */
const MARGIN = 8;

/** Pictures of the context menus, which the browsers draw outside of every page: they are cut out of a screen. */
export async function menuPictures(given: Given): Promise<Picture[]> {
  const { awork, chromium, languages, themes, only, stop } = given;
  const names = [...STATES.map(({ name }) => name), ON_TEXT];
  const isWanted = (browser: string, what: string) => sceneOf(browser, what).includes(only);
  const browsers = (["Chromium", "Firefox"] as const).filter((browser) =>
    names.some((name) => isWanted(browser, name)),
  );
  if (browsers.length === 0) return [];
  if (!(await hasScreen(stop))) {
    console.log("The context menus are left out: their pictures take Linux with Xvfb and xdotool.");
    return [];
  }
  const pictures: Picture[] = [];
  const webApp = await startWebApp(awork);
  await withSeat(async (seat) => {
    for (const browser of browsers) {
      const open =
        browser === "Chromium" ? openChromium(chromium) : openFirefox(await builtForFirefox(awork, stop));
      for (const { language, locale } of languages)
        for (const theme of themes) {
          await using things = new AsyncDisposableStack();
          const wanted = { awork, seat: seat!, locale, theme, things };
          const driver = await unlessStopped(stop, open(wanted));
          for (const name of names.filter((each) => isWanted(browser, each))) {
            await unlessStopped(stop, openMenu(name, driver, awork, webApp));
            const shot = await unlessStopped(stop, takePicture(driver, seat!));
            await driver.contextMenu!.close();
            pictures.push({ scene: sceneOf(browser, name), language, theme, shot });
            console.log(`${language}: ${sceneOf(browser, name)}, ${theme}`);
          }
        }
    }
  }).finally(() => webApp.close());
  return pictures;
}

const sceneOf = (browser: string, what: string) => `menu, ${what}, ${browser}`;

const hasScreen = (stop: AbortSignal): Promise<boolean> =>
  findScreenTools(stop).then(
    (tools) => tools !== undefined,
    (failure) => {
      if (failure instanceof Trouble) return false;
      throw failure;
    },
  );

async function builtForFirefox({ origin }: FakeAwork, signal: AbortSignal): Promise<Built> {
  const executablePath = await findFirefox(signal);
  const outDir = ".output/pictures-firefox";
  return { executablePath, extension: await buildExtension({ origin, outDir, browser: "firefox", signal }) };
}

type Wanted = { awork: FakeAwork; seat: Seat; locale: string; theme: Theme; things: AsyncDisposableStack };

const openChromium =
  ({ executablePath, extension }: Built) =>
  async ({ awork, seat, locale, theme, things }: Wanted): Promise<Driver> => {
    const { display } = seat;
    const args = [...WEB_APP_SWITCHES, ...(theme === "dark" ? ["--force-dark-mode"] : [])];
    const browser = await launch({ executablePath, extension, headless: false, display, locale, args });
    things.defer(() => browser.close());
    return createDriver(inChromium(await createDesk(browser, awork), seat), awork);
  };

const openFirefox =
  ({ executablePath, extension }: Built) =>
  async ({ awork, seat, locale, theme, things }: Wanted): Promise<Driver> => {
    const { display } = seat;
    const firefox = await launchFirefox({ executablePath, headless: false, display, locale });
    things.defer(() => firefox.close());
    await firefox.chrome(`Services.prefs.setIntPref("ui.systemUsesDarkTheme", ${theme === "dark" ? 1 : 0})`);
    await firefox.install(extension);
    return createDriver(await inFirefox(firefox, seat), awork);
  };

/** Puts the timer into a state, and opens a menu that is as that state is. */
async function openMenu(name: string, driver: Driver, awork: FakeAwork, webApp: WebApp): Promise<void> {
  const { settings, contextMenu } = driver;
  await forget(settings);
  const { books, clock, script } = awork;
  script.reset();
  books.clear();
  clock.set(AFTERNOON);
  for (const [place, taskName] of NAMES.entries()) {
    const end = AFTERNOON - (2 + place) * HOUR;
    const task = { ...TASKS[place + 1]!, id: crypto.randomUUID(), name: taskName, project: null };
    books.add({ task, project: null, start: end - HOUR, end });
  }
  const state = STATES.find((each) => each.name === name);
  books.add({ start: AFTERNOON - 50 * MINUTE, ...state?.entry });
  await connect(settings);
  // The popup reads the last days.
  const popup = await driver.openPopup();
  const hasTasks = async () =>
    (await menuItems(settings)).filter(({ id }) => id.includes(`"start"`)).length === 3;
  await until("the last tasks are in the menu", hasTasks);
  await popup.close();
  if (state) {
    const [first] = await contextMenu!.openOnIcon();
    return contextMenu!.goTo(first!);
  }
  const page = await driver.openWebApp(webApp.at(APP_HOST));
  const [title] = await contextMenu!.openOnText(page, "header strong");
  await contextMenu!.goTo(title!);
}

/** The menu as it is on the screen, once it changes no more. */
async function takePicture({ contextMenu }: Driver, seat: Seat): Promise<Buffer> {
  const { left, top, right, bottom } = (await contextMenu!.place())!;
  const box = { left: left - MARGIN, top: top - MARGIN, right: right + MARGIN, bottom: bottom + MARGIN };
  let shot: Buffer = Buffer.alloc(0);
  await until("the menu changes no more", async () => {
    const before = shot;
    shot = pngOf(await seat.frame(), box);
    return shot.equals(before);
  });
  return shot;
}
