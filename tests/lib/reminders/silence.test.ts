import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { silenceToday, silencedItem, unsilence } from "@/lib/reminders/silence";

beforeEach(() => fakeBrowser.reset());
afterEach(() => void vi.restoreAllMocks());

it("a kind is silenced for the day that it is here, and each by itself", async () => {
  const now = vi.spyOn(Date, "now").mockReturnValue(Date.parse("2026-08-26T23:59:59+02:00"));
  await silenceToday("long");
  now.mockReturnValue(Date.parse("2026-08-27T00:00:00+02:00"));
  await silenceToday("nothing");
  expect(await silencedItem.get()).toEqual({ long: "2026-08-26", nothing: "2026-08-27" });
  await unsilence("long");
  expect(await silencedItem.get()).toEqual({ nothing: "2026-08-27" });
});

it("a kind that is not known costs no other", async () => {
  await fakeBrowser.storage.local.set({ silenced: { long: "2026-08-26", birthday: "2026-08-26" } });
  expect(await silencedItem.get()).toMatchObject({ long: "2026-08-26" });
});
