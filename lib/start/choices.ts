import { ApiError } from "@/lib/awork/api-error";
import { givenAt } from "@/lib/awork/response-meta";
import type { Answer } from "@/lib/awork/request";
import type { Choice } from "@/lib/timer/start/choice";
import { type Instant, MINUTE } from "@/lib/timer/time";
import { whose } from "@/lib/tracker-store/account";
import type { Tracker } from "@/lib/tracker/tracker";
import { type SyncError, toSyncError } from "@/lib/tracker/sync-error";
import { type Offer, choicesItem, picksItem } from "./choice-items";
import { accountItem } from "@/lib/tracker-store/state-items";
import { hasPermission } from "@/lib/platform/permissions";

/** A new task appears after this long at the latest. */
const OLD = 10 * MINUTE;

/** This many picks are remembered. */
const PICKS = 8;

/**
 * What a timer can be started on without a search; an old list is read again. A list that fails doesn't
 * affect the other, and keeps what was known of it.
 */
export async function choices(tracker: Tracker): Promise<Offer> {
  const [stored, account] = await Promise.all([choicesItem.get(), accountItem.get()]);
  if (!account) return { assigned: [], types: [], troubles: { assigned: null, types: null } };
  const of = whose(account);
  const known = stored?.of === of ? stored : null;
  const [assigned, types] = await Promise.all([
    // An API key is a user of its own and has no tasks.
    read(known?.assigned, known?.at, async () =>
      account.byKey ? null : tracker.consult((client) => dated(client.assigned())),
    ),
    read(known?.types, known?.typesAt ?? known?.at, () =>
      tracker.consult((client) => dated(client.typesOfWork())),
    ),
  ]);
  // Store nothing for somebody who has signed out meanwhile.
  const now = await accountItem.get();
  const isNew = assigned.at !== known?.at || types.at !== (known?.typesAt ?? known?.at);
  if (isNew && now && whose(now) === of) {
    const kept = { of, at: assigned.at, typesAt: types.at, assigned: assigned.choices, types: types.choices };
    // If the lists can't be stored, they are read again.
    await choicesItem.set(kept).catch(() => {});
  }
  const troubles = { assigned: assigned.trouble, types: types.trouble };
  return { assigned: assigned.choices, types: types.choices, troubles };
}

/** A list as it was last read; `at`: when, 0 for never. */
type Read = { choices: Choice[] | null; at: Instant; trouble: SyncError | null };

/** The known list if it is new enough, otherwise awork's answer. */
async function read(
  known: Choice[] | null = null,
  at: Instant = 0,
  question: () => Promise<Given | null>,
): Promise<Read> {
  const now = Date.now();
  if (known && at <= now && now - at < OLD) return { choices: known, at, trouble: null };
  const answer = await told(async () => (await question()) ?? { choices: [], at: now });
  return "choices" in answer ? { ...answer, trouble: null } : { choices: known, at, trouble: answer };
}

type Given = { choices: Choice[]; at: Instant };

/** A list from awork, and when awork gave it. */
async function dated(answering: Promise<Answer<Choice[]>>): Promise<{ value: Given }> {
  const now = Date.now();
  const { value: choices, meta } = await answering;
  return { value: { choices, at: givenAt(meta, now) } };
}

export const search = (tracker: Tracker, term: string): Promise<Choice[] | SyncError> =>
  told(async () => (await tracker.consult((client) => client.search(term))) ?? []);

/** Remembers a pick, on top of earlier ones. */
export async function rememberPick(choice: Choice): Promise<void> {
  const account = await accountItem.get();
  if (!account) return;
  const of = whose(account);
  const picks = await picksItem.get();
  const before = picks.find((each) => each.of === of)?.choices ?? [];
  const others = before.filter(({ kind, id }) => kind !== choice.kind || id !== choice.id);
  const mine = { of, choices: [choice, ...others].slice(0, PICKS) };
  await picksItem.set([...picks.filter((each) => each.of !== of), mine]);
}

async function told<T>(question: () => Promise<T>): Promise<T | SyncError> {
  try {
    return await question();
  } catch (failure) {
    if (!(failure instanceof ApiError)) throw failure;
    return toSyncError(failure, await hasPermission());
  }
}
