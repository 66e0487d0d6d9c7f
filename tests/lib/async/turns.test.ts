import { expect, it } from "vitest";
import { createTurns } from "@/lib/async/turns";

it("tasks run one after the other, in the order they came", async () => {
  const inTurn = createTurns();
  const log: string[] = [];
  const first = Promise.withResolvers<void>();
  const one = inTurn(async () => {
    log.push("one begins");
    await first.promise;
    log.push("one ends");
    return 1;
  });
  const two = inTurn(async () => {
    log.push("two");
    return 2;
  });
  first.resolve();
  expect(await Promise.all([one, two])).toEqual([1, 2]);
  expect(log).toEqual(["one begins", "one ends", "two"]);
});

it("a task that fails tells whoever asked, and does not hold up the next", async () => {
  const inTurn = createTurns();
  const failing = inTurn(() => Promise.reject(new Error("full")));
  const next = inTurn(async () => "done");
  await expect(failing).rejects.toThrow("full");
  expect(await next).toBe("done");
});
