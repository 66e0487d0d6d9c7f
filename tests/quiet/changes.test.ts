import { expect, it } from "vitest";
import { changes } from "./changes.ts";

const put = (key: string, value: unknown) => ({ key, value: JSON.stringify(value) });
const state = put("state", { at: 1, askedAt: 1, timer: { id: "one" } });

it.each([
  ["a key is new", [[state]], ["state"]],
  [
    "parts of a value change",
    [[state], [put("state", { at: 2, askedAt: 2, timer: { id: "one" } })]],
    ["state", "state (askedAt, at)"],
  ],
  ["a part is added or left out", [[put("a", { x: 1 })], [put("a", { y: 1 })]], ["a", "a (x, y)"]],
  ["a list changes", [[put("edits", [])], [put("edits", [{ id: "one" }])]], ["edits", "edits"]],
  ["a key is deleted", [[state], [{ key: "state", value: null }]], ["state", "state"]],
  ["two keys change in one go", [[put("account", 1), put("token", 2)]], ["account and token"]],
  [
    "one of two keys changes",
    [
      [put("a", 1), put("b", 1)],
      [put("a", 1), put("b", 2)],
    ],
    ["a and b", "b"],
  ],
  ["the same is written again", [[state], [state]], ["state", "nothing"]],
  ["the browser notes that nothing was to be written", [[state], []], ["state", "nothing"]],
  ["a key that is not there is deleted", [[{ key: "state", value: null }]], ["nothing"]],
  ["a key is first kept as null", [[put("token", null)]], ["token"]],
])("tells what changed when %s", (_title, writes, told) => {
  expect(changes(writes)).toEqual(told);
});
