import { afterEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { askAwork } from "@/lib/platform/identity";

afterEach(() => void vi.restoreAllMocks());

const window = () => vi.spyOn(fakeBrowser.identity, "launchWebAuthFlow");

describe("awork's window", () => {
  it("shows this address to the person, and brings the address that awork sent them back to", async () => {
    const launch = window().mockResolvedValue("https://one.chromiumapp.org/?code=two" as never);
    expect(await askAwork("https://api.awork.com/")).toBe("https://one.chromiumapp.org/?code=two");
    expect(launch.mock.calls).toEqual([[{ url: "https://api.awork.com/", interactive: true }]]);
  });

  it.each<[string, () => unknown]>([
    ["was closed", () => window().mockRejectedValue(new Error("The user did not approve access."))],
    ["could not load its page", () => window().mockRejectedValue("Authorization page could not be loaded.")],
    ["brought nothing", () => window().mockResolvedValue(undefined as never)],
    ["could not be opened", () => window().mockImplementation(() => { throw new Error("no window"); })], // prettier-ignore
  ])("brings no answer when it %s", async (_sentence, happen) => {
    happen();
    expect(await askAwork("https://api.awork.com/")).toBeNull();
  });
});
