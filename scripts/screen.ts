import { spawn } from "node:child_process";
import { once } from "node:events";
import { run } from "./child.ts";
import { installPackages, lastLines } from "./debian.ts";
import { Trouble } from "./main.ts";
import { onPath } from "./path.ts";
import { search } from "./search.ts";

const SECOND = 1000;

/** Whether a window can be shown to someone: not without a display, nor on a build server (`CI`). */
export const hasDisplay = ({ platform, env }: Pick<NodeJS.Process, "platform" | "env"> = process) =>
  !env.CI && (platform !== "linux" || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY));

export interface ScreenTools {
  xvfb: string;
  xdotool: string;
}

const programs = [
  { name: "Xvfb", package: "xvfb", variable: "AWORK_TIMER_XVFB", trial: "-help" },
  { name: "xdotool", package: "xdotool", variable: "AWORK_TIMER_XDOTOOL", trial: "--version" },
] as const;

/**
 * Finds Xvfb (a virtual screen) and xdotool (real key presses), and installs them if they are missing.
 * Resolves to undefined outside Linux, where they don't exist. Throws `Trouble` if one can't be had.
 */
export async function findScreenTools(signal?: AbortSignal): Promise<ScreenTools | undefined> {
  if (process.platform !== "linux") return undefined;
  const paths: string[] = [];
  for (const program of programs) paths.push(await find(program, signal));
  const [xvfb, xdotool] = paths as [string, string];
  console.log(`Screen: ${xvfb}, ${xdotool}`);
  return { xvfb, xdotool };
}

async function find(program: (typeof programs)[number], signal?: AbortSignal): Promise<string> {
  const chosen = process.env[program.variable];
  const present = async () => onPath([program.name]);
  const ways = chosen
    ? [{ name: program.variable, candidates: async () => [chosen] }]
    : [
        { name: "on this machine", candidates: present },
        {
          name: "Debian's package",
          candidates: () => installPackages([program.package], signal).then(present),
        },
      ];
  const outcome = await search(ways, async (path) => {
    const { status } = await run(path, [program.trial], { timeout: 20 * SECOND, signal });
    return status === 0 ? undefined : "does not run";
  });
  signal?.throwIfAborted();
  if ("path" in outcome) return outcome.path;
  throw new Trouble(
    [
      `No ${program.name}, which the test of a real key press takes.`,
      ...outcome.reasons.map((reason) => `  - ${reason}`),
      `Install it (Debian: apt-get install ${program.package}), or set the environment variable ${program.variable} to its path.`,
    ].join("\n"),
  );
}

export interface ScreenOptions {
  width: number;
  height: number;
  /** A folder for the frame buffer file (Xvfb's `-fbdir`). */
  frames?: string;
  xvfb?: string;
}

/** Starts Xvfb on a free display. Throws `Trouble` if it does not start. */
export async function startScreen({
  width,
  height,
  frames,
  xvfb = process.env.AWORK_TIMER_XVFB ?? "Xvfb",
}: ScreenOptions): Promise<{ display: string; close(): Promise<void> }> {
  // `-s 0`: no screen saver after ten minutes, which the browser would treat as a locked screen (measured).
  const screen = ["-screen", "0", `${width}x${height}x24`, "-s", "0"];
  const args = ["-displayfd", "3", ...screen, "-nolisten", "tcp"];
  if (frames !== undefined) args.push("-fbdir", frames);
  const server = spawn(xvfb, args, { stdio: ["ignore", "ignore", "pipe", "pipe"] });
  let complaint = "";
  server.stderr!.setEncoding("utf8").on("data", (text: string) => (complaint += text));
  const ended = new Promise<void>((resolve) => {
    server.on("close", () => resolve());
    server.on("error", (error) => {
      complaint += error.message;
      resolve();
    });
  });
  const number = await Promise.race([
    // Xvfb writes the display number and a line break once it accepts clients.
    once(server.stdio[3]!, "data").then(([text]: Buffer[]) => text!.toString().trim()),
    ended.then(() => {
      throw new Trouble(`Xvfb did not start: ${lastLines(complaint)}`);
    }),
  ]);
  return {
    display: `:${number}`,
    async close() {
      server.kill();
      await ended;
    },
  };
}
