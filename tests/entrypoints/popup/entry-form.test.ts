// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/preact";
import { render } from "preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { draftsItem } from "@/lib/drafts/draft-items";
import { openPopup } from "@/lib/popup/app";
import { addedItem, additionsItem, daysItem, deletionsItem } from "@/lib/tracker-store/day-items";
import { accountItem, stateItem } from "@/lib/tracker-store/state-items";
import { type KeptHours, hoursItem, hoursOf } from "@/lib/capacity/hours-item";
import { whose } from "@/lib/tracker-store/account";
import type { Edit } from "@/lib/timer/editing/edit";
import { HOUR, MINUTE, SECOND } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import { localDayOf } from "@/lib/timer/today";
import { timeOfDay } from "@/lib/timer/typed/time-of-day";
import { listedAs } from "@/lib/tracker/edits/additions";
import { NO_DAYS } from "@/lib/tracker/days";
import { ACCOUNT } from "../../lib/fake-browser/account";
import { speak } from "../../lib/fake-browser/fakes";
import { NEW_ENTRY, NOW, RUNNING, STOPPED, stateOf } from "../../lib/tracker/states";

const DAY = localDayOf(NOW);
const clock = (at: number) => timeOfDay(at, at, "en-US");

const SITEMAP: Timer = {
  ...STOPPED,
  id: "sitemap",
  start: NOW - 3 * HOUR,
  end: NOW - 2 * HOUR,
  duration: HOUR,
  breaks: [],
  subject: { task: "Sitemap", project: "Website", client: null, typeOfWork: "Design", note: "Draft" },
  about: { taskId: "sitemap", projectId: "web", typeOfWorkId: "design", isBillable: false },
  day: DAY,
};
const BEFORE: Timer = {
  ...SITEMAP,
  id: "before",
  start: NOW - 5 * HOUR,
  end: NOW - 3 * HOUR,
  duration: 2 * HOUR,
  subject: { ...SITEMAP.subject, task: "Logo" },
};

/** The company of somebody who is no admin. */
const HOURS: KeptHours = {
  ...hoursOf(null, whose(ACCOUNT)),
  rules: {
    readOn: DAY,
    until: "2026-08-27",
    value: {
      isTrackingOff: false,
      isNoteRequired: false,
      isDoneClosed: false,
      pastDays: null,
      isAdmin: false,
    },
  },
};

type Sent = { name: string; data: unknown };
let sent: Sent[] = [];
const of = <T>(name: string) => sent.filter((each) => each.name === name).map(({ data }) => data as T);

beforeEach(async () => {
  vi.restoreAllMocks();
  vi.useFakeTimers({ now: NOW, toFake: ["Date", "performance", "setTimeout", "clearTimeout"] });
  vi.stubGlobal("requestAnimationFrame", () => 0);
  fakeBrowser.reset();
  sent = [];
  speak("en");
  vi.spyOn(fakeBrowser.runtime, "sendMessage").mockImplementation((async (message: Sent) => {
    sent.push(message);
    if (message.name === "search") return [];
    const type = (id: string, name: string) => ({ ...LOGO, kind: "typeOfWork", id, name, typeOfWorkId: id });
    if (message.name === "typesOf") return [type("print", "Print")];
    if (message.name !== "choices") return undefined;
    const types = [type("design", "Design"), type("print", "Print")];
    return { assigned: [LOGO], types, troubles: { assigned: null, types: null } };
  }) as never);
  vi.spyOn(fakeBrowser.runtime, "connect").mockReturnValue({} as never);
  vi.spyOn(fakeBrowser.commands, "getAll").mockResolvedValue([] as never);
  await accountItem.set(ACCOUNT);
  await stateItem.set(stateOf(RUNNING));
  await list(SITEMAP, BEFORE);
});
afterEach(() => {
  close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const LOGO = {
  kind: "task",
  id: "logo",
  name: "Logo concept",
  key: "WEB-12",
  projectId: "relaunch",
  project: "Relaunch",
  client: null,
  typeOfWorkId: "design",
  typeOfWork: "Design",
  isBillable: true,
};

const list = (...timers: Timer[]) =>
  daysItem.set({ ...NO_DAYS, at: NOW, timers: [RUNNING, ...timers], isWhole: true });

const close = () => render(null, document.getElementById("popup")!);

async function open() {
  document.body.innerHTML = '<div id="popup"></div>';
  await openPopup();
  await vi.advanceTimersByTimeAsync(200);
  await expect.poll(() => document.querySelector(".days, .entry-form")).not.toBeNull();
}

const row = (name: string) => screen.findByRole("button", { name });
const field = (name: string) => screen.getByRole<HTMLInputElement>("textbox", { name });
const value = (name: string) => field(name).value;
const type = (name: string, text: string) => fireEvent.input(field(name), { target: { value: text } });
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
const form = () => screen.queryByRole("region", { name: /Sitemap/ });

async function openForm(name = "Sitemap") {
  await open();
  fireEvent.click(await row(name));
  await expect.poll(() => screen.queryByRole("button", { name: "Save" })).not.toBeNull();
}

describe("the form of an entry", () => {
  it("takes the place of the list, has all of it, and has the focus", async () => {
    await openForm();
    expect(screen.queryByRole("heading", { name: /^Today \d/ })).toBeNull();
    const texts = ["From", "To", "Worked", "Note"].map(value);
    expect(texts).toEqual([clock(SITEMAP.start!), clock(SITEMAP.end!), "1:00", "Draft"]);
    expect(document.activeElement?.textContent).toBe("Sitemap · Website");
  });

  it("sends what was changed together, and goes back to the row", async () => {
    await openForm();
    type("From", clock(SITEMAP.start! + 15 * MINUTE));
    type("Note", " Final ");
    expect(value("Worked")).toBe("0:45");
    fireEvent.submit(field("From").form!);
    await expect.poll(() => of<Edit[]>("editTogether")).toHaveLength(1);
    const [edits] = of<Edit[]>("editTogether");
    expect(edits!.map(({ field, to }) => [field, to])).toEqual([
      ["start", SITEMAP.start! + 15 * MINUTE],
      ["note", "Final"],
    ]);
    expect(new Set(edits!.map(({ save }) => save)).size).toBe(1);
    await expect.poll(() => document.activeElement?.textContent).toBe("Sitemap");
    expect(await draftsItem.get()).toEqual([]);
  });

  it("sends nothing where nothing was changed", async () => {
    await openForm();
    press("Save");
    await expect.poll(form).toBeNull();
    expect(of("editTogether")).toEqual([]);
  });

  it("is left by Escape, and what was typed with it", async () => {
    await openForm();
    type("Note", "Final");
    fireEvent.keyDown(field("Note"), { key: "Escape" });
    await expect.poll(form).toBeNull();
    expect(await draftsItem.get()).toEqual([]);
    expect(of("editTogether")).toEqual([]);
  });

  it("shortens a neighbour in the same press", async () => {
    await openForm();
    type("From", clock(SITEMAP.start! - 15 * MINUTE));
    const name = /^Shorten “Logo” to end at/;
    fireEvent.click(await screen.findByRole("checkbox", { name }));
    press("Save");
    await expect.poll(() => of<Edit[]>("editTogether")).toHaveLength(2);
    const all = of<Edit[]>("editTogether").flat();
    expect(all.map(({ id, field, to }) => [id, field, to])).toEqual([
      ["before", "end", SITEMAP.start! - 15 * MINUTE],
      ["sitemap", "start", SITEMAP.start! - 15 * MINUTE],
    ]);
    expect(new Set(all.map(({ save }) => save)).size).toBe(2);
  });

  it("says what is wrong at its field, and saves nothing", async () => {
    await openForm();
    type("To", "soon");
    expect(field("To").getAttribute("aria-invalid")).toBe("false");
    press("Save");
    await screen.findByText(/This is not a time/);
    expect(document.activeElement).toBe(field("To"));
    expect(of("editTogether")).toEqual([]);
  });

  it("books it on another task, and offers the default of its project", async () => {
    await openForm();
    press("Task or project Sitemap · Website");
    fireEvent.click(await screen.findByRole("option", { name: /Logo concept/ }));
    await expect.poll(() => of("typesOf")).toEqual(["relaunch"]);
    await screen.findByText(/This project doesn’t allow “Design”/);
    press("Make billable");
    press("Save");
    await expect.poll(() => of<Edit[]>("editTogether")).toHaveLength(1);
    const [edits] = of<Edit[]>("editTogether");
    expect(edits).toMatchObject([
      { field: "bookedOn", to: { taskId: "logo", projectId: "relaunch" } },
      { field: "isBillable", to: true },
    ]);
  });

  it("follows awork where nothing was touched, and says what awork has where it was", async () => {
    await openForm();
    type("Note", "Final");
    await list(
      {
        ...SITEMAP,
        end: SITEMAP.end! + MINUTE,
        duration: HOUR + MINUTE,
        subject: { ...SITEMAP.subject, note: "Second" },
      },
      BEFORE,
    );
    await expect.poll(() => value("To")).toBe(clock(SITEMAP.end! + MINUTE));
    await screen.findByText(/awork now has: Second/);
    expect(value("Note")).toBe("Final");
    press("Use that");
    await expect.poll(() => value("Note")).toBe("Second");
  });
});

describe("what was typed in the form", () => {
  it("is there again when the popup was closed over it, and the form opens by itself", async () => {
    await openForm();
    type("Note", "Final");
    type("Worked", "0:30");
    close();
    await open();
    await expect.poll(form).not.toBeNull();
    expect([value("Note"), value("Worked")]).toEqual(["Final", "0:30"]);
    await screen.findByText("Not saved yet.");
  });

  it("is there again when the entry is pressed later", async () => {
    await openForm();
    type("Note", "Final");
    close();
    vi.setSystemTime(NOW + 11 * MINUTE);
    await openForm();
    expect(value("Note")).toBe("Final");
  });

  it("is left where the entry is gone, and can be added as a new one", async () => {
    await openForm();
    type("Note", "Final");
    close();
    await list(BEFORE);
    await open();
    await screen.findByText(/What you changed in “Sitemap” was not saved/);
    press("Add as a new entry…");
    await expect.poll(() => screen.queryByRole("button", { name: "Save" })).not.toBeNull();
    press("Save");
    await expect.poll(() => of("add")).toHaveLength(1);
    expect(of("add")[0]).toMatchObject({
      entry: { start: SITEMAP.start, end: SITEMAP.end, note: "Final", bookedOn: { taskId: "sitemap" } },
    });
    expect(await draftsItem.get()).toEqual([]);
  });
});

describe("adding time", () => {
  it("is filled in by a gap, and needs a type of work", async () => {
    await open();
    fireEvent.click(await screen.findByRole("button", { name: /^Add: / }));
    await expect.poll(() => screen.queryByRole("button", { name: "Save" })).not.toBeNull();
    expect([value("From"), value("To")]).toEqual([clock(NOW - 2 * HOUR), clock(NOW - HOUR)]);
    press("Save");
    await screen.findByText("Choose a type of work.");
    press("Task or project Choose a task or project…");
    fireEvent.click(await screen.findByRole("option", { name: /Logo concept/ }));
    press("Save");
    await expect.poll(() => of("add")).toHaveLength(1);
    expect(of("add")[0]).toMatchObject({
      entry: {
        start: NOW - 2 * HOUR,
        end: NOW - HOUR,
        bookedOn: { taskId: "logo" },
        typeOfWorkId: "design",
        isBillable: true,
      },
    });
  });
});

describe("deleting an entry", () => {
  it("is asked, stored and told, and can be undone", async () => {
    await openForm();
    press("Delete…");
    await screen.findByText("Delete “Sitemap” with 1:00 of work?");
    expect(document.activeElement?.textContent).toBe("Keep");
    press("Delete");
    await expect.poll(() => of("remove")).toEqual([{ id: "sitemap", name: "Sitemap" }]);
    await deletionsItem.set([{ id: "sitemap", name: "Sitemap", pressedAt: NOW, isSent: false }]);
    await screen.findByText("“Sitemap” was deleted.");
    expect(screen.queryByRole("button", { name: "Sitemap" })).toBeNull();
    press("Undo");
    await expect.poll(() => of("undoRemove")).toEqual(["sitemap"]);
  });

  it("can't be undone after ten seconds", async () => {
    await deletionsItem.set([{ id: "sitemap", name: "Sitemap", pressedAt: NOW, isSent: false }]);
    await open();
    await screen.findByText("“Sitemap” was deleted.");
    await vi.advanceTimersByTimeAsync(11 * SECOND);
    await expect.poll(() => screen.queryByText("“Sitemap” was deleted.")).toBeNull();
  });

  it("takes it out of the list and its sum, also if it is the last one", async () => {
    await stateItem.set(stateOf(SITEMAP));
    await daysItem.set({ ...NO_DAYS, at: NOW, timers: [SITEMAP, BEFORE], isWhole: true });
    await deletionsItem.set([{ id: "sitemap", name: "Sitemap", pressedAt: NOW, isSent: false }]);
    await open();
    await screen.findByRole("button", { name: "Logo" });
    expect(screen.queryByRole("button", { name: "Sitemap" })).toBeNull();
    expect(document.querySelector(".days h2")!.textContent).toContain("2:00");
  });

  it("that awork refused can be tried again or dropped", async () => {
    const fault = { why: { kind: "refused" as const, detail: "Billed." }, isFinal: true, at: NOW, tries: 1 };
    await deletionsItem.set([{ id: "sitemap", name: "Sitemap", pressedAt: NOW - HOUR, isSent: true, fault }]);
    await open();
    await screen.findByText("Not deleted in awork");
    press("Try again");
    await expect.poll(() => of("retryRemove")).toEqual(["sitemap"]);
    press("Discard change");
    await expect.poll(() => of("undoRemove")).toEqual(["sitemap"]);
  });
});

it("an entry that awork refused to add is kept, in full", async () => {
  const fault = { why: { kind: "refused" as const, detail: "Closed." }, isFinal: true, at: NOW, tries: 1 };
  await additionsItem.set([
    { id: "new", entry: { ...NEW_ENTRY, note: "Sketches" }, sentAt: null, before: [], fault },
  ]);
  await open();
  await screen.findByText("Not added to awork");
  screen.getByText(/Sketches/);
  press("Try again");
  press("Discard change");
  await expect.poll(() => [of("retryAddition"), of("dropAddition")]).toEqual([["new"], ["new"]]);
});

describe("an entry that awork doesn't have yet", () => {
  const START = NOW - 4 * HOUR;
  const SKETCHES = {
    id: "new",
    sentAt: null,
    before: [],
    entry: {
      ...NEW_ENTRY,
      day: DAY,
      start: START,
      end: START + HOUR,
      bookedOn: { ...NEW_ENTRY.bookedOn, task: "Sketches" },
    },
  };
  const REFUSED = { why: { kind: "refused" as const, detail: "Closed." }, isFinal: true, at: NOW, tries: 1 };

  it("says so, and is edited like any other", async () => {
    await additionsItem.set([SKETCHES]);
    await open();
    await screen.findByText(/waiting for awork/);
    fireEvent.click(await row("Sketches"));
    await expect.poll(() => screen.queryByRole("button", { name: "Save" })).not.toBeNull();
    expect(["From", "To", "Note"].map(value)).toEqual([clock(START), clock(START + HOUR), "Kick-off"]);
    type("To", clock(START + 30 * MINUTE));
    press("Save");
    await expect
      .poll(() => of<Edit[]>("editTogether"))
      .toMatchObject([[{ id: "new", field: "end", from: START + HOUR, to: START + 30 * MINUTE }]]);
    expect(of("add")).toEqual([]);
    expect(await draftsItem.get()).toEqual([]);
    await expect.poll(() => document.activeElement?.textContent).toBe("Sketches");
  });

  it("is put right where awork has refused it: “Edit entry…” leads there", async () => {
    await additionsItem.set([{ ...SKETCHES, fault: REFUSED }]);
    await open();
    await screen.findByText("Not added to awork");
    press("Edit entry…");
    await expect.poll(() => screen.queryByRole("button", { name: "Save" })).not.toBeNull();
    expect(screen.queryByText(/no longer/)).toBeNull();
    type("Note", "Final");
    press("Save");
    await expect.poll(() => of<Edit[]>("editTogether")).toMatchObject([[{ id: "new", to: "Final" }]]);
    expect(of("add")).toEqual([]);
  });

  it("can be deleted", async () => {
    await additionsItem.set([SKETCHES]);
    await open();
    fireEvent.click(await row("Sketches"));
    await expect.poll(() => screen.queryByRole("button", { name: "Delete…" })).not.toBeNull();
    press("Delete…");
    press("Delete");
    await expect.poll(() => of("remove")).toEqual([{ id: "new", name: "Sketches" }]);
  });

  it("is followed by the open form when awork gets it", async () => {
    await additionsItem.set([SKETCHES]);
    await open();
    fireEvent.click(await row("Sketches"));
    await expect.poll(() => screen.queryByRole("button", { name: "Save" })).not.toBeNull();
    type("Note", "Final");
    await list(SITEMAP, BEFORE, { ...listedAs(SKETCHES), id: "awork" });
    await addedItem.set([{ id: "new", aworkId: "awork" }]);
    await additionsItem.set([]);
    await expect.poll(async () => (await draftsItem.get()).map(({ id }) => id)).toEqual(["awork"]);
    expect(value("Note")).toBe("Final");
    press("Save");
    await expect.poll(() => of<Edit[]>("editTogether")).toMatchObject([[{ id: "awork", to: "Final" }]]);
    expect(of("add")).toEqual([]);
  });

  it("keeps what was typed for it where awork got it while the popup was closed", async () => {
    await additionsItem.set([SKETCHES]);
    await open();
    fireEvent.click(await row("Sketches"));
    await expect.poll(() => screen.queryByRole("button", { name: "Save" })).not.toBeNull();
    type("Note", "Final");
    close();
    await list(SITEMAP, BEFORE, { ...listedAs(SKETCHES), id: "awork" });
    await addedItem.set([{ id: "new", aworkId: "awork" }]);
    await additionsItem.set([]);
    await open();
    await expect.poll(() => screen.queryByRole("button", { name: "Save" })).not.toBeNull();
    expect(value("Note")).toBe("Final");
    press("Save");
    await expect.poll(() => of<Edit[]>("editTogether")).toMatchObject([[{ id: "awork", to: "Final" }]]);
  });

  it("keeps the focus on its row when awork gets it", async () => {
    await additionsItem.set([{ ...SKETCHES, sentAt: NOW }]);
    await open();
    (await row("Sketches")).focus();
    await list(SITEMAP, BEFORE, { ...listedAs(SKETCHES), id: "awork" });
    await addedItem.set([{ id: "new", aworkId: "awork" }]);
    await additionsItem.set([]);
    await expect.poll(() => screen.queryByText(/waiting for awork/)).toBeNull();
    expect(document.activeElement?.textContent).toBe("Sketches");
  });
});

describe("the entry that runs", () => {
  it("can be booked on something else in its place", async () => {
    await open();
    press("Change task or project");
    fireEvent.click(await screen.findByRole("option", { name: /Logo concept/ }));
    await expect
      .poll(() => of<Edit[]>("editTogether"))
      .toMatchObject([[{ id: RUNNING.id, field: "bookedOn", to: { taskId: "logo" } }]]);
    expect(screen.queryByRole("button", { name: "Save" })).toBeNull();
  });

  it("has a form with its start alone", async () => {
    await open();
    press("More");
    press("Edit entry…");
    await expect.poll(() => screen.queryByRole("button", { name: "Save" })).not.toBeNull();
    expect(value("From")).toBe(clock(RUNNING.start!));
    expect(screen.queryByRole("textbox", { name: "To" })).toBeNull();
  });
});

it("an entry can be added on any day that is shown", async () => {
  await list({
    ...SITEMAP,
    start: SITEMAP.start! - 24 * HOUR,
    end: SITEMAP.end! - 24 * HOUR,
    day: "2026-08-25",
  });
  await open();
  fireEvent.click((await screen.findAllByRole("button", { name: "Add time" }))[1]!);
  await screen.findByText("Yesterday");
  type("Worked", "45 min");
  press("Task or project Choose a task or project…");
  fireEvent.click(await screen.findByRole("option", { name: /Logo concept/ }));
  press("Save");
  await expect
    .poll(() => of("add"))
    .toMatchObject([{ entry: { day: "2026-08-25", start: null, end: null, duration: 45 * MINUTE } }]);
});

it("a past day without entries is opened by its bar in the week", async () => {
  await open();
  fireEvent.click(await screen.findByRole("button", { name: /^Monday.* · Add time$/ }));
  await screen.findByText(/Monday/, { selector: ".entry-form p" });
  type("Worked", "45 min");
  press("Task or project Choose a task or project…");
  fireEvent.click(await screen.findByRole("option", { name: /Logo concept/ }));
  press("Save");
  await expect.poll(() => of("add")).toMatchObject([{ entry: { day: "2026-08-24", duration: 45 * MINUTE } }]);
});

it("what the company forbids is said before, and Save does nothing", async () => {
  await list({ ...SITEMAP, about: { ...SITEMAP.about, isBilled: true } });
  await hoursItem.set(HOURS);
  await openForm();
  type("Note", "Final");
  const save = screen.getByRole("button", { name: "Save" });
  expect(save.getAttribute("aria-disabled")).toBe("true");
  expect(document.getElementById(save.getAttribute("aria-describedby")!)!.textContent).toMatch(/billed/i);
  press("Save");
  expect(of("editTogether")).toEqual([]);
});
