// @vitest-environment happy-dom
import { cleanup, render, screen, within } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import { Section } from "@/components/settings/layout/section";

afterEach(cleanup);

it.each([
  ["with an introduction", "What this is about", ["Toolbar", "What this is about", "Rows"]],
  ["without", "", ["Toolbar", "Rows"]],
])("is a region that its heading names, and links can lead there: %s", (_title, intro, texts) => {
  render(
    <Section id="toolbar" title="Toolbar" intro={intro}>
      Rows
    </Section>,
  );
  const region = screen.getByRole("region", { name: "Toolbar" });
  expect(within(region).getByRole("heading", { level: 2 }).id).toBe("toolbar");
  expect([...region.children].map(({ textContent }) => textContent)).toEqual(texts);
});
