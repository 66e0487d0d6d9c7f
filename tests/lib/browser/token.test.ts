import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import * as secretKey from "@/lib/browser/secret-key";
import { forgetToken, keepToken, token } from "@/lib/browser/token";

// IndexedDB is the browser's own; a key in memory stands in for it, and the cipher is the real one.
vi.mock("@/lib/browser/secret-key", () => {
  let key: CryptoKey | null = null;
  return {
    newSecretKey: async () =>
      (key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, [
        "encrypt",
        "decrypt",
      ])),
    secretKey: async () => key,
    lose: () => (key = null),
  };
});

const { lose, newSecretKey } = secretKey as typeof secretKey & { lose: () => void };

beforeEach(() => {
  fakeBrowser.reset();
  lose();
});

const TOKEN = "a-token-of-awork.äöü.1234567890";
type Sealed = { nonce: string; text: string };
const stored = async () => (await fakeBrowser.storage.local.get("token")).token as Sealed;

describe("the token", () => {
  it("comes back as it was kept", async () => {
    await keepToken(TOKEN);
    expect(await token()).toBe(TOKEN);
  });

  it("of many kilobytes comes back too", async () => {
    await keepToken("t".repeat(16_000));
    expect(await token()).toBe("t".repeat(16_000));
  });

  it("is not to be read in what is stored, not even encoded", async () => {
    await keepToken(TOKEN);
    const all = JSON.stringify(await fakeBrowser.storage.local.get());
    const encoded = Buffer.from(TOKEN).toString("base64").slice(0, 20);
    expect(all).not.toContain(TOKEN.slice(0, 8));
    expect(all).not.toContain(encoded);
    expect(Object.keys(await stored()).toSorted()).toEqual(["nonce", "text"]);
  });

  it("is never sealed twice alike", async () => {
    await keepToken(TOKEN);
    const first = await stored();
    await keepToken(TOKEN);
    const second = await stored();
    expect(second.nonce).not.toBe(first.nonce);
    expect(second.text).not.toBe(first.text);
  });

  it("is gone when it was forgotten", async () => {
    await keepToken(TOKEN);
    await forgetToken();
    expect(await token()).toBeNull();
    expect(await stored()).toBeUndefined();
  });

  it.each<[string, () => unknown]>([
    ["none was kept", () => fakeBrowser.storage.local.clear()],
    ["its key is gone", () => lose()],
    ["its key is another one", () => newSecretKey()],
    ["it is of another shape", () => fakeBrowser.storage.local.set({ token: TOKEN })],
    ["its text is damaged", async () => put({ ...(await stored()), text: "AAAA" })],
    ["its nonce is damaged", async () => put({ ...(await stored()), nonce: "AAAA" })],
    ["it is no base64", async () => put({ ...(await stored()), text: "%%%" })],
  ])("is null, and nothing breaks, when %s", async (_title, happen) => {
    await keepToken(TOKEN);
    await happen();
    expect(await token()).toBeNull();
  });

  const put = (token: Sealed) => fakeBrowser.storage.local.set({ token });
});
