export const API = "/api/v1";

/**
 * Which requests are meant. A `path` in words may leave out `/api/v1`; an expression sees the whole path; `grant` is
 * what the token endpoint is asked for, "authorization_code" or "refresh_token".
 */
export type Match = { method?: string | RegExp; path?: string | RegExp; grant?: string };

export function isMatch(
  request: { method: string; path: string; grant?: string },
  { method, path, grant }: Match,
) {
  if (grant !== undefined && grant !== request.grant) return false;
  if (typeof method === "string" && method.toUpperCase() !== request.method) return false;
  if (method instanceof RegExp && request.method.search(method) < 0) return false;
  if (path === undefined) return true;
  if (typeof path !== "string") return request.path.search(path) >= 0;
  return request.path === path || request.path === API + path;
}
