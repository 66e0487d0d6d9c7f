/**
 * IndexedDB is the browser's own; a key in memory stands in for it, and the cipher is the real one:
 * `vi.mock("@/lib/sign-in/tokens/secret-key", () => import("./secret-key"))`.
 */
let key: CryptoKey | null = null;

export async function newSecretKey(): Promise<CryptoKey> {
  key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  return key;
}

export const secretKey = async (): Promise<CryptoKey | null> => key;

export function loseSecretKey(): void {
  key = null;
}
