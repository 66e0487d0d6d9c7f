import * as v from "valibot";

/**
 * Who is connected. `userId` is whose timer it is; `byKey`: the token is an API key, which is not that person.
 * The token itself is kept elsewhere.
 */
export const Account = v.object({
  version: v.literal(1),
  userId: v.string(),
  byKey: v.boolean(),
  name: v.string(),
  workspace: v.object({ name: v.string(), url: v.string() }),
});

export type Account = v.InferOutput<typeof Account>;
