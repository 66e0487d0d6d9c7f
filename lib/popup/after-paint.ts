/** A hidden page paints no frames; resolve after this many milliseconds anyway. */
const UNSEEN = 200;

/** Resolves after the first frame is painted: a task queued in a frame callback runs after the paint. */
export const afterPaint = (): Promise<void> =>
  new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, UNSEEN);
  });
