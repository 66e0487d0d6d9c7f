import type { Shown } from "./fake-browser.ts";
import type { Listed } from "./play.ts";
import type { createTurns } from "./turns.ts";

/** `loading`: its code is not there yet. `opening`: the scene is played. */
type State = "loading" | "opening" | "shown" | "failed";

const NO_CODE = "Its code can't be loaded. The browser's console says why.";

/** A scene with its toolbar button. `turned` is called when its state has changed, which `data-state` says. */
export function createFigure(
  { name, width, height }: Listed,
  turns: ReturnType<typeof createTurns>,
  turned: () => void,
) {
  const template = document.querySelector("template")!;
  const figure = template.content.firstElementChild!.cloneNode(true) as HTMLElement;
  const part = <T extends HTMLElement>(selector: string) => figure.querySelector<T>(selector)!;
  const frame = part<HTMLIFrameElement>("iframe");
  part("a").textContent = name;
  Object.assign(frame, { title: name, width, height });

  function turn(state: State, error = ""): void {
    // What failed does not become right by going on.
    if (state === "shown" && figure.dataset.state === "failed") return;
    figure.dataset.state = state;
    part(".error").textContent = error;
    if (state === "shown" || state === "failed") turns.done(frame);
    turned();
  }

  const begin = (load: () => void) =>
    turns.wait(frame, () => {
      turn("loading");
      load();
    });

  const listen = <T>(type: string, listener: (detail: T) => void) =>
    frame.addEventListener(type, (event) => listener((event as CustomEvent<T>).detail));

  listen("changed", begin);
  listen("opening", () => turn("opening"));
  listen("shown", () => turn("shown"));
  listen<string>("failed", (error) => turn("failed", error));
  listen("load", () => figure.dataset.state === "loading" && turn("failed", NO_CODE));
  listen<Shown>("toolbar", ({ icon, badge, colour, title }) => {
    part<HTMLImageElement>(".button img").src = icon;
    part(".button b").textContent = badge;
    part(".button b").style.background = colour;
    part(".title").textContent = title;
  });

  return {
    element: figure,
    frame,
    /** Opens this address, unless it is open or about to be. */
    open(address: string): void {
      const link = part<HTMLAnchorElement>("a");
      if (link.getAttribute("href") === address) return;
      link.href = address;
      begin(() => (frame.src = address));
    },
  };
}

export type Figure = ReturnType<typeof createFigure>;
