import type { SettingProps } from "./setting-props";
import { OneOf } from "./one-of";
import { Section } from "./layout/section";

type Props = SettingProps & {
  /** Whether this browser has a side panel. */
  hasPanel: boolean;
};

/** Where the toolbar shows the time, and which time; what a press on the icon opens. */
export function Toolbar({ hasPanel, ...props }: Props) {
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
      {hasPanel && (
        <OneOf
          {...props}
          name="iconOpens"
          title={words("iconOpens")}
          options={[
            { value: "popup", text: words("iconOpensPopup") },
            { value: "panel", text: words("iconOpensPanel") },
          ]}
        />
      )}
    </Section>
  );
}
