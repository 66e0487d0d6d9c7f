import { constants } from "node:os";

/** What went wrong, said in full by its message: shown to people without a stack. */
export class Trouble extends Error {}

/** Somebody asked the command to end: Ctrl+C, an end request, a closed terminal. */
class Interrupted extends Error {
  readonly status: number;

  constructor(signal: NodeJS.Signals) {
    super(`Ended by ${signal}`);
    this.status = 128 + constants.signals[signal];
  }
}

/**
 * Runs a command to its end and sets the exit status that `work` resolves to. What `work` puts on `things` is closed
 * whatever happens. `stop` aborts at the first signal; further ones change nothing, as the terminal, npm and the
 * parent process each deliver their own.
 */
export async function main(work: (things: AsyncDisposableStack, stop: AbortSignal) => Promise<number>) {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(name, () => controller.abort(new Interrupted(name)));
  }
  const things = new AsyncDisposableStack();
  try {
    process.exitCode = await work(things, controller.signal);
  } catch (failure) {
    const reason: unknown = controller.signal.reason;
    process.exitCode = reason instanceof Interrupted ? reason.status : 1;
    if (!controller.signal.aborted) console.error(failure instanceof Trouble ? failure.message : failure);
  } finally {
    await things.disposeAsync();
  }
}

/**
 * The work, given up when `stop` aborts: Playwright never settles a `newPage` whose browser closes meanwhile. For work
 * that opens nothing which outlives what is on `things`.
 */
export function unlessStopped<T>(stop: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    stop.addEventListener("abort", () => reject(stop.reason), { once: true });
    if (stop.aborted) reject(stop.reason);
    work.then(resolve, reject);
  });
}
