import type { Exchange } from "./exchange.ts";

type About = Pick<Exchange, "title" | "sender" | "network">;

export type Recorder = ReturnType<typeof createRecorder>;

/** A `fetch` that keeps each request and its answer. */
export function createRecorder() {
  const exchanges: Exchange[] = [];
  let about: About = { title: "", sender: "judge" };

  return {
    exchanges: exchanges as readonly Exchange[],

    /** Says what the next exchanges are about. */
    about(next: About) {
      about = next;
    },

    async fetch(url: string | URL, init: RequestInit = {}): Promise<Response> {
      const request = new Request(url, init);
      const exchange: Exchange = {
        ...about,
        method: request.method,
        url: new URL(request.url),
        headers: request.headers,
        body: init.body === undefined || init.body === null ? null : await request.clone().text(),
        answer: null,
      };
      exchanges.push(exchange);
      const response = await fetch(request);
      const { status, headers } = response;
      const body = await response.text();
      exchange.answer = { status, headers, body };
      return new Response(body === "" ? null : body, { status, headers });
    },
  };
}
