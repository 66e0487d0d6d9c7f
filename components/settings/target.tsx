import { hoursMinutes } from "@/lib/timer/clock";
import { MINUTE } from "@/lib/timer/time";
import { minutesOf } from "@/lib/timer/typed/typed-hours";
import { Managed } from "./account/managed";
import { useDraft } from "./draft";
import { Row } from "./layout/row";
import { Section } from "./layout/section";
import { OneOf } from "./one-of";
import { TimeField } from "./reminders/time-field";
import type { SettingProps } from "./setting-props";
import { WorkDays } from "./work-days";

/** Where a day's target comes from: awork's capacity, or hours of one's own on the working days. */
export function Target(props: SettingProps) {
  const { settings, words } = props;
  return (
    <Section id="target" title={words("target")} intro={words("targetExplained")}>
      <OneOf
        {...props}
        name="target"
        title={words("targetFrom")}
        options={[
          { value: "awork", text: words("targetAwork") },
          { value: "own", text: words("targetOwn") },
        ]}
      />
      {settings.target === "own" && <OwnHours {...props} />}
    </Section>
  );
}

function OwnHours(props: SettingProps) {
  const { settings, managed, words, onChoose, onInvalid } = props;
  const text = hoursMinutes(settings.targetMinutes * MINUTE);
  const draft = useDraft(text);

  function enter() {
    if (draft.typed === null) return;
    const minutes = minutesOf(draft.typed);
    draft.done();
    if (minutes === null) onInvalid(words("targetInvalid", text));
    else if (minutes !== settings.targetMinutes) onChoose({ targetMinutes: minutes });
  }

  return (
    <>
      <Row
        label={words("targetMinutes")}
        field="target-minutes"
        help={<Managed {...props} names={["targetMinutes"]} />}
      >
        <TimeField
          id="target-minutes"
          draft={draft}
          isDisabled={managed.includes("targetMinutes")}
          onEnter={enter}
        />
      </Row>
      <fieldset class="row">
        <legend class="what">{words("workDays")}</legend>
        <div class="options">
          <WorkDays {...props} />
          <Managed {...props} names={["workDays"]} />
        </div>
      </fieldset>
    </>
  );
}
