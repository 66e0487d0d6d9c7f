import type { SettingProps } from "./setting-props";
import { Managed } from "./account/managed";
import { NumberField } from "./number-field";
import { OneOf } from "./one-of";
import { Row } from "./layout/row";
import { Section } from "./layout/section";

/** The default action of Resume, after how many minutes of breaks to ask first, and whether Stop asks for a note. */
export function Resume(props: SettingProps) {
  const { settings, managed, words, onChoose } = props;
  return (
    <Section id="resume" title={words("resumeSettings")}>
      <OneOf
        {...props}
        name="resume"
        title={words("resumeDefault")}
        options={[
          { value: "removeBreaks", text: words("breaksBecomeWork"), help: words("resumeExplained") },
          { value: "keepBreaks", text: words("breaksStayBreaks"), help: words("breaksStayExplained") },
        ]}
      />
      <Row label={words("guard")} field="guard" help={<Managed {...props} names={["guardMinutes"]} />}>
        <NumberField {...props} id="guard" name="guardMinutes" unit="minute" />
      </Row>
      <Row
        label={words("askForNote")}
        field="askForNote"
        help={
          <>
            <p id="askForNote-help" class="quiet">
              {words("askForNoteExplained")}
            </p>
            <Managed {...props} names={["askForNote"]} />
          </>
        }
      >
        <input
          id="askForNote"
          type="checkbox"
          class="switch"
          checked={settings.askForNote}
          disabled={managed.includes("askForNote")}
          aria-describedby="askForNote-help"
          onChange={() => onChoose({ askForNote: !settings.askForNote })}
        />
      </Row>
    </Section>
  );
}
