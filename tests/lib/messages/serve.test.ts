import { inspect } from "node:util";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { serve } from "@/lib/messages/serve";
import type { Choice } from "@/lib/timer/start/choice";
import type { Edit } from "@/lib/timer/editing/edit";
import { NEW_ENTRY, PURPOSE, outcomeOf, wish } from "../tracker/states";

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
});

const OUTCOME = outcomeOf("resumed");

function background() {
  const handlers = {
    refresh: vi.fn(async (_none: null) => true),
    act: vi.fn(async (_action: object) => OUTCOME),
    dismiss: vi.fn(async (_none: null) => {}),
    edit: vi.fn(async (_edit: Edit) => {}),
    retryEdit: vi.fn(async (_edit: Edit) => {}),
    dropEdit: vi.fn(async (_edit: Edit) => {}),
    editTogether: vi.fn(async (_edits: Edit[]) => {}),
    add: vi.fn(async (_addition: object) => {}),
    retryAddition: vi.fn(async (_id: string) => {}),
    dropAddition: vi.fn(async (_id: string) => {}),
    remove: vi.fn(async (_entry: object) => {}),
    undoRemove: vi.fn(async (_id: string) => true),
    typesOf: vi.fn(async (_projectId: string) => null),
    choices: vi.fn(async (_none: null) => ({
      assigned: [],
      types: [],
      troubles: { assigned: null, types: null },
    })),
    page: vi.fn(async (_address: object) => null),
    search: vi.fn(async (_term: string) => []),
    retryRemove: vi.fn(async (_id: string) => {}),
    picked: vi.fn(async (_choice: Choice) => {}),
    viewed: vi.fn(async (_none: null) => {}),
    checkConnection: vi.fn(async (_none: null) => null),
    connect: vi.fn(async (_credentials: { token: string; userId: string }) => null),
    disconnect: vi.fn(async (_none: null) => null),
    beginSignIn: vi.fn(async (_none: null) => ({ url: "https://api.awork.com/" })),
    finishSignIn: vi.fn(async (_answer: string | null) => null),
    replace: vi.fn(async (_isWanted: boolean) => null),
  };
  serve(handlers);
  const asked = () => Object.values(handlers).flatMap(({ mock }): unknown[][] => mock.calls);
  return { ...handlers, asked };
}

const OURS = { id: fakeBrowser.runtime.id, url: fakeBrowser.runtime.getURL("/popup.html") };

/** Sends as this sender, and comes back with the background's answer. */
async function tell(message: unknown, sender: object = OURS): Promise<unknown> {
  const [answer] = await fakeBrowser.runtime.onMessage.trigger(message, sender, () => {});
  return answer;
}

const RESUME = { name: "act", data: wish("resume", { id: "one", asked: true }) };
const START = wish("start", { id: "one", asked: true, purpose: PURPOSE });
const CREDENTIALS = { token: "secret", userId: "" };
const NOTE: Edit = { id: "one", field: "note", from: null, to: "Second draft" };
const CHOICE: Choice = {
  kind: "task",
  id: "logo",
  name: "Create logo concept",
  key: "WEB-12",
  projectId: "web",
  project: "Website",
  client: null,
  typeOfWorkId: null,
  typeOfWork: "Design",
  isBillable: true,
};

describe("the background answers our own pages", () => {
  it.each(["/popup.html", "/options.html", "/popup.html?from=key#top"])("%s", async (page) => {
    const { act } = background();
    expect(await tell(RESUME, { ...OURS, url: fakeBrowser.runtime.getURL(page as "/popup.html") })).toBe(
      OUTCOME,
    );
    expect(act.mock.calls).toEqual([[RESUME.data]]);
  });

  it.each([
    ["refresh", null],
    ["act", RESUME.data],
    ["act", START],
    ["edit", NOTE],
    ["editTogether", [NOTE, { ...NOTE, field: "isBillable", to: true, save: "one" }]],
    ["add", { id: "ours", entry: NEW_ENTRY }],
    ["remove", { id: "one", name: "Design" }],
    ["choices", null],
    ["typesOf", "web"],
    ["search", "logo"],
    ["retryRemove", "one"],
    ["picked", CHOICE],
    ["connect", CREDENTIALS],
    ["disconnect", null],
    ["beginSignIn", null],
    ["finishSignIn", "https://one.chromiumapp.org/?code=two"],
    ["finishSignIn", null],
    ["replace", true],
    ["replace", false],
  ] as const)("asked to %s it hands on the data", async (name, data) => {
    const { asked } = background();
    await tell({ name, data });
    expect(asked()).toEqual([[data]]);
  });

  it.each<[name: "connect" | "act" | "picked", data: object]>([
    ["connect", CREDENTIALS],
    ["act", START],
    ["picked", CHOICE],
  ])("hands on nothing that was not asked for: %s", async (name, data) => {
    const { asked } = background();
    await tell({ name, data: { ...data, origin: "https://evil.example" } });
    expect(asked()).toEqual([[data]]);
  });

  it("hands on a term without the space around it", async () => {
    const { search } = background();
    await tell({ name: "search", data: "  logo " });
    expect(search.mock.calls).toEqual([["logo"]]);
  });

  it("lets a failure through to whoever asked", async () => {
    const { act } = background();
    act.mockRejectedValue(new Error("no"));
    await expect(tell(RESUME)).rejects.toThrow("no");
  });
});

describe("the background refuses", () => {
  it.each<[string, object]>([
    [
      "another extension",
      { id: "another-extension-id", url: "chrome-extension://another-extension-id/popup.html" },
    ],
    ["another extension with our address", { ...OURS, id: "another-extension-id" }],
    ["a web page", { ...OURS, url: "https://app.awork.com/" }],
    ["a web page that looks like ours", { ...OURS, url: `https://evil.example/${OURS.url}` }],
    [
      "an extension whose id begins like ours",
      { ...OURS, url: `chrome-extension://${OURS.id}-too/popup.html` },
    ],
    ["somebody without an address", { id: OURS.id }],
    ["somebody without an id", { url: OURS.url }],
    ["nobody at all", {}],
  ])("%s", async (_title, sender) => {
    const { asked } = background();
    await expect(tell(RESUME, sender)).rejects.toThrow("not one of this extension's own pages");
    expect(asked()).toEqual([]);
  });

  it.each<[string, unknown]>([
    ["an unknown name", { name: "stop", data: null }],
    ["the name of a verb of before", { name: "resume", data: "one" }],
    ["a name that every object has", { name: "toString", data: null }],
    ["a name of another kind", { name: 1, data: null }],
    ["no name", { data: null }],
    ["plain text", "resume"],
    ["nothing", undefined],
    ["a wish that is none", { name: "act", data: "resume" }],
    ["an unknown verb", { name: "act", data: { ...START, verb: "delete" } }],
    ["an id of another kind", { name: "act", data: { ...START, id: 1 } }],
    ["a start on nothing", { name: "act", data: { ...START, purpose: {} } }],
    ["an edit of nothing", { name: "edit", data: { ...NOTE, id: null } }],
    ["an edit of an unknown value", { name: "edit", data: { ...NOTE, field: "userId" } }],
    ["a page of another kind", { name: "page", data: { kind: "client", key: "one" } }],
    ["a page without a key", { name: "page", data: { kind: "task", key: "" } }],
    ["edits of which one is of nothing", { name: "editTogether", data: [NOTE, { ...NOTE, id: null }] }],
    ["an entry to add without a day", { name: "add", data: { id: "ours", entry: { ...NEW_ENTRY, day: 5 } } }],
    ["an edit to another kind of value", { name: "edit", data: { ...NOTE, to: 5 } }],
    ["a search for nothing", { name: "search", data: "  " }],
    ["a search for something else than text", { name: "search", data: ["logo"] }],
    ["a choice of an unknown kind", { name: "picked", data: { ...CHOICE, kind: "person" } }],
    ["a choice without a name", { name: "picked", data: { ...CHOICE, name: undefined } }],
    ["no token", { name: "connect", data: { userId: "" } }],
    ["a token of another kind", { name: "connect", data: { token: ["secret"], userId: "" } }],
    ["no user id", { name: "connect", data: { token: "secret" } }],
    ["data where none belongs", { name: "disconnect", data: "one" }],
    ["data at the beginning of a sign-in", { name: "beginSignIn", data: "https://evil.example" }],
    ["an answer of another kind", { name: "finishSignIn", data: ["https://evil.example"] }],
    ["no word about an answer", { name: "finishSignIn" }],
    ["a wish of another kind", { name: "replace", data: "yes" }],
  ])("%s", async (_title, message) => {
    const { asked } = background();
    await expect(tell(message)).rejects.toThrow();
    expect(asked()).toEqual([]);
  });
});

describe("a refusal", () => {
  it.each<[string, unknown]>([
    ["what was told", "token-of-carla"],
    ["a name that is none", { name: "token-of-carla", data: null }],
    ["data of another kind", { name: "connect", data: "token-of-carla" }],
    ["a field of another kind", { name: "act", data: { ...START, verb: "token-of-carla" } }],
  ])("does not repeat %s", async (_title, message) => {
    background();
    const refusal = await tell(message).catch((reason: unknown) => reason);
    expect(refusal).toBeInstanceOf(Error);
    expect(inspect(refusal, { depth: null })).not.toContain("token-of-carla");
  });
});
