import { run } from "./child.ts";
import { Trouble } from "./main.ts";
import { onPath } from "./path.ts";

const MINUTE = 60 * 1000;

/**
 * Installs Debian packages with apt-get if it is there and needs no password. Throws `Trouble` with the
 * reason otherwise.
 */
export async function installPackages(names: string[], signal?: AbortSignal) {
  if (onPath(["apt-get"]).length === 0) throw new Trouble("no apt-get on this machine");
  const sudo = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  if (sudo.length > 0 && (await run("sudo", ["-n", "true"], { signal })).status !== 0) {
    throw new Trouble("apt-get needs root, or sudo without a password");
  }
  console.log(`Installing ${names.join(" and ")} with apt-get`);
  const aptGet = [
    ...sudo,
    "env",
    "DEBIAN_FRONTEND=noninteractive",
    "apt-get",
    "-qq",
    "-o",
    "DPkg::Lock::Timeout=120",
  ];
  const apt = async (args: string[], timeout: number) => {
    const [command, ...rest] = [...aptGet, ...args] as [string, ...string[]];
    const { status, output } = await run(command, rest, { timeout, signal });
    return status === 0 ? undefined : `apt-get ${args[0]} ended with ${status}: ${lastLines(output)}`;
  };
  // A failed update may concern a list that isn't needed, so continue.
  const stale = await apt(["update"], 3 * MINUTE);
  const failure = await apt(["install", "-y", "--no-install-recommends", ...names], 10 * MINUTE);
  if (failure !== undefined) throw new Trouble([stale, failure].filter(Boolean).join("; "));
}

/** The last lines of a tool's output, which usually say what went wrong. */
export const lastLines = (text: string) => text.trim().split("\n").slice(-3).join(" / ");
