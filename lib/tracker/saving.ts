import type { Client } from "@/lib/awork/client";
import { Failure, type FailureKind } from "@/lib/awork/failure";
import { holds } from "@/lib/timer/edited";
import type { Edit } from "@/lib/timer/edit";
import { SECOND } from "@/lib/timer/time";
import { withoutFirst } from "./edits";
import { mustWait } from "./fresh";
import { answered } from "./known";
import type { Memory } from "./memory";
import { type Outcome, isWell } from "./outcome";
import type { Ports } from "./ports";
import type { State } from "./state";
import { trouble } from "./trouble";

/** Answers that will be the same however often it is tried. */
const REFUSALS: FailureKind[] = ["refused", "gone", "forbidden"];

/** Those of awork itself: it can be reached. */
const ANSWERS: FailureKind[] = ["refused", "gone"];

/** A worker that died over an edit is followed by another this much later. */
const AGAIN = 30 * SECOND;

/**
 * Brings edits to awork, one after the other: each entry is read first, so that what awork changed meanwhile is not
 * overwritten and nothing that PUT leaves out is cleared. An edit is kept until awork has it or has refused it.
 * `change` changes the list of edits, alone.
 */
export function createSaving(
  ports: Ports,
  memory: Memory,
  change: (how: (edits: Edit[]) => Edit[]) => Promise<void>,
) {
  const { asked, failed, outcome, save, told } = memory;

  return async function saveEdits(): Promise<void> {
    let bad: Outcome | null = null;
    for (;;) {
      const [edit] = await ports.edits.get();
      const state = await ports.state.get();
      if (!edit || mustWait(state, ports.now())) return;
      await ports.wakeAt(ports.now() + AGAIN);
      const news = await saveOne(state, edit, bad);
      if (!news) return;
      bad = isWell(news) ? null : news;
    }
  };

  /** What came of it; null where awork has said neither yes nor no. `bad`: what is told of one just before. */
  async function saveOne(before: State, edit: Edit, bad: Outcome | null): Promise<Outcome | null> {
    let state = before;
    try {
      const client = await ports.client();
      if (client === null) {
        await change(() => []);
        return null;
      }
      if (state.pending) await save((state = await asked(state, client)));
      const answer = await put(state, client, edit);
      return await conclude(answer.state, answer.outcome, bad ?? settled(before, state));
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure;
      const why = trouble(failure, await ports.permitted());
      const isHeard = ANSWERS.includes(failure.kind) && failure.heard;
      state = isHeard ? answered(state, isHeard) : await failed(state, failure);
      if (REFUSALS.includes(failure.kind))
        return conclude(state, outcome("edit", "failed", { trouble: why, ...named(edit) }), bad);
      await save(state);
      return null;
    }
  }

  /** An end that is set back is the last of a stop. */
  function done(edit: Edit): Outcome {
    return edit.field === "end" ? outcome("stop", "stopped", { end: edit.to }) : outcome("edit", "saved");
  }

  async function put(state: State, client: Client, edit: Edit): Promise<{ state: State; outcome: Outcome }> {
    const found = await client.entry(edit.id);
    const { timer, form } = found.value;
    const read = told(state, { ...found, value: timer });
    const has = holds(timer, edit);
    if (has === "to") return { state: read, outcome: done(edit) };
    if (has === "other") return { state: read, outcome: outcome("edit", "changed", named(edit)) };
    const saved = await client.update(edit.id, form, edit);
    return { state: told(state, saved), outcome: done(edit) };
  }

  async function conclude(state: State, how: Outcome, bad: Outcome | null): Promise<Outcome> {
    const news = bad ? together(bad, how) : how;
    await save({ ...state, outcome: news });
    await change((edits) => withoutFirst(edits, isWell(how)));
    return news;
  }
}

/** What came of an action whose fate was open before, if that is bad news. */
const settled = ({ pending }: State, { outcome }: State): Outcome | null =>
  pending && outcome && !isWell(outcome) ? outcome : null;

/** Good news does not cover bad news that nobody has read yet, and nothing typed is lost under other bad news. */
function together(bad: Outcome, next: Outcome): Outcome {
  if (isWell(next)) return bad;
  const both = [bad.typed, next.typed].filter((each) => each !== null).join("\n");
  return both ? { ...next, typed: both } : next;
}

/** What is told of an edit that came to nothing: what would be hard to type again, and the end that is not set back. */
function named(edit: Edit): Partial<Pick<Outcome, "typed" | "end">> {
  if (edit.field === "end") return { end: edit.to };
  return edit.field === "note" && edit.to ? { typed: edit.to } : {};
}
