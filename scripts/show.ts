import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { PERSON_EMAIL, PERSON_PASSWORD } from "../tests/fake-awork/people.ts";
import { buildExtension, type BuildOptions } from "./extension.ts";
import type { Face } from "./face.ts";
import { Trouble } from "./main.ts";
import { root } from "./root.ts";
import { hasDisplay } from "./screen.ts";

/** The request that Resume sends. */
export const removal = { method: "POST", path: /\/removebreaks$/ };

/** Builds the extension for `npm start`. */
export function build(options: Omit<BuildOptions, "outDir">): Promise<string> {
  console.log("Building the extension for it");
  return buildExtension({ ...options, outDir: ".output/start" });
}

/** Whether there is no display, so that nobody can watch. Also prints how the browser opens. */
export function isAlone(browser: string): boolean {
  const headless = !hasDisplay();
  console.log(headless ? `Nobody looks: opening ${browser} without a window` : `Opening ${browser}`);
  return headless;
}

export function print(state: string, { time, badge, tooltip }: Face) {
  console.log(`${state}: time ${time}, badge ${badge || "none"}, tooltip "${tooltip}"`);
}

/** The path for a screenshot with this name. */
export async function placeOf(name: string): Promise<string> {
  const pictures = join(root, ".results", "start");
  await mkdir(pictures, { recursive: true });
  return join(pictures, `${name}.png`);
}

/** Reports the result of a run without a display. Throws `Trouble` unless Resume posted exactly once. */
export function sum(posts: number, pictures: string[]): void {
  if (posts !== 1) throw new Trouble(`Resume was to post removebreaks once; awork got it ${posts} times.`);
  console.log(`The timer runs again. Pictures of the popup: ${pictures.join(", ")}`);
}

/** Prints what the person can try. `key`: the shortcut for Resume, if one is set. */
export function invite(origin: string, key: string | undefined): void {
  console.log(`The timer is paused: click the toolbar icon${key ? `, or press ${key}` : ""}.`);
  console.log(`${origin}/ plays awork's web app: start, pause and stop there, and the toolbar follows.`);
  console.log(
    `To try the sign-in too: sign out in the settings, then sign in as ${PERSON_EMAIL} with the password: ${PERSON_PASSWORD}`,
  );
  console.log("Close the window, or press Ctrl+C here, to end.");
}
