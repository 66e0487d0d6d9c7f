import { browser } from "wxt/browser";

/** The keys as they really are; empty when none is set: browsers leave a taken one unassigned without a word. */
export type Keys = { resume: string; open: string };

export async function keys(): Promise<Keys> {
  const commands = await browser.commands.getAll();
  const of = (name: string) => commands.find((command) => command.name === name)?.shortcut ?? "";
  return { resume: of("resume"), open: of("_execute_action") };
}

/** The commands that the manifest declares, besides opening the popup. */
const COMMANDS = ["resume", "pauseOrResume", "stop", "startOrContinue"] as const;

export type Command = (typeof COMMANDS)[number];

export const onCommand = (run: (command: Command) => void) =>
  browser.commands.onCommand.addListener((name) => {
    const command = COMMANDS.find((each) => each === name);
    if (command) run(command);
  });

/** Opens the place where the browser lets people change keys. */
export async function openKeySettings(): Promise<void> {
  const { commands, tabs } = browser as typeof browser & {
    commands: { openShortcutSettings?: () => Promise<void> };
  };
  if (commands.openShortcutSettings) await commands.openShortcutSettings();
  else await tabs.create({ url: "chrome://extensions/shortcuts" });
}

/** The shortcut of each command as the browser has it, by the name in the manifest; empty where none is set. */
export async function shortcuts(): Promise<Record<string, string>> {
  const commands = await browser.commands.getAll();
  return Object.fromEntries(commands.map(({ name, shortcut }) => [name, shortcut ?? ""]));
}
