import { Failure } from "@/lib/awork/failure";
import type { Choice } from "@/lib/timer/choice";
import { type Instant, MINUTE } from "@/lib/timer/time";
import type { Tracker } from "@/lib/tracker/tracker";
import { type Trouble, trouble } from "@/lib/tracker/trouble";
import { type Choices, choicesItem, picksItem, whose } from "./choice-items";
import { accountItem } from "./items";
import { permitted } from "./permission";

/** New tasks show this much later at the latest. */
const OLD = 10 * MINUTE;

/** So many picks are remembered. */
const PICKS = 8;

/** What can be started on without a search; asked for again when it is old. */
export async function choices(tracker: Tracker): Promise<Choices | Trouble> {
  const [known, account] = await Promise.all([choicesItem.get(), accountItem.get()]);
  if (!account) return { assigned: [], types: [] };
  const of = whose(account);
  const isNew = (at: Instant) => at <= Date.now() && Date.now() - at < OLD;
  if (known?.of === of && isNew(known.at)) return known;
  return told<Choices>(async () => {
    const [types, assigned] = await Promise.all([
      tracker.consult((client) => client.typesOfWork()),
      // An API key is a user of its own, and has no tasks.
      account.byKey ? [] : tracker.consult((client) => client.assigned()),
    ]);
    const got = { assigned: assigned ?? [], types: types ?? [] };
    // Whoever signed out meanwhile has left nothing behind.
    const now = await accountItem.get();
    // What can't be kept is asked for again.
    if (now && whose(now) === of) await choicesItem.set({ of, at: Date.now(), ...got }).catch(() => {});
    return got;
  });
}

export const search = (tracker: Tracker, term: string): Promise<Choice[] | Trouble> =>
  told(async () => (await tracker.consult((client) => client.search(term))) ?? []);

/** Keeps what was chosen on top of what was chosen before. */
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

async function told<T>(question: () => Promise<T>): Promise<T | Trouble> {
  try {
    return await question();
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    return trouble(failure, await permitted());
  }
}
