import * as v from "valibot";
import type { Rules } from "@/lib/timer/rules/rules";
import { Gone, Refused } from "./api-error";
import { anyText, flag, part } from "./field";
import { parse } from "./parse";
import { type Connection, request, withoutRenewal } from "./request";

const dayCount = v.fallback(v.nullish(v.pipe(v.number(), v.minValue(0)), null), null);

/** A setting that can't be read is one that nobody knows. */
const Settings = v.array(
  v.fallback(v.object({ type: anyText, enabled: flag, dayCount }), {
    type: null,
    enabled: false,
    dayCount: null,
  }),
);

const Permissions = v.object({
  userPermission: part({ isAdmin: v.fallback(v.nullish(v.boolean(), null), null) }),
});

/**
 * The types of settings that are rules. awork's reference doesn't name `off`: if it has another name, awork
 * refuses in its own words.
 */
export const RULE_TYPES = {
  off: "disable-time-tracking",
  note: "require-description",
  done: "prevent-on-done-projects",
  days: "allow-on-past-days",
} as const;

/** The company's rules from awork's JSON. Unknown types of settings are ignored. Throws `NotUnderstood`. */
export function rules(settings: unknown, isAdmin: boolean | null): Rules {
  const enabled = parse(Settings, settings).filter((setting) => setting.enabled);
  const has = (type: string) => enabled.some((setting) => setting.type === type);
  return {
    isTrackingOff: has(RULE_TYPES.off),
    isNoteRequired: has(RULE_TYPES.note),
    isDoneClosed: has(RULE_TYPES.done),
    pastDays: enabled.find(({ type }) => type === RULE_TYPES.days)?.dayCount ?? null,
    isAdmin,
  };
}

/**
 * The company's rules, and whether the token's user is an admin; null for the latter if awork refuses to tell.
 * Throws only an `ApiError`.
 */
export async function readRules(connection: Connection): Promise<{ value: Rules }> {
  const { value } = await request(connection, "GET", "/timetracking/settings");
  return { value: rules(value, await readIsAdmin(connection)) };
}

async function readIsAdmin(connection: Connection): Promise<boolean | null> {
  try {
    // The settings have just been read, so the token is good: a 401 is a refusal.
    const { value } = await request(withoutRenewal(connection), "GET", "/me/permissions");
    return parse(Permissions, value).userPermission?.isAdmin ?? null;
  } catch (failure) {
    if (failure instanceof Refused || failure instanceof Gone) return null;
    throw failure;
  }
}
