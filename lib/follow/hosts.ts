import type { Account } from "@/lib/tracker-store/account";

const APP = "app.awork.com";

/** awork's API, which is required and never given back. */
const API = "api.awork.com";

/**
 * The hosts of the web app to ask the browser for: awork's common one, and that of the signed-in workspace if it is
 * another of awork's. A workspace's address can be anything.
 */
export function hostsOf(account: Pick<Account, "workspace"> | null): string[] {
  const own = hostOf(account?.workspace.url ?? "");
  return own === null || own === APP ? [APP] : [APP, own];
}

/** The workspace's own host; null if it has none, or none that can be asked for. */
export function hostOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, hostname } = new URL(url);
  return protocol === "https:" && isOfWebApp(hostname) ? hostname : null;
}

/** The exact hosts of the web app among the match patterns that the browser allows: not the API's, and no wildcard. */
export const hostsAmong = (patterns: string[]): string[] =>
  patterns.flatMap((pattern) => {
    const host = /^https:\/\/([^/*]+)\/\*$/.exec(pattern)?.[1];
    return host && isOfWebApp(host) ? [host] : [];
  });

const isOfWebApp = (host: string) => host !== API && host.endsWith(".awork.com");
