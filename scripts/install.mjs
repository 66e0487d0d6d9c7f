// What runs before anything is installed: plain JavaScript, Node's own modules only, any Node from 20 on.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const modules = resolve(root, "node_modules");
const isNpms = process.env.npm_lifecycle_event !== undefined;
const isWindows = process.platform === "win32";
/** The Node that the npm package `node` brings, whatever the machine's own is. */
const node = resolve(modules, "node/bin", isWindows ? "node.exe" : "node");

/** @param {string} path */
const packagesIn = (path) => JSON.parse(readFileSync(path, "utf8")).packages;

/**
 * npm writes node_modules/.package-lock.json as the last step of an install: it is absent after one that was cut
 * off, and names what is really there. Optional packages for other systems are rightly missing from it.
 */
function isInstalled() {
  const record = resolve(modules, ".package-lock.json");
  if (!existsSync(record)) return false;
  const present = packagesIn(record);
  const wanted = Object.entries(packagesIn(resolve(root, "package-lock.json"))).filter(
    ([path]) => path !== "",
  );
  const isPresent = wanted.every(([path, { version, integrity, optional }]) =>
    present[path] ? present[path].version === version && present[path].integrity === integrity : optional,
  );
  const names = new Set(wanted.map(([path]) => path));
  return isPresent && Object.keys(present).every((path) => names.has(path)) && nodeRuns();
}

const nodeRuns = () => spawnSync(node, ["--version"]).status === 0;

/** @type {NodeJS.Signals[]} */
const requests = ["SIGINT", "SIGTERM", "SIGHUP"];
/** @param {NodeJS.Signals} signal */
const statusOf = (signal) => 128 + constants.signals[signal];

/**
 * Waits for a program's end, passing on the signals that ask this one to end. Windows hands Ctrl+C to every process by
 * itself.
 *
 * @param {import("node:child_process").ChildProcess} child
 * @param {(signal: NodeJS.Signals) => void} pass
 * @returns {Promise<{ status: number; asked: NodeJS.Signals | undefined }>} its exit status, and the signal that came
 */
function ending(child, pass) {
  return new Promise((resolve, reject) => {
    /** @type {NodeJS.Signals | undefined} */
    let asked;
    const listen = (/** @type {NodeJS.Signals} */ name) => {
      asked = name;
      if (!isWindows && child.exitCode === null && child.signalCode === null) pass(name);
    };
    for (const name of requests) process.on(name, listen);
    // A request to end kills npm's shell without a word to us.
    const parent = process.ppid;
    const look = setInterval(() => isNpms && process.ppid !== parent && listen("SIGTERM"), 500);
    child.on("error", reject);
    child.on("close", (status, signal) => {
      clearInterval(look);
      for (const name of requests) process.off(name, listen);
      resolve({ status: status ?? statusOf(signal), asked });
    });
  });
}

/** `npm ci`, by the npm that started us where there is one, in a process group that ends as a whole. */
async function install() {
  console.log("Installing packages (npm ci)");
  const args = ["ci", "--include=dev", "--loglevel=error", "--no-audit", "--no-fund"];
  const npm = process.env.npm_execpath;
  const isNpm = npm?.endsWith("npm-cli.js");
  const child = spawn(isNpm ? process.execPath : "npm", isNpm ? [npm, ...args] : args, {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    detached: !isWindows,
    shell: isWindows && !isNpm,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text) => (output += text));
  // Asked gently, npm takes many seconds to undo its work; an install that was cut off is simply done anew next time.
  const { status, asked } = await ending(child, () => process.kill(-child.pid, "SIGKILL"));
  if (asked) process.exit(statusOf(asked));
  if (status !== 0) {
    console.error(
      `${output}\nThe packages were not installed: npm ci ended with ${status}. It needs the npm registry.`,
    );
    process.exit(1);
  }
  if (!nodeRuns()) {
    console.error("npm did not run the install script of the package `node`. Allow it, then run: npm ci");
    process.exit(1);
  }
}

/**
 * Runs a TypeScript file of this folder on the installed Node, after installing what is missing.
 *
 * @param {string} script
 */
export async function runInstalled(script) {
  if (!isInstalled()) await install();
  const child = spawn(node, [resolve(root, "scripts", script), ...process.argv.slice(2)], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, PATH: [resolve(modules, ".bin"), process.env.PATH].join(delimiter) },
  });
  process.exitCode = (await ending(child, (signal) => child.kill(signal))).status;
}
