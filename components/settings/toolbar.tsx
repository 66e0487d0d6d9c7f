import type { SettingProps } from "./setting-props";
import { OneOf } from "./one-of";
import { Section } from "./layout/section";

/** Where the toolbar shows the time, and which time. */
export function Toolbar(props: SettingProps) {
  const { words } = props;
  return (
    <Section id="toolbar" title={words("toolbarSettings")}>
      <OneOf
        {...props}
        name="time"
        title={words("timePlace")}
        options={[
          { value: "badge", text: words("timeInBadge") },
          { value: "icon", text: words("timeInIcon") },
        ]}
      />
      <OneOf
        {...props}
        name="shown"
        title={words("timeShown")}
        options={[
          { value: "entry", text: words("shownEntry") },
          { value: "today", text: words("shownToday") },
        ]}
      />
    </Section>
  );
}
