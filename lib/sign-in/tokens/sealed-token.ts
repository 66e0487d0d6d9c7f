import * as v from "valibot";
import { createItem } from "@/lib/platform/storage";
import { newSecretKey, secretKey } from "./secret-key";

/** An AES-GCM ciphertext and its nonce, in base64; useless without the key. */
export const Sealed = v.object({ nonce: v.string(), text: v.string() });

export type Sealed = v.InferOutput<typeof Sealed>;

/** The token that signs the person in, encrypted: a pasted access token, or a refresh token from awork. */
export const tokenItem = createItem("token", v.nullable(Sealed), null);

/** Encrypts with a key that no script can read: `storage.local` is plain text on disk (measured). */
export async function seal(token: string): Promise<Sealed> {
  const key = (await secretKey()) ?? (await newSecretKey());
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const text = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv: nonce },
    key,
    new TextEncoder().encode(token),
  );
  return { nonce: base64(nonce), text: base64(new Uint8Array(text)) };
}

/** The token; null if it can't be read, such as when its key is gone. */
export async function unseal({ nonce, text }: Sealed): Promise<string | null> {
  try {
    const key = await secretKey();
    if (!key) return null;
    const clear = await crypto.subtle.decrypt({ name: "AES-GCM", iv: bytes(nonce) }, key, bytes(text));
    return new TextDecoder().decode(clear);
  } catch {
    // A corrupt text, another key and an unavailable key look alike, and the remedy is the same: connect
    // again.
    return null;
  }
}

const base64 = (data: Uint8Array) => btoa(String.fromCharCode(...data));
const bytes = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
