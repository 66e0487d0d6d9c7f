import * as v from "valibot";
import { truncate } from "@/lib/timer/truncate";
import { part, uuid } from "./field";
import { parse } from "./parse";
import { sanitize } from "@/lib/timer/sanitize";

/** Longest name that is kept, in UTF-16 units. */
const LONGEST = 200;

const text = v.fallback(v.nullish(v.string(), ""), "");
const name = v.pipe(
  text,
  v.transform((said) => truncate(sanitize(said), LONGEST)),
);

const UserAndWorkspace = v.object({
  id: uuid,
  firstName: name,
  lastName: name,
  workspace: part({ id: text, name, url: text }),
});

/** The user that a token belongs to. For an API key that is the key's own user, not a person. */
export type Person = { id: string; name: string; workspace: { id: string; name: string; url: string } };

export function person(value: unknown): Person {
  const { id, firstName, lastName, workspace } = parse(UserAndWorkspace, value);
  return {
    id,
    name: `${firstName} ${lastName}`.trim(),
    workspace: workspace ?? { id: "", name: "", url: "" },
  };
}
