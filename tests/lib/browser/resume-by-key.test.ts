import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { accountItem } from "@/lib/browser/items";
import { resumeByKey } from "@/lib/browser/resume-by-key";
import type { Outcome } from "@/lib/tracker/state";
import type { Tracker } from "@/lib/tracker/tracker";
import { outcomeOf } from "../tracker/states";
import { ACCOUNT } from "./account";

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
});

function press(kind: Outcome["kind"]) {
  const resume = vi.fn(async () => outcomeOf(kind));
  const openPopup = vi.spyOn(fakeBrowser.action, "openPopup").mockResolvedValue();
  const openSettings = vi.spyOn(fakeBrowser.runtime, "openOptionsPage").mockResolvedValue();
  return { resume, openPopup, openSettings, done: resumeByKey({ resume } as unknown as Tracker) };
}

const KINDS = [
  "resumed",
  "ask",
  "alreadyRunning",
  "changed",
  "nothing",
  "notDone",
  "failed",
  "unknown",
] as const;

describe("the key", () => {
  it.each(KINDS)(
    "resumes what is current, unasked; the popup opens if there is a question: %s",
    async (kind) => {
      await accountItem.set(ACCOUNT);
      const { resume, openPopup, openSettings, done } = press(kind);
      await done;
      expect(resume.mock.calls).toEqual([[{ id: null, asked: false }]]);
      expect(openPopup).toHaveBeenCalledTimes(kind === "ask" ? 1 : 0);
      expect(openSettings).not.toHaveBeenCalled();
    },
  );

  it("opens the settings when nobody is connected", async () => {
    const { resume, openSettings, done } = press("nothing");
    await done;
    expect(openSettings).toHaveBeenCalledOnce();
    expect(resume).not.toHaveBeenCalled();
  });
});
