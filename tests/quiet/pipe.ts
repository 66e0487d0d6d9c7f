import type { ChildProcess } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { Trouble } from "../../scripts/main.ts";

export const ENDED = new Trouble("Chromium has ended.");

type Message = {
  id?: number;
  sessionId?: string;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { message: string };
};

/** The protocol of Chromium's developer tools, spoken to one page or, without a session, to the browser. */
export type Line = {
  send<T = unknown>(method: string, params?: object): Promise<T>;
  on<T>(method: string, heard: (params: T) => void): void;
};

/**
 * Speaks the protocol over the pipe of a Chromium that was started with `--remote-debugging-pipe`: JSON, ended by a NUL.
 * It attaches to nothing by itself, as a worker with a debugger on it never stops (measured).
 */
export function openPipe(child: ChildProcess) {
  const [to, from] = [child.stdio[3] as Writable, child.stdio[4] as Readable];
  const waiting = new Map<number, { done: (result: never) => void; fail: (cause: Error) => void }>();
  const listeners: { session: string | undefined; method: string; heard: (params: never) => void }[] = [];
  let count = 0;

  function hear({ id, sessionId, method, params, result, error }: Message): void {
    if (id === undefined) {
      for (const each of listeners)
        if (each.method === method && each.session === sessionId) each.heard(params as never);
      return;
    }
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error) asked?.fail(new Error(error.message));
    else asked?.done(result as never);
  }

  let rest = "";
  from.setEncoding("utf8").on("data", (text: string) => {
    const messages = (rest + text).split("\0");
    rest = messages.pop()!;
    for (const message of messages) hear(JSON.parse(message));
  });
  from.on("close", () => {
    for (const { fail } of waiting.values()) fail(ENDED);
    waiting.clear();
  });
  // What is asked of a browser that has gone is answered by the close above.
  to.on("error", () => {});

  /** To the page of a session, or to the browser. */
  return (session?: string): Line => ({
    send: (method, params = {}) =>
      new Promise((done, fail) => {
        if (from.closed) return fail(ENDED);
        waiting.set(++count, { done, fail });
        to.write(`${JSON.stringify({ id: count, method, params, sessionId: session })}\0`);
      }),
    on: (method, heard) => void listeners.push({ session, method, heard }),
  });
}
