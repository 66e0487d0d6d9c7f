import type { Words } from "@/lib/timer/words";
import { Row } from "@/components/settings/layout/row";
import { Section } from "@/components/settings/layout/section";

type Props = {
  /** The hosts of awork's web app that the browser is asked for. */
  hosts: string[];
  /** Those of them that it doesn't allow, for example that of a workspace signed in to since. */
  missing: string[];
  isOn: boolean;
  isSignedIn: boolean;
  words: Words;
  /** Asks the person for the hosts. */
  onAllow: () => void;
  onEnd: () => void;
};

/** Whether changes in awork's web app show at once, and what the browser will ask for that. */
export function Follow({ hosts, missing, isOn, isSignedIn, words, onAllow, onEnd }: Props) {
  const list = (all: string[]) => new Intl.ListFormat(words.locale).format(all);
  return (
    <Section id="follow" title={words("follow")} intro={words("followExplained")}>
      <Row
        label={words("followSwitch")}
        field="follow-switch"
        help={
          <p id="follow-help" class="quiet">
            {words("followAsks", list(hosts))}
          </p>
        }
      >
        <input
          id="follow-switch"
          type="checkbox"
          class="switch"
          checked={isOn}
          disabled={!isOn && !isSignedIn}
          aria-describedby="follow-help"
          onChange={isOn ? onEnd : onAllow}
        />
      </Row>
      {isOn && missing.length > 0 && (
        <div class="missing">
          <p>{words("followMissing", list(missing))}</p>
          <button type="button" class="plain" onClick={onAllow}>
            {words("followAllow")}
          </button>
        </div>
      )}
    </Section>
  );
}
