export type Workspace = { id: string; name: string; url: string };

/** The workspaces that every fake has, before it knows its own address. The default person belongs to both. */
export const WORKSPACES: readonly [Workspace, Workspace] = [
  { id: "30000000-0000-4000-8000-000000000001", name: "Carla & Friends", url: "" },
  { id: "30000000-0000-4000-8000-000000000002", name: "NCNSTN", url: "" },
];

/** Copies, so that a test may rename its own. */
export const firstWorkspaces = (): [Workspace, Workspace] => [{ ...WORKSPACES[0] }, { ...WORKSPACES[1] }];
