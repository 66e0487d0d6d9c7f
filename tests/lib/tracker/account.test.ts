import * as v from "valibot";
import { expect, it } from "vitest";
import { Account } from "@/lib/tracker/account";

const ACCOUNT: Account = {
  version: 1,
  userId: "5b0d0b8e-52d1-4b1c-9a53-0d5a1f6f7a01",
  byKey: false,
  name: "Carla Creative",
  workspace: { name: "Carla & Friends", url: "https://carla.awork.com" },
};

it.each([
  ["who is connected fits", ACCOUNT, true],
  ["nobody does not", null, false],
  ["another version does not", { ...ACCOUNT, version: 2 }, false],
  ["nobody's timer does not", { ...ACCOUNT, userId: undefined }, false],
  ["no workspace does not", { ...ACCOUNT, workspace: null }, false],
])("%s", (_title, value, fits) => {
  expect(v.is(Account, value)).toBe(fits);
});
