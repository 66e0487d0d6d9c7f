import * as v from "valibot";
import { redirectAddress } from "@/lib/platform/identity";
import { manifest } from "@/lib/platform/runtime";
import { register } from "@/lib/awork/oauth/register";
import { oauthOptions } from "./oauth-options";
import { createItem } from "@/lib/platform/storage";

/** The OAuth client of this installation. `failures`: how many sign-ins in a row brought no answer. */
export const clientItem = createItem(
  "client",
  v.nullable(v.object({ id: v.string(), redirectUri: v.string(), failures: v.number() })),
  null,
);

/** If the client can't be stored, the next sign-in registers another; this one still works. */
const keep = (client: Awaited<ReturnType<typeof clientItem.get>>): Promise<void> =>
  clientItem.set(client).catch(() => undefined);

/**
 * awork shows an unknown client an error page and doesn't redirect. This many sign-ins in a row without an
 * answer suggest that.
 */
const SUSPICIOUS = 2;

/**
 * The OAuth client id of this installation: the publisher's if the build has one, otherwise its own. That is
 * registered once, and again if the redirect URI has changed or awork seems not to know the client.
 */
export async function clientId(): Promise<string> {
  const published: string | undefined = import.meta.env.WXT_AWORK_CLIENT_ID;
  if (published) return published;
  const redirectUri = redirectAddress();
  const known = await clientItem.get();
  if (known?.redirectUri === redirectUri && known.failures < SUSPICIOUS) return known.id;
  const id = await register(oauthOptions(), redirectUri, manifest().version);
  await keep({ id, redirectUri, failures: 0 });
  return id;
}

/** Records how a sign-in with this client ended: well, or without an answer. */
export async function judgeClient(isWell: boolean): Promise<void> {
  const known = await clientItem.get();
  if (known) await keep({ ...known, failures: isWell ? 0 : known.failures + 1 });
}

/** Forgets a client that awork no longer knows: the next sign-in registers a new one. */
export const forgetClient = (): Promise<void> => keep(null);
