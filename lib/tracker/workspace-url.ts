const APP = "https://app.awork.com";

/**
 * Where a workspace is at home: its own address if awork named one that people can safely be sent to, else awork's. An
 * address that does not begin with the host it leads to (a name before it, letters of other scripts) is not safe.
 * `origin`: awork's address that the extension was built for; a stand-in for awork is at home there.
 */
export function workspaceUrl(url: string, origin: string): string {
  const isSafe = () => url.startsWith("https:") && url.startsWith(new URL(url).origin);
  return url === origin || (URL.canParse(url) && isSafe()) ? new URL(url).origin : APP;
}
