// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import { Toolbar } from "@/components/settings/toolbar";
import type { Settings } from "@/lib/timer/settings";
import { sampleSettingProps } from "./sample";

afterEach(cleanup);

it.each<["en" | "de", string, boolean, boolean]>([
  ["en", "Actions in context menus", true, false],
  ["de", "Aktionen in Kontextmenüs", false, false],
  ["en", "Actions in context menus", true, true],
])("context menus can be switched: %s", (language, name, menus, isManaged) => {
  const given = sampleSettingProps({ menus }, isManaged ? ["menus"] : [], language);
  render(<Toolbar {...given} hasPanel={false} />);
  const toggle = screen.getByRole<HTMLInputElement>("checkbox", { name });
  expect([toggle.checked, toggle.disabled]).toEqual([menus, isManaged]);
  expect(toggle.getAttribute("aria-describedby")).toBe("menus-help");
  if (isManaged) screen.getByText("Set by your administrator.");
  else fireEvent.click(toggle);
  expect(given.onChoose.mock.calls).toEqual(isManaged ? [] : [[{ menus: !menus }]]);
});

it.each<["en" | "de", string, Partial<Settings>]>([
  ["en", "In the icon itself", { time: "icon" }],
  ["en", "Today’s total", { shown: "today" }],
  ["en", "The side panel", { iconOpens: "panel" }],
  ["de", "Im Symbol selbst", { time: "icon" }],
  ["de", "Heute insgesamt", { shown: "today" }],
  ["de", "Die Seitenleiste", { iconOpens: "panel" }],
])(
  "how the toolbar tells the time, and what its icon opens, can be chosen: %s, %s",
  (language, name, chosen) => {
    const given = sampleSettingProps({}, [], language);
    render(<Toolbar {...given} hasPanel />);
    fireEvent.click(screen.getByRole("radio", { name }));
    expect(given.onChoose.mock.calls).toEqual([[chosen]]);
  },
);

it("a browser without a side panel leaves nothing to choose for its icon", () => {
  render(<Toolbar {...sampleSettingProps()} hasPanel={false} />);
  expect(screen.queryByRole("group", { name: "Clicking the icon opens" })).toBeNull();
});
