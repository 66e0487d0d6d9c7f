import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { send, serve } from "@/lib/browser/messages";
import { outcomeOf } from "../tracker/states";

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
});

const OUTCOME = outcomeOf("resumed");

function background() {
  const handlers = {
    attend: vi.fn(async () => {}),
    resume: vi.fn(async (_id: string) => OUTCOME),
    connect: vi.fn(async (_credentials: { token: string; userId: string }) => null),
    disconnect: vi.fn(async () => {}),
    beginSignIn: vi.fn(async (_none: null) => ({ url: "https://api.awork.com/" })),
    finishSignIn: vi.fn(async (_answer: string | null) => null),
    replace: vi.fn(async (_isWanted: boolean) => {}),
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

const RESUME = { name: "resume", data: "one" };
const CREDENTIALS = { token: "secret", userId: "" };

describe("the background answers our own pages", () => {
  it.each(["/popup.html", "/options.html", "/popup.html?from=key#top"])("%s", async (page) => {
    const { resume } = background();
    expect(await tell(RESUME, { ...OURS, url: fakeBrowser.runtime.getURL(page as "/popup.html") })).toBe(
      OUTCOME,
    );
    expect(resume.mock.calls).toEqual([["one"]]);
  });

  it.each([
    ["attend", null],
    ["resume", "one"],
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

  it("hands on nothing that was not asked for", async () => {
    const { connect } = background();
    await tell({ name: "connect", data: { ...CREDENTIALS, origin: "https://evil.example" } });
    expect(connect.mock.calls).toEqual([[CREDENTIALS]]);
  });

  it("lets a failure through to whoever asked", async () => {
    const { resume } = background();
    resume.mockRejectedValue(new Error("no"));
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
    ["a name that every object has", { name: "toString", data: null }],
    ["a name of another kind", { name: 1, data: null }],
    ["no name", { data: null }],
    ["plain text", "resume"],
    ["nothing", undefined],
    ["an id of another kind", { name: "resume", data: 1 }],
    ["no id", { name: "resume", data: null }],
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

describe("a page", () => {
  it("asks in the shape that the background answers", async () => {
    const sendMessage = vi.spyOn(fakeBrowser.runtime, "sendMessage").mockResolvedValue(OUTCOME as never);
    expect(await send("resume", "one")).toBe(OUTCOME);
    expect(sendMessage.mock.calls).toEqual([[RESUME]]);
  });

  it("hears when nobody answers", async () => {
    await expect(send("attend", null)).rejects.toThrow();
  });
});
