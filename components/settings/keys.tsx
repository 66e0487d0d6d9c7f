import type { Message, Words } from "@/lib/timer/words";
import { Section } from "./layout/section";

/** The commands that can have a shortcut, in order. */
const COMMANDS = [
  ["resume", "shortcutResume"],
  ["open", "shortcutOpen"],
  ["openPanel", "openPanel"],
  ["pauseOrResume", "commandPauseOrResume"],
  ["stop", "commandStop"],
  ["startOrContinue", "commandStart"],
] as const satisfies [name: string, text: Message][];

type Props = {
  /** Undefined until they are known; empty for a command without a shortcut. */
  keys: Record<(typeof COMMANDS)[number][0], string> | undefined;
  words: Words;
  onChangeKeys: () => void;
};

/** The shortcuts that are actually set. */
export function Keys({ keys, words, onChangeKeys }: Props) {
  return (
    <Section id="keys" title={words("shortcuts")}>
      <dl>
        {COMMANDS.map(([name, text]) => (
          <div key={name} class="row">
            <dt>{words(text)}</dt>
            <dd>{keys && (keys[name] ? <kbd>{keys[name]}</kbd> : words("shortcutNone"))}</dd>
          </div>
        ))}
      </dl>
      <div class="row">
        <button type="button" class="plain" onClick={onChangeKeys}>
          {words("changeKeys")}
        </button>
      </div>
    </Section>
  );
}
