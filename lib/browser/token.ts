import * as v from "valibot";
import { createItem } from "./item";
import { newSecretKey, secretKey } from "./secret-key";

/** AES-GCM: what is stored is the cipher text and its nonce, in base64; neither is of use without the key. */
const Sealed = v.nullable(v.object({ nonce: v.string(), text: v.string() }));
const item = createItem("token", Sealed, null);

/** Keeps the token, encrypted with a key that can't be read out: `storage.local` is plain text on disk (measured). */
export async function keepToken(token: string): Promise<void> {
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const text = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv: nonce },
    await newSecretKey(),
    new TextEncoder().encode(token),
  );
  await item.set({ nonce: base64(nonce), text: base64(new Uint8Array(text)) });
}

/** The token that was kept; null when there is none, or when its key is gone and it can't be read any more. */
export async function token(): Promise<string | null> {
  const sealed = await item.get();
  const key = sealed && (await secretKey());
  if (!key) return null;
  try {
    const clear = await crypto.subtle.decrypt(
      { name: "AES-GCM", iv: bytes(sealed.nonce) },
      key,
      bytes(sealed.text),
    );
    return new TextDecoder().decode(clear);
  } catch {
    // A damaged text and another key look alike, and the answer is the same: connect again.
    return null;
  }
}

export const forgetToken = () => item.set(null);

const base64 = (data: Uint8Array) => btoa(String.fromCharCode(...data));
const bytes = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
