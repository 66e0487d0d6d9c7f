import { createHash } from "node:crypto";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { drawIcons, writeIcons } from "@/scripts/icons";

const hash = (png: Uint8Array) => createHash("sha256").update(png).digest("hex");

describe("the icons", () => {
  it("are those that the manifest and the toolbar name", async () => {
    const states = ["attention", "nothing", "paused", "running"];
    expect([...(await drawIcons()).keys()].toSorted()).toEqual(
      [
        ...[128, 16, 32].map((size) => `app-${size}.png`),
        ...states.flatMap((state) => [16, 32].map((size) => `${state}-${size}.png`)),
      ].toSorted(),
    );
  });

  it("are the same bytes each time, and no two are the same", async () => {
    const [one, two] = await Promise.all([drawIcons(), drawIcons()]);
    expect([...two].map(([, png]) => hash(png))).toEqual([...one].map(([, png]) => hash(png)));
    expect(new Set([...one].map(([, png]) => hash(png))).size).toBe(one.size);
  });

  it("are written into the extension, each under its name", async () => {
    const folder = await mkdtemp(join(tmpdir(), "awork-timer-icons-"));
    try {
      await writeIcons(folder);
      const drawn = await drawIcons();
      expect((await readdir(join(folder, "icons"))).toSorted()).toEqual([...drawn.keys()].toSorted());
      for (const [name, png] of drawn)
        expect(hash(await readFile(join(folder, "icons", name)))).toBe(hash(png));
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
