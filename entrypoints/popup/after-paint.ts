/** A page that is not seen draws no frames, and is not to wait for one for ever. */
const UNSEEN = 200;

/** Calls back once, when the first frame has been drawn: a task that a frame's callback asks for comes after it. */
export function afterPaint(then: () => void): void {
  let isDone = false;
  const once = () => {
    if (!isDone) then();
    isDone = true;
  };
  requestAnimationFrame(() => setTimeout(once));
  setTimeout(once, UNSEEN);
}
