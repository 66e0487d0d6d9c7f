import { expect, it } from "vitest";
import { type KeptHours, hoursOf, rulesOf } from "@/lib/capacity/hours-item";
import { RULES_BY_KEY, type Rules } from "@/lib/timer/rules/rules";
import { whose } from "@/lib/tracker-store/account";
import { ACCOUNT } from "../fake-browser/account";

const RULES: Rules = { ...RULES_BY_KEY, isTrackingOff: true, isAdmin: false, isByKey: undefined };
const KEPT: KeptHours = {
  ...hoursOf(null, whose(ACCOUNT)),
  rules: { readOn: "2026-08-26", until: "2026-08-27", value: RULES },
};
const OTHER = { ...ACCOUNT, userId: "5b0d0b8e-52d1-4b1c-9a53-0d5a1f6f7aff" };

it.each<[string, KeptHours | null, typeof ACCOUNT | null, Rules | null]>([
  ["are those of the company", KEPT, ACCOUNT, RULES],
  ["are unknown until they are read", null, ACCOUNT, null],
  ["of another person are not theirs", KEPT, OTHER, null],
  ["are none without an account", KEPT, null, null],
  [
    "with an API key are those of an admin, whatever was read before",
    KEPT,
    { ...ACCOUNT, byKey: true },
    RULES_BY_KEY,
  ],
])("what awork allows: the rules %s", (_title, kept, account, rules) => {
  expect(rulesOf(kept, account)).toEqual(rules);
});
