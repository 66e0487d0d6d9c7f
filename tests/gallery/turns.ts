/** So many frames begin at a time. The browser has one focus: frames that play at once take it from each other. */
const AT_ONCE = 1;

/** Frames near enough to be seen soon, so that they may begin. */
const MARGIN = "400px";

/** Has frames begin in turn, and only those that are seen, or soon can be. */
export function createTurns() {
  const waiting = new Map<Element, () => void>();
  const near = new Set<Element>();
  const busy = new Set<Element>();

  function next(): void {
    for (const [frame, begin] of waiting) {
      if (busy.size >= AT_ONCE) return;
      if (!near.has(frame)) continue;
      waiting.delete(frame);
      busy.add(frame);
      begin();
    }
  }

  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (isIntersecting) near.add(target);
        else near.delete(target);
      }
      next();
    },
    { rootMargin: MARGIN },
  );

  return {
    /** Calls `begin` when it is the frame's turn. A frame that is just beginning has it. */
    wait(frame: Element, begin: () => void): void {
      observer.observe(frame);
      if (busy.has(frame)) return begin();
      waiting.set(frame, begin);
      next();
    },
    /** The frame shows its scene, or can't. */
    done(frame: Element): void {
      busy.delete(frame);
      next();
    },
  };
}
