import type { SettingProps } from "./setting-props";
import { Managed } from "./account/managed";
import { NumberField } from "./number-field";
import { OneOf } from "./one-of";

/** The default action of Resume, and after how many minutes of breaks to ask first. */
export function Resume(props: SettingProps) {
  const { words } = props;
  return (
    <section aria-labelledby="resume">
      <h2 id="resume">{words("resumeSettings")}</h2>
      <OneOf
        {...props}
        name="resume"
        title={words("resumeDefault")}
        options={[
          { value: "removeBreaks", text: words("breaksBecomeWork"), help: words("resumeExplained") },
          { value: "keepBreaks", text: words("breaksStayBreaks"), help: words("breaksStayExplained") },
        ]}
      />
      <p class="row">
        <label for="guard">{words("guard")}</label>
        <NumberField {...props} id="guard" name="guardMinutes" />
      </p>
      <Managed {...props} names={["guardMinutes"]} />
    </section>
  );
}
