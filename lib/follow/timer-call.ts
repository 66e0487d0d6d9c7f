import type { WebRequest } from "@/lib/platform/web-requests";

/**
 * The calls of awork's web app that change a timer or an entry. This is an assumption: awork documents neither the hosts
 * nor the paths that its web app calls. The names are those of awork's API. The report says whether a call has ever
 * matched. `path`: a part of the path; `pattern`: the same as a match pattern.
 */
const CALLS = [
  { path: "/timetracking", pattern: "https://*.awork.com/*timetracking*" },
  { path: "/timeentries", pattern: "https://*.awork.com/*timeentries*" },
] as const;

/** Methods that change nothing. */
const READING = ["GET", "HEAD", "OPTIONS"];

/** The match patterns of these calls, so that the browser doesn't wake the worker for the web app's many others. */
export const CALLED: string[] = CALLS.map(({ pattern }) => pattern);

/** Whether a page of awork's has changed a timer or an entry. Our own calls come from no such page. */
export function isTimerCall({ method, url, from }: WebRequest): boolean {
  if (READING.includes(method.toUpperCase()) || !isAwork(from) || !isAwork(url)) return false;
  const { pathname } = new URL(url);
  return CALLS.some(({ path }) => pathname.toLowerCase().includes(path));
}

function isAwork(address: string | null): boolean {
  if (address === null || !URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === "https:" && hostname.endsWith(".awork.com");
}
