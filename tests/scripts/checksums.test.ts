import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { checksums } from "../../scripts/checksums.ts";

it("check sums are as sha256sum reads them: sum, two spaces, the file's name without its folder", async () => {
  const folder = await mkdtemp(join(tmpdir(), "awork-timer-sums-"));
  try {
    const files = [join(folder, "one.zip"), join(folder, "two.zip")];
    await writeFile(files[0]!, "abc");
    await writeFile(files[1]!, "");
    // The examples of FIPS 180-4.
    expect(await checksums(files)).toBe(
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  one.zip\n" +
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  two.zip\n",
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});
