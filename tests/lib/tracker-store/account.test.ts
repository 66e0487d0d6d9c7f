import * as v from "valibot";
import { expect, it } from "vitest";
import { Account } from "@/lib/tracker-store/account";

const ACCOUNT: Account = {
  version: 1,
  userId: "5b0d0b8e-52d1-4b1c-9a53-0d5a1f6f7a01",
  byKey: false,
  name: "Carla Creative",
  workspace: {
    id: "30000000-0000-4000-8000-000000000001",
    name: "Carla & Friends",
    url: "https://carla.awork.com",
  },
  clientId: "dcr_1",
};

it.each([
  ["who is connected fits", ACCOUNT, true],
  ["who came with an access token fits", { ...ACCOUNT, clientId: null }, true],
  ["who was connected before there was a sign-in does not", { ...ACCOUNT, clientId: undefined }, false],
  ["a workspace of no id does not", { ...ACCOUNT, workspace: { name: "Carla & Friends", url: "" } }, false],
  ["a client that is no text does not", { ...ACCOUNT, clientId: 1 }, false],
  ["nobody does not", null, false],
  ["another version does not", { ...ACCOUNT, version: 2 }, false],
  ["nobody's timer does not", { ...ACCOUNT, userId: undefined }, false],
  ["no workspace does not", { ...ACCOUNT, workspace: null }, false],
])("%s", (_title, value, fits) => {
  expect(v.is(Account, value)).toBe(fits);
});
