import { spawn, type ChildProcess } from "node:child_process";
import { root } from "./root.ts";

const SECOND = 1000;
const isWindows = process.platform === "win32";

export interface Ending {
  /** The exit status; 124 after a timeout, 127 if the program could not be started. */
  status: number;
  /** What it printed; empty if it was shown. */
  output: string;
}

export interface RunOptions {
  env?: NodeJS.ProcessEnv | undefined;
  /** Print the output as it comes instead of collecting it. */
  shown?: boolean;
  /** Milliseconds after which it is stopped. */
  timeout?: number;
  signal?: AbortSignal | undefined;
}

/**
 * Runs a program to its end, in the project's folder and in its own process group, so that whatever it
 * started ends with it. When `signal` aborts, rejects with its reason after the program has ended.
 */
export async function run(command: string, args: string[], options: RunOptions = {}): Promise<Ending> {
  const { env, shown = false, timeout, signal } = options;
  signal?.throwIfAborted();
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", shown ? "inherit" : "pipe", shown ? "inherit" : "pipe"],
    detached: !isWindows,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => (output += text));
  }
  const ended = new Promise<number>((resolve) => {
    child.on("error", (error) => {
      output += error.message;
      resolve(127);
    });
    child.on("close", (status) => resolve(status ?? 1));
  });
  const limit = timeout === undefined ? undefined : AbortSignal.timeout(timeout);
  const stop = AbortSignal.any([signal, limit].filter((one) => one !== undefined));
  const end = () => endGroup(child, ended);
  stop.addEventListener("abort", end, { once: true });
  const status = await ended;
  stop.removeEventListener("abort", end);
  signal?.throwIfAborted();
  return limit?.aborted
    ? { status: 124, output: `${output}\nStopped after ${timeout! / SECOND} s` }
    : { status, output };
}

/**
 * Sends SIGINT first, as most tools clean up after it. Sends SIGKILL five seconds later, or when the group's
 * leader has ended.
 */
function endGroup(child: ChildProcess, ended: Promise<unknown>) {
  signalGroup(child, "SIGINT");
  const hard = setTimeout(() => signalGroup(child, "SIGKILL"), 5 * SECOND);
  void ended.then(() => {
    clearTimeout(hard);
    signalGroup(child, "SIGKILL");
  });
}

function signalGroup({ pid }: ChildProcess, name: NodeJS.Signals) {
  if (pid === undefined) return;
  if (isWindows) {
    spawn("taskkill", ["/pid", String(pid), "/T", "/F"], { stdio: "ignore" });
    return;
  }
  try {
    process.kill(-pid, name);
  } catch (error) {
    // ESRCH: all processes have ended. EPERM: it runs under sudo; wait for it instead.
    if (!["ESRCH", "EPERM"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
  }
}
