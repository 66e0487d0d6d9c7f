import * as v from "valibot";
import { type Instant, MINUTE } from "@/lib/timer/time";
import { openSettings } from "@/lib/platform/runtime";
import { createItem } from "@/lib/platform/storage";

/**
 * When somebody pressed "Sign in" outside the settings page, which does the sign-in; null: nobody has. Any
 * web page and any other extension can open our settings, but none of them can write this.
 */
export const wishItem = createItem<Instant | null>("signInWish", v.nullable(v.number()), null, "session");

/** The settings page opens within this time after the press. */
const SOON = MINUTE;

export const wishSignIn = (): Promise<void> => wishItem.set(Date.now());

/** Calls back for each press, in one page only, however many are open. */
export function onSignInWish(begin: () => void): void {
  const look = async (): Promise<void> => void ((await isMine()) && begin());
  wishItem.watch((at) => at !== null && void look());
  void look();
}

const isMine = (): Promise<boolean> =>
  navigator.locks.request("sign-in wish", async () => {
    const at = await wishItem.get();
    if (at === null) return false;
    await wishItem.set(null);
    return Math.abs(Date.now() - at) < SOON;
  });

/** Opens the settings page, which begins the sign-in: a popup could not wait for it. */
export async function openSignIn(): Promise<void> {
  await wishSignIn();
  await openSettings();
}
