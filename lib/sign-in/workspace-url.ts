const APP = "https://app.awork.com";

/** awork's own hosts; it had the second one before. */
const AWORK = /(^|\.)awork\.(com|io)$/;

/**
 * The base of links into a workspace: the workspace's own address if that is one of awork's, else awork's. Anything can
 * stand in a workspace's address, and people type their password where a link leads them. An address that does not
 * begin with the host it leads to (a name before it, letters of other scripts) counts as none.
 * `origin`: awork's address that the extension was built for; a stand-in for awork is at home there.
 */
export function workspaceUrl(url: string, origin: string): string {
  if (url === origin) return new URL(url).origin;
  if (!URL.canParse(url)) return APP;
  const home = new URL(url);
  const isAworks = home.protocol === "https:" && AWORK.test(home.hostname) && url.startsWith(home.origin);
  return isAworks ? home.origin : APP;
}
