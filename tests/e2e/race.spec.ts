import { lookout } from "../../scripts/connection.ts";
import { ask } from "./ask.ts";
import type { Desk } from "./desk.ts";
import { expect, test } from "./fixtures.ts";

test.use({ from: "settings" });

/** The first rounds have kills and none among them. */
const ROUNDS: [rounds: number, tag: string | string[]][] = [
  [8, "@full"],
  [50, "@full"],
];
const token = { path: "/accounts/token", grant: "refresh_token" };

/** Numbers that look random and are the same in every run (Lehmer's generator). */
function randomFrom(seed: number) {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/**
 * Renewals wanted by two pages and the alarm at once, while the worker is killed at random. A refresh token works
 * once: what is sent twice ends the sign-in.
 */
for (const [rounds, tag] of ROUNDS)
  test(`${rounds} rounds of simultaneous renewals with random kills`, { tag }, async ({ desk, awork }) => {
    test.setTimeout(300_000);
    const random = randomFrom(4711);
    awork.books.add();
    await desk.signedIn();
    // The other asks as a popup does, and is not drawn.
    const other = await desk.context.newPage();
    await other.goto(lookout(desk.browser));
    const pages = [await desk.openPopup(), other];
    const count = { kills: 0, lost: 0, renewed: 0 };

    for (let round = 0; round < rounds; round += 1) {
      awork.journal.clear();
      const before = await desk.stored("token");
      await desk.remember("access", { ...(await desk.remembered("access")), expiresAt: 0 });
      await forget(desk);
      const killed = random() < 0.6;
      const held = killed && random() < 0.3 ? awork.script.next(token, { hold: "before" }) : null;
      const asking = Promise.allSettled(pages.map((page) => ask(page, "refresh")));
      await desk.watch.evaluate(`chrome.alarms.create("wake", { when: Date.now() })`);
      if (killed) {
        count.kills += 1;
        if (held) await held.arrived;
        // A random moment is what is wanted here, not a condition.
        else await new Promise((done) => setTimeout(done, random() * 40));
        await desk.killWorker();
        held?.release();
      }
      await asking;

      // Quiet: whoever looks now gets an answer, or is asked to sign in.
      await expect(async () => {
        await forget(desk);
        await ask(pages[0]!, "refresh");
        const { trouble } = await desk.stored("state");
        expect([undefined, "signInEnded"]).toContain(trouble?.kind);
      }).toPass({ timeout: 20_000 });

      const sent = awork.journal.all(token).map(({ tokenHash }) => tokenHash);
      const isTwice = new Set(sent).size < sent.length;
      const { trouble } = await desk.stored("state");
      if (trouble || isTwice) {
        // Only a kill between awork's rotation and our write can do that, and no client survives it.
        expect(killed, `round ${round} lost its sign-in without a kill`).toBe(true);
        expect(await desk.stored("token")).not.toEqual(before);
        expect(trouble?.kind).toBe("signInEnded");
        await expect(pages[0]!.getByRole("alert")).toContainText("Your sign-in with awork has expired.");
        count.lost += 1;
        await desk.signedIn();
        await expect(pages[0]!.getByRole("alert")).toBeEmpty();
      } else {
        expect(sent.length).toBeGreaterThanOrEqual(1);
        expect(await desk.stored("token")).not.toEqual(before);
        count.renewed += 1;
      }
    }
    console.log(
      `Renewals: ${rounds} rounds, ${count.kills} kills, ${count.renewed} renewed, ${count.lost} lost to a kill`,
    );
    expect(count.lost + count.renewed).toBe(rounds);
  });

/** Lets awork be asked again at once. */
async function forget(desk: Desk): Promise<void> {
  const state = await desk.stored("state");
  await desk.store("state", { ...state, askedAt: 0, backoff: null });
}
