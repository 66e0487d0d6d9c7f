import { type MockInstance, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { createStatus } from "@/lib/options/status";
import { createSilence } from "@/lib/options/silence";
import { silenceToday, silencedItem } from "@/lib/reminders/silence";
import { createTestWords } from "../words";

const words = createTestWords("en");
const TODAY = "2026-08-26";

let now: MockInstance<typeof Date.now>;

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
  now = vi.spyOn(Date, "now").mockReturnValue(Date.parse(`${TODAY}T12:00:00+02:00`));
});

async function create() {
  const status = createStatus();
  const silence = await createSilence(status, words);
  return { ...silence, status, said: () => [status.message.value, status.error.value] };
}

describe("the reminders that are silent", () => {
  it("are those of today", async () => {
    await silencedItem.set({ long: TODAY, paused: TODAY, nothing: "2026-08-25", away: "2026-08-27" });
    expect((await create()).silenced.value).toEqual(["long", "paused"]);
  });

  it("follow what is pressed in a notification", async () => {
    const { silenced } = await create();
    expect(silenced.value).toEqual([]);
    await silenceToday("nothing");
    await expect.poll(() => silenced.value).toEqual(["nothing"]);
  });

  it("are silenced each by itself, which is said, and hold for today alone", async () => {
    const { silenced, silence, said, readDay } = await create();
    await silence("paused");
    await expect.poll(() => silenced.value).toEqual(["paused"]);
    expect([await silencedItem.get(), said()]).toEqual([{ paused: TODAY }, [words("silenced"), ""]]);
    now.mockReturnValue(Date.parse("2026-08-27T00:00:00+02:00"));
    readDay();
    expect(silenced.value).toEqual([]);
  });

  it("are none any more once the day has turned", async () => {
    await silencedItem.set({ long: TODAY });
    const { silenced, readDay } = await create();
    now.mockReturnValue(Date.parse("2026-08-27T00:00:00+02:00"));
    readDay();
    expect(silenced.value).toEqual([]);
  });

  it("come back each by itself, which is said each time", async () => {
    await silencedItem.set({ long: TODAY, paused: TODAY, nothing: TODAY });
    const { silenced, unsilence, status, said } = await create();
    await unsilence("paused");
    await expect.poll(() => silenced.value).toEqual(["long", "nothing"]);
    expect(said()).toEqual([words("unsilenced"), ""]);
    const messages: string[] = [];
    status.message.subscribe((text) => void messages.push(text));
    await unsilence("long");
    await expect.poll(() => silenced.value).toEqual(["nothing"]);
    expect(messages).toEqual([words("unsilenced"), "", words("unsilenced")]);
  });

  it("stay silent where that can't be kept, and that is said", async () => {
    await silencedItem.set({ long: TODAY });
    const { silenced, unsilence, said } = await create();
    vi.spyOn(fakeBrowser.storage.local, "set").mockRejectedValue(new Error("QUOTA_BYTES"));
    await unsilence("long");
    expect([silenced.value, said()]).toEqual([["long"], ["", words("notStored")]]);
  });
});
