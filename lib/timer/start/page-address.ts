/** What a page of awork's web app is about. `key`: as it stands in the address, an id or a key such as "HAUS-6". */
export type PageAddress = { kind: "task" | "project"; key: string };

/** The web app's host for every workspace. */
const APP = "app.awork.com";

/** The present name of a host: awork.io is the former domain. */
const present = (host: string): string => host.replace(/\.awork\.io$/, ".awork.com");

/**
 * A task's key is its project's with a number. A project's key can have dashes (awork's API reference) and letters of
 * any script.
 */
const TASK = /\/tasks\/([\p{L}\p{N}_][\p{L}\p{N}_-]*-\d+|[\da-f-]{36})(?:\/|$)/iu;
const PROJECT = /\/projects\/([\p{L}\p{N}_-]{1,36})(?:\/|$)/iu;

/**
 * What a page is about, if it is one of the workspace's pages in awork's web app (addresses as seen:
 * `/tasks/HAUS-6/details`, `/tasks/{id}`, `/projects/{key or id}`); null otherwise. `workspace`: the workspace's
 * URL. A page of the host for every workspace may be of another one: then awork doesn't know it here.
 */
export function addressOf(page: string, workspace: string): PageAddress | null {
  if (!URL.canParse(page) || !URL.canParse(workspace)) return null;
  const { protocol, host, pathname } = new URL(page);
  const home = new URL(workspace);
  const isOurs = [home.host, APP].map(present).includes(present(host));
  if (protocol !== home.protocol || !isOurs) return null;
  const path = decoded(pathname);
  const task = TASK.exec(path)?.[1];
  const project = PROJECT.exec(path)?.[1];
  if (task) return { kind: "task", key: task };
  return project ? { kind: "project", key: project } : null;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
