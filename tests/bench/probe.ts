/** What the probe saw in a popup. Milliseconds since the navigation started. */
export type Seen = {
  text: string;
  /** When the number was in the document, as epoch milliseconds. */
  at: number;
  /** When the page painted it. */
  painted: number;
  /** When the frame with it was on the screen, in steps of 4 ms. */
  presented: number;
};

/**
 * Runs in the popup before any of its own code: marks the number as soon as it is in the document, still ahead of the
 * frame that paints it, and takes the time of that frame from the browser's Element Timing. `globalThis.seen` resolves
 * a moment later, when what the popup does after it has painted is done, too.
 */
export const probe = `globalThis.seen = new Promise((resolve) => {
  const seen = {};
  setTimeout(() => resolve({ text: "nothing", at: 0 }), 15_000);
  new PerformanceObserver((list, observer) => {
    const [{ paintTime, presentationTime }] = list.getEntries();
    observer.disconnect();
    Object.assign(seen, { painted: paintTime, presented: presentationTime });
    setTimeout(() => resolve(seen), 300);
  }).observe({ type: "element", buffered: true });
  new MutationObserver((_, observer) => {
    const number = document.querySelector("[role=timer]");
    if (!number?.textContent) return;
    observer.disconnect();
    number.setAttribute("elementtiming", "number");
    Object.assign(seen, { text: number.textContent, at: Date.now() });
  }).observe(document, { childList: true, characterData: true, subtree: true });
})`;
