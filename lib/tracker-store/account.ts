import * as v from "valibot";

/**
 * Who is connected. `userId` is whose timer it is; `byKey`: the token is an API key, which is not that person.
 * `clientId`: signed in with awork, as which client; null: with an access token. No token is in here.
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

/** Of which workspace and user something is. */
export const whose = ({ workspace, userId }: Account): string => `${workspace.id} ${userId}`;
