import type { Message, Words } from "@/lib/timer/words";

/** What keys can be set for, in order. */
const COMMANDS = [
  ["resume", "shortcutResume"],
  ["open", "shortcutOpen"],
  ["pauseOrResume", "commandPauseOrResume"],
  ["stop", "commandStop"],
  ["startOrContinue", "commandStart"],
] as const satisfies [name: string, text: Message][];

type Props = {
  /** Undefined until they are known; a key that is not set is empty. */
  keys: Record<(typeof COMMANDS)[number][0], string> | undefined;
  words: Words;
  onChangeKeys: () => void;
};

/** The keys as they really are. */
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
