import { pageOf } from "../../scripts/connection.ts";
import { MINUTE } from "../fake-awork/clock.ts";
import { newCounts, run, wayOf } from "../faults/run.ts";
import { table } from "../faults/table.ts";
import { createWorld } from "../faults/world.ts";
import { expect, test } from "./fixtures.ts";

test.use({ from: "new" });

/** `some`: one who looks on and sees the same all the time sees nothing, so that this often at least all is right. */
type Sample = { seed: number; steps: number; some: number; tag: string | string[] };

const SAMPLES: Sample[] = [
  { seed: 3, steps: 50, some: 1, tag: [] },
  ...[1, 2, 3, 4].map((seed) => ({ seed, steps: 130, some: 6, tag: "@full" })),
];

test.describe("whatever happens, what is shown is right, or says how old it is", () => {
  for (const { seed, steps, some, tag } of SAMPLES) {
    test(
      `${steps} steps at random, as seed ${seed} has them`,
      { tag },
      async ({ browserWithTimer, awork }) => {
        test.setTimeout(300_000);
        const counts = newCounts();
        const world = await createWorld(browserWithTimer, awork, wayOf(seed));
        await run(world, { seed, steps, enough: 1, counts }).finally(world.leave);
        expect(counts.faults.join("\n\n")).toBe("");
        for (const place of [counts.badge, counts.tooltip, counts.popup]) {
          expect(place.right, table(counts)).toBeGreaterThanOrEqual(some);
          expect(place.told + place.marked, table(counts)).toBeGreaterThan(steps / 10);
        }
      },
    );
  }
});

test("time goes by for all that is kept, however often an open popup asks", async ({
  browserWithTimer,
  awork,
}) => {
  awork.books.start();
  const world = await createWorld(browserWithTimer, awork, "token");
  try {
    await world.open();
    const popup = browserWithTimer.context
      .pages()
      .find((page) => page.url() === pageOf(browserWithTimer, "popup"))!;
    await popup.evaluate(
      `void setInterval(() => chrome.runtime.sendMessage({ name: "refresh", data: null }).catch(() => null), 15)`,
    );
    world.setWeather({ name: "503", behaviour: { status: 503 }, wait: 0 });
    for (const minutes of [20, 300]) {
      await world.pass(minutes * MINUTE);
      expect((await world.judged("nothing")).said).toMatchObject({ faults: [], popup: "marked" });
    }
  } finally {
    await world.leave();
  }
});
