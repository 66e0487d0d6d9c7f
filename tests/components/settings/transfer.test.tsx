// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, expect, it, vi } from "vitest";
import { Transfer } from "@/components/settings/transfer";
import { createTestWords } from "../../lib/words";

afterEach(cleanup);

function show(language: "en" | "de" = "en") {
  const calls = { onExport: vi.fn(), onImport: vi.fn() };
  render(<Transfer words={createTestWords(language)} {...calls} />);
  return calls;
}

it.each<["en" | "de", string]>([
  ["en", "Export settings"],
  ["de", "Einstellungen exportieren"],
])("the settings go out: %s", (language, name) => {
  const { onExport } = show(language);
  fireEvent.click(screen.getByRole("button", { name }));
  expect(onExport).toHaveBeenCalledOnce();
});

it.each<["en" | "de", string]>([
  ["en", "Import settings from a file"],
  ["de", "Einstellungen aus einer Datei importieren"],
])("the file that was chosen comes in, the same again as well: %s", (language, name) => {
  const { onImport } = show(language);
  const field = screen.getByLabelText<HTMLInputElement>(name);
  const file = new File(["{}"], "settings.json");
  for (const files of [[file], [], [file]]) {
    vi.spyOn(field, "files", "get").mockReturnValue(files as never);
    fireEvent.change(field);
  }
  expect(onImport.mock.calls).toEqual([[file], [file]]);
  expect(field.value).toBe("");
});
