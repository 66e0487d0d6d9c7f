import background from "@/entrypoints/background";
import { beginBrowser } from "./fake-browser.ts";
import type { Order } from "./orders.ts";
import { perform, press } from "./perform.ts";

/** Where what happens in the frame is told: the frame's element in the gallery, if it is in one. */
const told = frameElement ?? document;
const tell = (type: string, detail: unknown) => told.dispatchEvent(new CustomEvent(type, { detail }));

const PAGES = {
  popup: () => import("@/entrypoints/popup/main"),
  sidepanel: () => import("@/entrypoints/popup/main"),
  options: () => import("@/entrypoints/options/main"),
};

async function obey(order: Order): Promise<unknown> {
  switch (order.kind) {
    case "begin":
      beginBrowser(order, (shown) => tell("toolbar", shown));
      return void background.main();
    case "show":
      return void (await PAGES[order.page]());
    case "evaluate":
      return new Function(`return ${order.expression}`)();
    case "press":
      return press(order.key);
    case "part":
      return perform(order.steps, order.deed);
  }
}

/** A page that takes the focus or scrolls to a part leaves the gallery around it where it is. */
function stayPut(): void {
  const gallery = window.parent;
  for (const [prototype, name] of [
    [HTMLElement.prototype, "focus"],
    [Element.prototype, "scrollIntoView"],
  ] as const) {
    const own = (prototype as HTMLElement)[name] as (...values: unknown[]) => void;
    const stay = function (this: HTMLElement, ...values: unknown[]) {
      const { scrollX, scrollY } = gallery;
      const held = gallery.document.activeElement;
      own.apply(this, values);
      if (held?.matches("input, select")) (held as HTMLElement).focus();
      gallery.scrollTo(scrollX, scrollY);
    };
    Object.assign(prototype, { [name]: stay });
  }
  // Another frame takes the focus. To this page that is a window left alone: what has the focus in it keeps it.
  for (const type of ["blur", "focusout"])
    addEventListener(
      type,
      (event) => event.target === document.activeElement && event.stopImmediatePropagation(),
      { capture: true },
    );
}

if (window.parent !== window) stayPut();
addEventListener("error", ({ message }) => tell("failed", message));
addEventListener("unhandledrejection", ({ reason }) => tell("failed", String(reason)));

const hot = import.meta.hot;
const query = new URLSearchParams(location.search);
const scene = query.get("scene");
const language = query.get("language") ?? "en";
if (frameElement)
  document.documentElement.style.colorScheme = parent.document.documentElement.style.colorScheme;

async function answer({ id, order }: { id: number; order: Order }): Promise<void> {
  const told = await obey(order).then(
    (result) => ({ id, result }),
    (error) => ({ id, error: String(error) }),
  );
  hot!.send("gallery:done", told);
}

hot?.on("gallery:order", (given) => void answer(given));
hot?.on("gallery:end", ({ error }: { error: string | null }) =>
  error === null ? tell("shown", null) : tell("failed", error),
);
// In the gallery, frames begin anew a few at a time, and those first that are seen.
if (frameElement)
  hot?.on("vite:beforeFullReload", () => new Promise<void>((begin) => tell("changed", begin)));

tell("opening", null);
hot?.send("gallery:open", { scene, language });
