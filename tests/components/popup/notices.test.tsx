// @vitest-environment happy-dom
import { globSync, readFileSync } from "node:fs";
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import type { ComponentProps } from "preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Notices } from "@/components/popup/notices";
import { createTestWords } from "../../lib/words";

afterEach(cleanup);

type Notice = ComponentProps<typeof Notices>["notices"][number];

const GOOD: Notice = { tone: "good", text: "Resumed.", remedy: null };
const NOTE: Notice = { tone: "note", text: "As of 12:00.", remedy: null };
const BAD: Notice = { tone: "bad", text: "No connection.", remedy: "retry" };

function show(notices: Notice[], language: "en" | "de" = "en") {
  const onRemedy = vi.fn();
  const words = createTestWords(language);
  const draw = (notices: Notice[]) => (
    <>
      <Notices role="alert" notices={notices} words={words} onRemedy={onRemedy} />
      <Notices role="status" notices={notices} words={words} onRemedy={onRemedy} />
    </>
  );
  const view = render(draw(notices));
  const again = (next: Notice[]) => view.rerender(draw(next));
  return { onRemedy, again };
}

const alert = () => screen.getByRole("alert").textContent;
const status = () => screen.getByRole("status").textContent;

describe("notices", () => {
  it.each<[string, Notice, string, string]>([
    ["a result is a status", GOOD, "", "Resumed."],
    ["a remark is a status", NOTE, "", "As of 12:00."],
    ["a failure is an alert", { ...BAD, remedy: null }, "No connection.", ""],
  ])("%s", (_title, notice, inAlert, inStatus) => {
    show([notice]);
    expect([alert(), status()]).toEqual([inAlert, inStatus]);
  });

  it("come into regions that are there before them, so that they are announced", () => {
    const { again } = show([]);
    const regions = [screen.getByRole("alert"), screen.getByRole("status")];
    expect(regions.map((region) => region.textContent)).toEqual(["", ""]);
    again([GOOD, BAD]);
    expect([screen.getByRole("alert"), screen.getByRole("status")]).toEqual(regions);
    expect(regions.map((region) => region.textContent)).toEqual(["No connection.Try again", "Resumed."]);
  });

  it("come into regions that no style takes away while they are empty, which would silence them", () => {
    const style = globSync("components/{*,popup/*}.css").map((file) => readFileSync(file, "utf8"));
    expect(style.length).toBeGreaterThan(3);
    expect(style.join("\n")).not.toMatch(/:empty[^{}]*\{[^}]*(display:\s*none|visibility:\s*hidden)/);
  });

  it("go when there is nothing to tell any more", () => {
    const { again } = show([GOOD, BAD]);
    again([]);
    expect([alert(), status()]).toEqual(["", ""]);
  });

  it("keep their order", () => {
    show([NOTE, GOOD, { ...BAD, remedy: null, text: "First." }, { ...BAD, remedy: null, text: "Second." }]);
    expect([alert(), status()]).toEqual(["First.Second.", "As of 12:00.Resumed."]);
  });

  it.each<["en" | "de", NonNullable<Notice["remedy"]>, string]>([
    ["en", "settings", "Settings"],
    ["en", "permit", "Allow access to awork"],
    ["en", "retry", "Try again"],
    ["de", "settings", "Einstellungen"],
    ["de", "permit", "Zugriff auf awork erlauben"],
    ["de", "retry", "Erneut versuchen"],
  ])("offer what helps: %s, %s", (language, remedy, name) => {
    const { onRemedy } = show([{ ...BAD, remedy }], language);
    fireEvent.click(screen.getByRole("button", { name }));
    expect(onRemedy.mock.calls).toEqual([[remedy]]);
  });

  it("offer nothing where nothing helps", () => {
    show([{ ...BAD, remedy: null }]);
    expect(screen.queryByRole("button")).toBeNull();
  });

  it("are text, whatever awork says", () => {
    show([{ ...BAD, text: "awork refused the request: <b onclick=x>no</b>", remedy: null }]);
    expect(alert()).toContain("<b onclick=x>no</b>");
    expect(document.querySelector("b")).toBeNull();
  });
});
