import * as v from "valibot";
import { uuid } from "./field";
import { parse } from "./parse";

const text = v.nullish(v.string(), "");

const UserAndWorkspace = v.object({
  id: uuid,
  firstName: text,
  lastName: text,
  workspace: v.nullish(v.object({ id: text, name: text, url: text })),
});

/** Whom a token stands for. For an API key that is the key's own user, not a person. */
export type Person = { id: string; name: string; workspace: { id: string; name: string; url: string } };

export function person(value: unknown): Person {
  const { id, firstName, lastName, workspace } = parse(UserAndWorkspace, value);
  return {
    id,
    name: `${firstName} ${lastName}`.trim(),
    workspace: workspace ?? { id: "", name: "", url: "" },
  };
}
