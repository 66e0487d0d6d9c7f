import { Section } from "@/components/settings/layout/section";
import { OneOf } from "@/components/settings/one-of";
import type { SettingProps } from "@/components/settings/setting-props";
import { NotAllowed, type Permission } from "./not-allowed";
import { Silenced, type Silencing } from "./silenced";

/** The law by which breaks are counted, for who wants it. */
export function BreakRule(props: Permission & Silencing & SettingProps) {
  const { settings, words, mayNotify } = props;
  const isOn = settings.breakRule !== "off";
  return (
    <Section id="breakRule" title={words("breakRule")} intro={words("breakRuleExplained")}>
      {isOn && !mayNotify && <NotAllowed {...props} />}
      <OneOf
        {...props}
        name="breakRule"
        title={words("breakRuleLaw")}
        options={[
          { value: "off", text: words("breakRuleOff") },
          { value: "germany", text: words("breakRuleGermany"), help: words("breakRuleGermanyExplained") },
        ]}
      />
      {isOn && (
        <div class="row">
          <Silenced {...props} kind="breaks" about="breakRule" />
        </div>
      )}
    </Section>
  );
}
