import type { ServerResponse } from "node:http";
import { textOf, type Answer } from "./answer.ts";
import type { Clock } from "./clock.ts";

export type Wire = ReturnType<typeof createWire>;

type Connection = {
  response: ServerResponse;
  clock: Clock;
  /** Go with every answer. */
  headers: Record<string, string>;
  /** Aborts when the fake is closed. */
  closed: AbortSignal;
  answered(answer: Answer): void;
};

/** Every client refuses an answer of two lengths. */
const CONTRADICTION = "HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n";

/** One connection on which an answer is due. */
export function createWire({ response, clock, headers, closed, answered }: Connection) {
  function head(answer: Answer, length: number) {
    const all = {
      date: new Date(clock.now()).toUTCString(),
      ...headers,
      ...(answer.text !== undefined || answer.body !== undefined
        ? { "content-type": "application/json; charset=utf-8" }
        : {}),
      ...(answer.status === 204 || answer.status === 304 ? {} : { "content-length": String(length) }),
      ...answer.headers,
    };
    for (const [name, value] of Object.entries(all)) if (value !== null) response.setHeader(name, value);
    response.statusCode = answer.status;
    answered(answer);
  }

  return {
    closed,
    send(answer: Answer) {
      const bytes = Buffer.from(textOf(answer));
      head(answer, bytes.length);
      response.end(bytes);
    },
    /** Promises the whole answer, sends half of it, and ends the connection. */
    sendHalf(answer: Answer) {
      const bytes = Buffer.from(textOf(answer) || "{}");
      head({ ...answer, status: 200 }, bytes.length);
      response.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () => response.destroy());
    },
    /**
     * Ends the connection without an answer that anybody takes. Where nothing at all comes on a connection that they
     * held before, browsers send the request again by themselves, a POST too (measured); after this head they do not.
     */
    drop() {
      response.socket?.write(CONTRADICTION, () => response.destroy());
    },
  };
}
