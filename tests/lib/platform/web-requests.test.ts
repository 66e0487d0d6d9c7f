import { beforeEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { onWebRequest } from "@/lib/platform/web-requests";

beforeEach(() => void vi.restoreAllMocks());

const URLS = ["https://*.awork.com/*timeentries*"];
const SENT = {
  method: "POST",
  url: "https://api.awork.com/timeentries",
  tabId: 1,
  statusCode: 200,
  fromCache: false,
};

function listened() {
  const addListener = vi.fn();
  vi.spyOn(fakeBrowser, "webRequest", "get").mockReturnValue({ onCompleted: { addListener } } as never);
  const heard = vi.fn();
  onWebRequest(URLS, heard);
  const [listener, filter] = addListener.mock.calls[0]!;
  return { listener, filter, heard };
}

it("listens to what pages call at these addresses, and to nothing that they load", () => {
  expect(listened().filter).toEqual({ urls: URLS, types: ["xmlhttprequest"] });
});

it.each([
  ["Chromium", { initiator: "https://app.awork.com" }, "https://app.awork.com"],
  ["Firefox", { originUrl: "https://app.awork.com/tasks" }, "https://app.awork.com/tasks"],
  ["a browser that doesn't say", {}, null],
])("hands on the method and the addresses alone: %s", (_title, page, from) => {
  const { listener, heard } = listened();
  listener({ ...SENT, ...page, responseHeaders: [{ name: "secret" }] });
  expect(heard.mock.calls).toEqual([[{ method: "POST", url: SENT.url, from }]]);
});

it("hears nothing where the browser has no such events", () => {
  vi.spyOn(fakeBrowser, "webRequest", "get").mockReturnValue(undefined as never);
  expect(() => onWebRequest(URLS, vi.fn())).not.toThrow();
});
