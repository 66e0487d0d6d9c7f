// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { createEdits } from "@/lib/popup/deferred/edits";
import { editsItem } from "@/lib/tracker-store/day-items";
import type { Edit } from "@/lib/timer/editing/edit";
import type { Fault, KeptEdit } from "@/lib/tracker/edits/edits";
import { ACCOUNT } from "../../fake-browser/account";
import { NOW, RUNNING, STOPPED, stateOf } from "../../tracker/states";
import { createTestWords } from "../../words";

const words = createTestWords("en");
const { id } = RUNNING;
const NOTE: Edit = { id, field: "note", from: null, to: "First draft" };
const REFUSED: Fault = { why: null, isFinal: true, at: NOW, tries: 1 };
const RETRIED: Fault = { ...REFUSED, why: { kind: "unreachable", detail: "" }, isFinal: false };

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
});

function create(stored: KeptEdit[] = [], { isSignedIn = true } = {}) {
  const sendMessage = vi.spyOn(fakeBrowser.runtime, "sendMessage").mockResolvedValue(undefined as never);
  const isSaved = vi.fn();
  const failed: unknown[] = [];
  const model = {
    state: signal(stateOf(RUNNING)),
    account: signal(isSignedIn ? ACCOUNT : null),
    ask: (request: () => Promise<unknown>) =>
      request().then(
        () => {},
        (cause) => void failed.push(cause),
      ),
  };
  const old = { ...STOPPED, id: "old" };
  const shown = signal(RUNNING);
  const edits = createEdits(
    {
      model,
      edits: signal(stored),
      drafts: { sending: () => isSaved },
      shown,
      entries: () => [old],
    },
    words,
  );
  const sent = () => sendMessage.mock.calls.map(([message]) => message as unknown);
  const notes = () => edits.waiting.value.map(({ to }) => to);
  return { ...edits, notes, sendMessage, sent, isSaved, failed };
}

describe("an unsaved edit", () => {
  it.each<[string, KeptEdit, { entry: string | null; why: string }[]]>([
    ["is none that has not failed", NOTE, []],
    [
      "names the current entry",
      { ...NOTE, fault: REFUSED },
      [{ entry: "Design", why: words("unsavedChanged") }],
    ],
    [
      "names an entry of the last days",
      { ...NOTE, id: "old", fault: RETRIED },
      [{ entry: "Design", why: words("unsavedRetried") }],
    ],
    [
      "names no entry that is unknown",
      { ...NOTE, id: "gone", fault: REFUSED },
      [{ entry: null, why: words("unsavedChanged") }],
    ],
  ])("%s", (_title, edit, expected) => {
    expect(create([edit]).unsaved.value.map(({ entry, why }) => ({ entry, why }))).toEqual(expected);
  });
});

describe("an edit that is made", () => {
  const MESSAGE = { name: "edit", data: NOTE };

  it("is shown before the background has it, and its draft is kept until then", async () => {
    const { edit, sendMessage, notes, isSaved, sent } = create();
    const { promise, resolve: answer } = Promise.withResolvers<void>();
    sendMessage.mockReturnValue(promise as never);
    const done = edit(NOTE);
    expect([notes(), sent(), isSaved.mock.calls]).toEqual([["First draft"], [MESSAGE], []]);
    await editsItem.set([NOTE]);
    answer();
    await done;
    expect([notes(), isSaved.mock.calls.length]).toEqual([["First draft"], 1]);
  });

  it("is sent again when the worker stopped during it", async () => {
    const { edit, sendMessage, sent, isSaved } = create();
    sendMessage.mockRejectedValueOnce(new Error("the message port closed"));
    await edit(NOTE);
    expect([sent(), isSaved.mock.calls.length]).toEqual([[MESSAGE, MESSAGE], 1]);
  });

  it("is no longer shown when it could not be stored, and its draft stays", async () => {
    const { edit, sendMessage, notes, isSaved, failed } = create();
    sendMessage.mockRejectedValue(new Error("no receiver"));
    await edit(NOTE);
    expect([notes(), isSaved.mock.calls, failed.length]).toEqual([[], [], 1]);
  });

  it("is not sent after a sign-out", async () => {
    const { edit, sent, notes } = create([], { isSignedIn: false });
    await edit(NOTE);
    expect([sent(), notes()]).toEqual([[], []]);
  });
});

it.each(["retryEdit", "dropEdit"] as const)(
  "a decision about an edit is sent without its fault: %s",
  async (name) => {
    const stored = { ...NOTE, fault: REFUSED };
    const { decide, sent, all } = create([stored]);
    await decide(name, stored);
    expect(sent()).toEqual([{ name, data: NOTE }]);
    expect(all.value).toEqual([]);
  },
);
