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
  const edits = createEdits(
    {
      model,
      edits: signal(stored),
      drafts: { sending: () => isSaved },
      entries: () => [old],
      typeName: () => null,
    },
    words,
  );
  const sent = () => sendMessage.mock.calls.map(([message]) => message as unknown);
  return { ...edits, sendMessage, sent, isSaved, failed };
}

describe("the entry shown", () => {
  it.each<[string, Partial<KeptEdit>, string | null]>([
    ["has an edit that waits", {}, "First draft"],
    ["has an edit that is retried", { fault: RETRIED }, "First draft"],
    ["does not have an edit that awork refused", { fault: REFUSED }, null],
    ["does not have an edit of another entry", { id: "old" }, null],
  ])("%s", (_title, given, note) => {
    const { shown } = create([{ ...NOTE, ...given } as KeptEdit]);
    expect(shown.value!.subject.note).toBe(note);
  });
});

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
    const { edit, sendMessage, shown, isSaved, sent } = create();
    const { promise, resolve: answer } = Promise.withResolvers<void>();
    sendMessage.mockReturnValue(promise as never);
    const done = edit(NOTE);
    expect([shown.value!.subject.note, sent(), isSaved.mock.calls]).toEqual(["First draft", [MESSAGE], []]);
    await editsItem.set([NOTE]);
    answer();
    await done;
    expect([shown.value!.subject.note, isSaved.mock.calls.length]).toEqual(["First draft", 1]);
  });

  it("is sent again when the worker stopped during it", async () => {
    const { edit, sendMessage, sent, isSaved } = create();
    sendMessage.mockRejectedValueOnce(new Error("the message port closed"));
    await edit(NOTE);
    expect([sent(), isSaved.mock.calls.length]).toEqual([[MESSAGE, MESSAGE], 1]);
  });

  it("is no longer shown when it could not be stored, and its draft stays", async () => {
    const { edit, sendMessage, shown, isSaved, failed } = create();
    sendMessage.mockRejectedValue(new Error("no receiver"));
    await edit(NOTE);
    expect([shown.value!.subject.note, isSaved.mock.calls, failed.length]).toEqual([null, [], 1]);
  });

  it("is not sent after a sign-out", async () => {
    const { edit, sent, shown } = create([], { isSignedIn: false });
    await edit(NOTE);
    expect([sent(), shown.value!.subject.note]).toEqual([[], null]);
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
