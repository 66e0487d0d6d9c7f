/** A page that is not seen draws no frames, and is not to wait for one for ever. */
const UNSEEN = 200;

/** Resolves when the first frame has been drawn: a task that a frame's callback asks for comes after it. */
export const afterPaint = (): Promise<void> =>
  new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, UNSEEN);
  });
