import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createApi } from "./api.ts";
import { createBooks, type Books } from "./books.ts";
import { createClock, type Clock } from "./clock.ts";
import { seedDay } from "./day.ts";
import { createJournal, type Journal } from "./journal.ts";
import { createLimits } from "./limits.ts";
import { createPage } from "./page.ts";
import { createScript, type Script } from "./script.ts";
import { createSignIn, type SignIn } from "./sign-in/sign-in.ts";

export type FakeAwork = {
  /** "http://127.0.0.1:PORT": the page at `/`, the API below `/api/v1`. */
  origin: string;
  clock: Clock;
  books: Books;
  journal: Journal;
  script: Script;
  signIn: SignIn;
  /** Ends every connection, the hanging ones too. */
  close(): Promise<void>;
};

/** Starts an awork of one's own; `port` 0 takes a free one, `day` seeds a believable day. */
export async function startFakeAwork({ port = 0, day = false } = {}): Promise<FakeAwork> {
  const clock = createClock();
  const books = createBooks(clock);
  const journal = createJournal();
  const limits = createLimits(clock);
  const script = createScript(limits);
  const closing = new AbortController();
  const { signIn, door } = createSignIn(books, clock);
  const api = createApi({ books, clock, door, journal, limits, script });
  const page = createPage(books, clock);

  async function answer(message: IncomingMessage, response: ServerResponse) {
    response.sendDate = false;
    const url = new URL(`http://fake${message.url}`);
    if (/^\/api(\/|$)/.test(url.pathname)) await api(message, response, url, closing.signal);
    else await page(message, response, url);
  }

  const server = createServer((message, response) => {
    // Whatever ends an answer early also ends its connection: the caller sees a network failure.
    answer(message, response).catch((error: unknown) => {
      if (!closing.signal.aborted && !message.errored) console.error(error);
      response.destroy();
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });

  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (const workspace of books.workspaces) workspace.url = origin;
  if (day) seedDay(books, clock.now());

  const fake: FakeAwork = {
    origin,
    clock,
    books,
    journal,
    script,
    signIn,
    close() {
      closing.abort();
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
  return fake;
}
