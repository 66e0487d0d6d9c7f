import * as v from "valibot";

/**
 * Who is connected. `userId`: whose timer it is. `byKey`: the token is an API key, which doesn't stand for
 * that person. `clientId`: the OAuth client they signed in with; null: an access token is used. Contains no
 * token.
 */
export const Account = v.object({
  version: v.picklist([1]),
  userId: v.string(),
  byKey: v.boolean(),
  name: v.string(),
  workspace: v.object({ id: v.string(), name: v.string(), url: v.string() }),
  clientId: v.nullable(v.string()),
});

export type Account = v.InferOutput<typeof Account>;

/** Identifies the workspace and the user of stored data. */
export const whose = ({ workspace, userId }: Account): string => `${workspace.id} ${userId}`;
