import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { send } from "@/lib/messages/messages";
import { outcomeOf, wish } from "../tracker/states";

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
});

describe("a page", () => {
  it("asks in the shape that the background answers", async () => {
    const outcome = outcomeOf("stopped", { verb: "stop" });
    const sendMessage = vi.spyOn(fakeBrowser.runtime, "sendMessage").mockResolvedValue(outcome as never);
    expect(await send("act", wish("stop"))).toBe(outcome);
    expect(sendMessage.mock.calls).toEqual([[{ name: "act", data: wish("stop") }]]);
  });

  it("hears when nobody answers", async () => {
    await expect(send("refresh", null)).rejects.toThrow();
  });
});
