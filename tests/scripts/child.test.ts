import { once } from "node:events";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { run } from "../../scripts/child.ts";

const node = (script: string, options = {}) => run(process.execPath, ["-e", script], options);
const FOREVER = "setInterval(() => {}, 1000)";

describe("a program that is run", () => {
  it.each([
    [
      "tells its status and what it printed",
      "console.log('out'); console.error('err'); process.exitCode = 3",
      3,
    ],
    [
      "counts as failed when a signal ended it",
      "console.log('out\\nerr'); process.kill(process.pid, 'SIGKILL')",
      1,
    ],
  ])("%s", async (_, script, status) => {
    const ending = await node(script);
    expect(ending.status).toBe(status);
    expect(ending.output).toMatch(/out[^]*err/);
  });

  it("says why it could not be started", async () => {
    expect(await run("there-is-no-such-program", [])).toEqual({
      status: 127,
      output: "spawn there-is-no-such-program ENOENT",
    });
  });

  it("is ended when its time is up", async () => {
    expect(await node(FOREVER, { timeout: 100 })).toEqual({ status: 124, output: "\nStopped after 0.1 s" });
  });

  it("takes what it started with it, and passes the reason on, when it is stopped", async () => {
    const stop = new AbortController();
    const door = createServer().listen(0, "127.0.0.1");
    await once(door, "listening");
    const { port } = door.address() as AddressInfo;
    const inner = `require("node:net").connect(${port}, "127.0.0.1")`;
    const outer = `require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(inner)}]); ${FOREVER}`;
    const ended = node(outer, { signal: stop.signal });
    const [caller] = (await once(door, "connection")) as [Socket];
    const gone = new Promise((resolve) => caller.on("error", resolve).on("close", resolve).resume());
    stop.abort(new Error("enough"));
    await expect(ended).rejects.toThrow("enough");
    await gone;
    door.close();
  });
});
