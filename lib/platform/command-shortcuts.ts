import { browser } from "wxt/browser";
import type { Command } from "./commands";

/** The actual shortcut of each command; empty if none is set. */
export type CommandKeys = Record<Command | "open", string>;

export async function commandKeys(): Promise<CommandKeys> {
  const commands = await browser.commands.getAll();
  const of = (name: string) => commands.find((command) => command.name === name)?.shortcut ?? "";
  return {
    open: of("_execute_action"),
    resume: of("resume"),
    pauseOrResume: of("pauseOrResume"),
    stop: of("stop"),
    startOrContinue: of("startOrContinue"),
  };
}
