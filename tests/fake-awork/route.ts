import type { Answer } from "./answer.ts";
import type { Request } from "./request.ts";

/** What answers a method on a path below `/api/v1`; the path's first group is the request's `id`. */
export type Route = [method: string, path: RegExp, answer: (request: Request) => Answer];
