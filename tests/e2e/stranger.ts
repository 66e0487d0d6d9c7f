import { createHash, generateKeyPairSync } from "node:crypto";
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Another extension, with every right to call hosts, and one page of its own to try things from. */
const MANIFEST = {
  manifest_version: 3,
  name: "Stranger",
  version: "1.0",
  permissions: ["scripting", "tabs"],
  host_permissions: ["<all_urls>"],
};

export type Stranger = { folder: string; userDataDir: string; page: string };

/** Puts it into a folder, beside a profile that is not new: only in a new one is an icon pinned, and of one extension. */
export async function withStranger<T>(use: (stranger: Stranger) => Promise<T>): Promise<T> {
  const base = await realpath(await mkdtemp(join(tmpdir(), "awork-timer-stranger-")));
  const [folder, userDataDir] = [join(base, "extension"), join(base, "profile")];
  try {
    await mkdir(folder);
    await mkdir(join(userDataDir, "Default"), { recursive: true });
    await writeFile(join(userDataDir, "Default", "Preferences"), "{}");
    const { key, id } = newIdentity();
    await writeFile(join(folder, "manifest.json"), JSON.stringify({ ...MANIFEST, key }));
    await writeFile(join(folder, "page.html"), "<!doctype html><title>Stranger</title>");
    return await use({ folder, userDataDir, page: `chrome-extension://${id}/page.html` });
  } finally {
    await rm(base, { recursive: true, force: true, maxRetries: 10 });
  }
}

/** An extension's id is a hash of its public key, written in the letters a to p. */
function newIdentity() {
  const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const der = publicKey.export({ type: "spki", format: "der" });
  const hash = createHash("sha256").update(der).digest("hex").slice(0, 32);
  const id = hash.replace(/./g, (digit) => "abcdefghijklmnop"[parseInt(digit, 16)]!);
  return { key: der.toString("base64"), id };
}
