// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it } from "vitest";
import { Resume } from "@/components/settings/resume";
import { sampleSettingProps } from "./sample";

afterEach(cleanup);

describe("what Resume does", () => {
  it.each<["en" | "de", string, string, string]>([
    [
      "en",
      "Breaks become work",
      "Breaks stay breaks",
      "Ask before more than this many minutes of breaks become work",
    ],
    [
      "de",
      "Pausen werden zu Arbeitszeit",
      "Pausen bleiben Pausen",
      "Nachfragen, bevor mehr als so viele Minuten Pause zu Arbeitszeit werden",
    ],
  ])("can be chosen, and the limit for the key: %s", (language, first, second, guard) => {
    const given = sampleSettingProps({ guardMinutes: 45 }, [], language);
    render(<Resume {...given} />);
    expect(screen.getByRole<HTMLInputElement>("radio", { name: first }).checked).toBe(true);
    fireEvent.click(screen.getByRole("radio", { name: second }));
    expect(screen.getByLabelText<HTMLInputElement>(guard).value).toBe("45");
    fireEvent.change(screen.getByLabelText(guard), { target: { value: "20" } });
    expect(given.onChoose.mock.calls).toEqual([[{ resume: "keepBreaks" }], [{ guardMinutes: 20 }]]);
  });

  it.each<["en" | "de", string]>([
    ["en", "Ask for a note when stopping"],
    ["de", "Beim Stoppen nach einer Notiz fragen"],
  ])("has a switch for the note on stopping: %s", (language, name) => {
    const given = sampleSettingProps({}, [], language);
    render(<Resume {...given} />);
    const toggle = screen.getByRole<HTMLInputElement>("checkbox", { name });
    expect([toggle.checked, toggle.getAttribute("aria-describedby")]).toEqual([false, "askForNote-help"]);
    fireEvent.click(toggle);
    expect(given.onChoose.mock.calls).toEqual([[{ askForNote: true }]]);
  });

  it("says which of both an administrator has set", () => {
    render(<Resume {...sampleSettingProps({}, ["guardMinutes"])} />);
    expect(screen.getAllByText("Set by your administrator.")).toHaveLength(1);
    expect(screen.getByRole<HTMLFieldSetElement>("group").disabled).toBe(false);
  });
});
