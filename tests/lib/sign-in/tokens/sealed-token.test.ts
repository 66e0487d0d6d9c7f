import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { type Sealed, seal, tokenItem, unseal } from "@/lib/sign-in/tokens/sealed-token";
import { loseSecretKey, newSecretKey } from "../../fake-browser/secret-key";

vi.mock("@/lib/sign-in/tokens/secret-key", () => import("../../fake-browser/secret-key"));

beforeEach(() => {
  fakeBrowser.reset();
  loseSecretKey();
});

const TOKEN = "a-token-of-awork.äöü.1234567890";

describe("a sealed token", () => {
  it.each([
    ["as it was", TOKEN],
    ["of many kilobytes", "t".repeat(16_000)],
    ["that is empty", ""],
  ])("comes back %s", async (_title, token) => {
    expect(await unseal(await seal(token))).toBe(token);
  });

  it("comes back from where it is kept", async () => {
    await tokenItem.set(await seal(TOKEN));
    expect(await unseal((await tokenItem.get())!)).toBe(TOKEN);
  });

  it("is not to be read in what is stored, not even encoded", async () => {
    await tokenItem.set(await seal(TOKEN));
    const stored = await fakeBrowser.storage.local.get();
    const encoded = Buffer.from(TOKEN).toString("base64").slice(0, 20);
    expect(JSON.stringify(stored)).not.toContain(TOKEN.slice(0, 8));
    expect(JSON.stringify(stored)).not.toContain(encoded);
    expect(Object.keys(stored.token as Sealed).toSorted()).toEqual(["nonce", "text"]);
  });

  it("is never sealed twice alike", async () => {
    const [first, second] = [await seal(TOKEN), await seal(TOKEN)];
    expect(second.nonce).not.toBe(first.nonce);
    expect(second.text).not.toBe(first.text);
  });

  it.each<[string, (sealed: Sealed) => unknown]>([
    ["its key is gone", () => loseSecretKey()],
    ["its key is another one", () => newSecretKey()],
    ["its text is damaged", (sealed) => (sealed.text = "AAAA")],
    ["its nonce is damaged", (sealed) => (sealed.nonce = "AAAA")],
    ["it is no base64", (sealed) => (sealed.text = "%%%")],
  ])("is null, and nothing breaks, when %s", async (_title, happen) => {
    const sealed = await seal(TOKEN);
    await happen(sealed);
    expect(await unseal(sealed)).toBeNull();
  });
});

describe("where the token is kept", () => {
  it.each<[string, unknown]>([
    ["none was", undefined],
    ["it was forgotten", null],
    ["it is of another shape", TOKEN],
    ["half of it is missing", { nonce: "AAAA" }],
  ])("is nothing when %s", async (_title, stored) => {
    if (stored !== undefined) await fakeBrowser.storage.local.set({ token: stored });
    expect(await tokenItem.get()).toBeNull();
  });
});
