import { constants } from "node:os";

/** An error whose message explains it in full; shown without a stack. */
export class Trouble extends Error {}

/** The command was asked to end: Ctrl+C, SIGTERM, or a closed terminal. */
class Interrupted extends Error {
  readonly status: number;

  constructor(signal: NodeJS.Signals) {
    super(`Ended by ${signal}`);
    this.status = 128 + constants.signals[signal];
  }
}

/**
 * Runs a command and sets the exit status that `work` resolves to. Everything that `work` adds to `things` is
 * closed in any case. `stop` aborts at the first signal; further ones are ignored, as the terminal, npm and
 * the parent process each send their own.
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
 * Resolves like `work`, but rejects when `stop` aborts: Playwright never settles a `newPage` whose browser
 * closes meanwhile. Only for work that opens nothing which outlives what is on `things`.
 */
export function unlessStopped<T>(stop: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    stop.addEventListener("abort", () => reject(stop.reason), { once: true });
    if (stop.aborted) reject(stop.reason);
    work.then(resolve, reject);
  });
}
