import { type Command, shortcuts } from "./commands";

/** The actual shortcut of each command; empty if none is set. */
export type CommandKeys = Record<Command | "open", string>;

export async function commandKeys(): Promise<CommandKeys> {
  const all = await shortcuts();
  const of = (name: string) => all[name] ?? "";
  return {
    open: of("_execute_action"),
    resume: of("resume"),
    pauseOrResume: of("pauseOrResume"),
    stop: of("stop"),
    startOrContinue: of("startOrContinue"),
  };
}
