import type { Page } from "@playwright/test";
import type { Browser } from "./chromium.ts";

/** Resolves when the person closes the last window or presses Ctrl+C; both end normally. */
export function windowsClosed({ context }: Browser, stop: AbortSignal) {
  return new Promise<void>((resolve) => {
    stop.addEventListener("abort", () => resolve(), { once: true });
    context.once("close", () => resolve());
    // On macOS a browser keeps running without windows.
    const watch = (page: Page) => page.once("close", () => context.pages().length === 0 && resolve());
    context.pages().forEach(watch);
    context.on("page", watch);
  });
}
