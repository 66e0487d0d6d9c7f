import { POST } from "../faults/world.ts";
import { expect, test } from "./fixtures.ts";

const SENDINGS = 5;

/*
 * Chromium sends a request again by itself, a POST too, when a connection that it held before ends without a word
 * (measured). What the tests count as posted has to be the extension's doing alone.
 */
for (const [what, drop] of [
  ["before the deed", true],
  ["after the deed", "after"],
] as const)
  test(`a request that is dropped ${what} comes once, on a connection that was there before too`, async ({
    desk,
    awork,
  }) => {
    awork.script.next({ ...POST, times: 2 * SENDINGS }, { drop });
    const origin = JSON.stringify(awork.origin);
    const fates = await desk.watch.evaluate<string[]>(`(async () => {
      const fates = [];
      for (let number = 0; number < ${SENDINGS}; number += 1) {
        // Leaves a connection behind.
        await (await fetch(${origin} + "/api/v1/me")).text();
        const post = fetch(${origin} + "/api/v1/me/timetracking/pause", { method: "POST" });
        fates.push(await post.then(() => "answered", ({ name }) => name));
      }
      return fates;
    })()`);
    expect(fates).toEqual(Array(SENDINGS).fill("TypeError"));
    expect(awork.journal.count(POST)).toBe(SENDINGS);
  });
