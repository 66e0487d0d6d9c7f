import type { Message, Words } from "@/lib/timer/words";

/** The commands that can have a shortcut, in order. */
const COMMANDS = [
  ["resume", "shortcutResume"],
  ["open", "shortcutOpen"],
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
    <section aria-labelledby="keys">
      <h2 id="keys">{words("shortcuts")}</h2>
      <dl>
        {COMMANDS.map(([name, text]) => (
          <div key={name}>
            <dt>{words(text)}</dt>
            <dd>{keys && (keys[name] ? <kbd>{keys[name]}</kbd> : words("shortcutNone"))}</dd>
          </div>
        ))}
      </dl>
      <button type="button" class="plain" onClick={onChangeKeys}>
        {words("changeKeys")}
      </button>
    </section>
  );
}
