import * as v from "valibot";
import { createItem } from "@/lib/platform/storage";
import { newSecretKey, secretKey } from "./secret-key";

/** AES-GCM: the cipher text and its nonce, in base64; neither is of use without the key. */
export const Sealed = v.object({ nonce: v.string(), text: v.string() });

export type Sealed = v.InferOutput<typeof Sealed>;

/** What signs the person in, encrypted: an access token, or a refresh token of awork's. */
export const tokenItem = createItem("token", v.nullable(Sealed), null);

/** Encrypts with a key that can't be read out: `storage.local` is plain text on disk (measured). */
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

/** The token; null when its key is gone and it can't be read any more. */
export async function unseal({ nonce, text }: Sealed): Promise<string | null> {
  try {
    const key = await secretKey();
    if (!key) return null;
    const clear = await crypto.subtle.decrypt({ name: "AES-GCM", iv: bytes(nonce) }, key, bytes(text));
    return new TextDecoder().decode(clear);
  } catch {
    // A damaged text, another key and one that can't be had look alike, and the answer is the same: connect again.
    return null;
  }
}

const base64 = (data: Uint8Array) => btoa(String.fromCharCode(...data));
const bytes = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
