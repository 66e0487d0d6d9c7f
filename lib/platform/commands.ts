import { browser } from "wxt/browser";

/** The commands in the manifest, except opening the popup and the side panel. */
const COMMANDS = ["resume", "pauseOrResume", "stop", "startOrContinue"] as const;

export type Command = (typeof COMMANDS)[number];

export const onCommand = (run: (command: Command) => void) =>
  browser.commands.onCommand.addListener((name) => {
    const command = COMMANDS.find((each) => each === name);
    if (command) run(command);
  });

/** Opens the browser's page for changing shortcuts. */
export async function openKeySettings(): Promise<void> {
  const { commands, tabs } = browser as typeof browser & {
    commands: { openShortcutSettings?: () => Promise<void> };
  };
  if (commands.openShortcutSettings) await commands.openShortcutSettings();
  else await tabs.create({ url: "chrome://extensions/shortcuts" });
}

/** The actual shortcut of each command, by its name in the manifest; empty if none is set. */
export async function shortcuts(): Promise<Record<string, string>> {
  const commands = await browser.commands.getAll();
  return Object.fromEntries(commands.map(({ name, shortcut }) => [name, shortcut ?? ""]));
}

/** The actual shortcut of each command; empty if none is set: browsers silently leave a taken one unassigned. */
export type CommandKeys = Record<Command | "open" | "openPanel", string>;

export async function commandKeys(): Promise<CommandKeys> {
  const all = await shortcuts();
  const of = (name: string) => all[name] ?? "";
  return {
    open: of("_execute_action"),
    openPanel: of("openPanel"),
    resume: of("resume"),
    pauseOrResume: of("pauseOrResume"),
    stop: of("stop"),
    startOrContinue: of("startOrContinue"),
  };
}
