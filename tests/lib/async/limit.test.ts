import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { call } from "@/lib/awork/call";
import { createLimit } from "@/lib/async/limit";

/** Tasks that go on until they are let go, in the order in which they began. */
function tasks() {
  const begun: string[] = [];
  const ends = new Map<string, PromiseWithResolvers<string>>();
  return {
    begun,
    task: (name: string) => () => {
      begun.push(name);
      ends.set(name, Promise.withResolvers<string>());
      return ends.get(name)!.promise;
    },
    end: (name: string) => ends.get(name)!.resolve(name),
    fail: (name: string) => ends.get(name)!.reject(new Error(name)),
  };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe("a limit of two", () => {
  it("lets two run, and each other one when one of them is done, in order", async () => {
    const { begun, task, end } = tasks();
    const limit = createLimit(2);
    const all = ["a", "b", "c", "d"].map((name) => limit(task(name)));
    await turn();
    expect(begun).toEqual(["a", "b"]);
    end("b");
    await turn();
    expect(begun).toEqual(["a", "b", "c"]);
    end("a");
    end("c");
    await turn();
    end("d");
    expect(await Promise.all(all)).toEqual(["a", "b", "c", "d"]);
  });

  it("goes on after a task that fails, or throws at once", async () => {
    const { begun, task, fail, end } = tasks();
    const limit = createLimit(2);
    const failed = limit(task("a"));
    const thrown = limit(() => {
      throw new Error("at once");
    });
    const last = limit(task("b"));
    await expect(thrown).rejects.toThrow("at once");
    await turn();
    expect(begun).toEqual(["a", "b"]);
    fail("a");
    await expect(failed).rejects.toThrow("a");
    end("b");
    expect(await last).toBe("b");
  });

  it("never runs what was called off while it waited, and what waits behind it is next", async () => {
    const { begun, task, end } = tasks();
    const limit = createLimit(2);
    const stop = new AbortController();
    const running = [limit(task("a"), stop.signal), limit(task("b"))];
    const calledOff = limit(task("c"), stop.signal);
    const last = limit(task("d"));
    stop.abort(new Error("called off"));
    await expect(calledOff).rejects.toThrow("called off");
    end("a");
    await turn();
    expect(begun).toEqual(["a", "b", "d"]);
    end("b");
    end("d");
    await Promise.all([...running, last]);
    await expect(limit(task("e"), stop.signal)).rejects.toThrow("called off");
    expect(begun).not.toContain("e");
  });

  it("holds for any number of tasks that end and are called off in any order", () =>
    fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.array(fc.boolean(), { maxLength: 30 }), async (scheduler, offs) => {
        const limit = createLimit(4);
        let [running, most, ended] = [0, 0, 0];
        const all = offs.map((isOff, place) => {
          const stop = new AbortController();
          if (isOff) void scheduler.schedule(Promise.resolve(), `off ${place}`).then(() => stop.abort());
          return limit(async () => {
            most = Math.max(most, (running += 1));
            await scheduler.schedule(Promise.resolve(), `task ${place}`);
            running -= 1;
            ended += 1;
          }, stop.signal).catch(() => (ended += 1));
        });
        await scheduler.waitFor(Promise.all(all));
        expect(most).toBeLessThanOrEqual(4);
        expect([running, ended]).toEqual([0, offs.length]);
      }),
    ));
});

describe("calls under one limit", () => {
  it("are on their way four at a time at most, until their bodies are read, and the wait takes nothing of their time", async () => {
    let [open, most] = [0, 0];
    const limit = createLimit(4);
    const fetch = async () => {
      most = Math.max(most, (open += 1));
      const body = new ReadableStream({
        async pull(controller) {
          await turn();
          open -= 1;
          controller.close();
        },
      });
      return new Response(body);
    };
    // Together they take longer than any of them may.
    const line = { fetch, now: () => Date.now(), limit, timeout: 1000 };
    const replies = await Promise.all(Array.from({ length: 40 }, () => call(line, "https://a/", {})));
    expect(replies.map(({ status }) => status)).toEqual(Array(40).fill(200));
    expect(most).toBe(4);
  });

  it("that wait for their turn are as if offline when they are called off", async () => {
    const stop = new AbortController();
    const hanging = new Promise<Response>(() => {});
    const line = { fetch: () => hanging, now: () => 0, limit: createLimit(1), signal: stop.signal };
    void call({ ...line, signal: new AbortController().signal }, "https://a/", {}).catch(() => {});
    const waiting = call(line, "https://a/", {});
    stop.abort();
    await expect(waiting).rejects.toMatchObject({ kind: "unreachable" });
  });
});
