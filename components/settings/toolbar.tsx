import type { SettingProps } from "./setting-props";
import { Managed } from "./account/managed";
import { OneOf } from "./one-of";
import { Row } from "./layout/row";
import { Section } from "./layout/section";

type Props = SettingProps & {
  /** Whether this browser has a side panel. */
  hasPanel: boolean;
};

/** Where the toolbar shows the time, and which time; what a press on the icon opens; whether context menus offer actions. */
export function Toolbar({ hasPanel, ...props }: Props) {
  const { settings, managed, words, onChoose } = props;
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
      <Row
        label={words("menus")}
        field="menus"
        help={
          <>
            <p id="menus-help" class="quiet">
              {words("menusExplained")}
            </p>
            <Managed {...props} names={["menus"]} />
          </>
        }
      >
        <input
          id="menus"
          type="checkbox"
          class="switch"
          checked={settings.menus}
          disabled={managed.includes("menus")}
          aria-describedby="menus-help"
          onChange={() => onChoose({ menus: !settings.menus })}
        />
      </Row>
    </Section>
  );
}
