const APP = "https://app.awork.com";

/** Where a workspace is at home: its own address if awork named one that people can safely be sent to, else awork's. */
export function workspaceUrl(url: string): string {
  return URL.canParse(url) && new URL(url).protocol === "https:" ? new URL(url).origin : APP;
}
