import * as v from "valibot";
import { redirectAddress } from "@/lib/platform/identity";
import { manifest } from "@/lib/platform/runtime";
import { register } from "@/lib/awork/oauth/register";
import { oauthOptions } from "./oauth-options";
import { createItem } from "@/lib/platform/storage";

/** As which client awork knows this installation, and how often in a row a sign-in with it brought no answer. */
export const clientItem = createItem(
  "client",
  v.nullable(v.object({ id: v.string(), redirectUri: v.string(), failures: v.number() })),
  null,
);

/** What is not kept costs another registration, and no sign-in. */
const keep = (client: Awaited<ReturnType<typeof clientItem.get>>): Promise<void> =>
  clientItem.set(client).catch(() => undefined);

/** awork shows an unknown client an error page that tells us nothing: so often in a row looks like it. */
const SUSPICIOUS = 2;

/**
 * As which client this installation is known to awork: the publisher's, if the build has one; else its own,
 * registered once, and anew when the address that people are sent back to has changed.
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

/** A sign-in with this client ended, well or without an answer. */
export async function judgeClient(isWell: boolean): Promise<void> {
  const known = await clientItem.get();
  if (known) await keep({ ...known, failures: isWell ? 0 : known.failures + 1 });
}

/** awork no longer knows this client: the next sign-in registers anew. */
export const forgetClient = (): Promise<void> => keep(null);
