const APP = "https://app.awork.com";

/** awork's own hosts; awork.io is the former one. */
const AWORK = /^([^.]+\.)*awork\.(com|io)$/;

/**
 * The base of links into a workspace: the workspace's own address if it is on one of awork's hosts, otherwise
 * awork's. A workspace's address can be anything, and people type their password on the page a link opens. An
 * address that does not begin with the origin it leads to (a user name before the host, letters of other
 * scripts) isn't used. `origin`: awork's origin that the extension was built for; a stand-in for awork has
 * its workspace there.
 */
export function workspaceUrl(url: string, origin: string): string {
  if (url === origin) return new URL(url).origin;
  if (!URL.canParse(url)) return APP;
  const home = new URL(url);
  const isAworks = home.protocol === "https:" && AWORK.test(home.hostname) && url.startsWith(home.origin);
  return isAworks ? home.origin : APP;
}
