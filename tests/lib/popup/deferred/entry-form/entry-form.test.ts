// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { createDrafts } from "@/lib/popup/deferred/drafts";
import { createEntryForm } from "@/lib/popup/deferred/entry-form/entry-form";
import type { Edit } from "@/lib/timer/editing/edit";
import type { NewEntry } from "@/lib/timer/editing/new-entry";
import type { Rules } from "@/lib/timer/rules/rules";
import { HOUR, MINUTE } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import { NOW, timer } from "../../../tracker/states";
import { createTestWords } from "../../../words";

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
});

/** From 9:00 to 10:00, two hours ago. */
const ENTRY = timer({ id: "e", start: NOW - 3 * HOUR, end: NOW - 2 * HOUR, duration: HOUR });
/** From 8:00 to 9:00. */
const BEFORE = timer({ id: "before", start: NOW - 4 * HOUR, end: NOW - 3 * HOUR, duration: HOUR });

const DESIGN = { id: "design", name: "Design" };
const RULES: Rules = {
  isTrackingOff: false,
  isNoteRequired: false,
  isDoneClosed: false,
  pastDays: null,
  isAdmin: false,
};

/** `isStored`: whether the background stores what is saved. */
function create({
  entries = [ENTRY, BEFORE] as Timer[],
  rules = RULES,
  isStored = true,
  additions = [] as Timer[],
} = {}) {
  const drafts = createDrafts([]);
  const saved: Edit[] = [];
  const added: NewEntry[] = [];
  const known: string[] = [];
  const given = {
    model: { ask: vi.fn(), now: signal(NOW) },
    shown: signal<Timer | null>(null),
    entries: () => entries,
    isListed: () => true,
    today: signal("2026-08-26"),
    rules: signal<Rules | null>(rules),
    drafts,
    edits: {
      async save(edits: Edit[]) {
        if (isStored || edits.length === 0) saved.push(...edits);
        return isStored || edits.length === 0;
      },
    },
    changes: {
      async add(entry: NewEntry) {
        if (isStored) added.push(entry);
        return isStored;
      },
      isAdded: (id: string) => known.includes(id),
      addition: (id: string) => additions.find((each) => each.id === id) ?? null,
      remove: vi.fn(),
    },
    search: { setTerm: vi.fn() },
    offer: { load: vi.fn() },
    types: { load: vi.fn() },
  };
  const form = createEntryForm(given, createTestWords("en"));
  return { form, drafts, saved, added, known };
}

/** A new entry as a person types it. */
function typeNew(form: ReturnType<typeof create>["form"], day = "2026-08-26"): void {
  form.addOn(day);
  form.type("from", "8:00");
  form.type("to", "8:30");
  form.typeOfWork({ ...DESIGN, kind: "typeOfWork" } as never);
  form.note("Typed");
}

describe("what is saved", () => {
  it("is a draft no more once the background has it", async () => {
    const { form, drafts, saved } = create();
    form.edit(ENTRY);
    form.note("Typed");
    await form.save();
    expect([saved.map(({ to }) => to), drafts.all.value, form.isOpen.value]).toEqual([["Typed"], [], false]);
  });

  it("stays typed, and the form opens again, if the background could not store an edit", async () => {
    const { form, drafts } = create({ isStored: false });
    form.edit(ENTRY);
    form.note("Typed");
    await form.save();
    expect([drafts.all.value.length, form.isOpen.value, form.values.value.note]).toEqual([1, true, "Typed"]);
  });

  it("stays typed, and the form opens again, if the background could not store an addition", async () => {
    const { form, drafts } = create({ isStored: false });
    typeNew(form);
    await form.save();
    expect([drafts.all.value.length, form.isOpen.value, form.values.value.note]).toEqual([1, true, "Typed"]);
  });

  it("is not asked for again if the background has it after all", async () => {
    const { form, drafts, known } = create({ isStored: false });
    vi.spyOn(crypto, "randomUUID").mockReturnValue("0-0-0-0-0");
    known.push("0-0-0-0-0");
    typeNew(form);
    await form.save();
    expect([drafts.all.value, form.isOpen.value]).toEqual([[], false]);
  });

  it("leaves another form alone that was opened meanwhile", async () => {
    const { form, drafts } = create({ isStored: false });
    form.edit(ENTRY);
    form.note("Typed");
    const done = form.save();
    form.edit(BEFORE);
    await done;
    expect([drafts.all.value.length, form.entry.value?.id]).toEqual([1, "before"]);
  });
});

describe("a new entry that was left half typed", () => {
  it("is on the day whose button is pressed", async () => {
    const { form, added } = create();
    typeNew(form);
    form.close();
    form.addOn("2026-08-25");
    expect([form.values.value.note, form.texts.value.from, form.day.value]).toEqual([
      "Typed",
      "8:00",
      "2026-08-25",
    ]);
    await form.save();
    expect(added[0]).toMatchObject({ day: "2026-08-25", note: "Typed" });
  });

  it("that was begun for a gap is at its times of day on another day", () => {
    const { form } = create();
    form.add({ day: "2026-08-26", start: NOW - 2 * HOUR, end: NOW - HOUR });
    form.note("Typed");
    form.close();
    form.addOn("2026-08-25");
    const { start, end } = form.times.value;
    expect([start, end]).toEqual([NOW - 26 * HOUR, NOW - 25 * HOUR]);
  });
});

describe("a neighbour", () => {
  const overlap = (given: Partial<Timer>, rules: Rules) => {
    const other = { ...BEFORE, ...given };
    const { form } = create({ entries: [ENTRY, other], rules });
    form.edit(ENTRY);
    form.type("from", "8:45");
    return form.overlapping.value.map(({ length, shorter }) => [length / MINUTE, shorter?.field ?? null]);
  };

  it.each<[string, Partial<Timer>, Rules, (string | null)[]]>([
    ["can be shortened", {}, RULES, ["end"]],
    ["that is billed can't", { about: { ...BEFORE.about, isBilled: true } }, RULES, [null]],
    [
      "that is billed can by an admin",
      { about: { ...BEFORE.about, isBilled: true } },
      { ...RULES, isAdmin: true },
      ["end"],
    ],
    ["of a closed day can't", { day: "2026-08-20" }, { ...RULES, pastDays: 1 }, [null]],
  ])("%s", (_title, given, rules, [field]) => {
    expect(overlap(given, rules)).toEqual([[15, field]]);
  });
});

describe("an addition that awork doesn't have", () => {
  const OURS = { ...ENTRY, id: "ours" };

  it("that it refused, so that the list doesn't have it, is not gone", async () => {
    const { form, saved, added } = create({ entries: [BEFORE], additions: [OURS] });
    form.edit(OURS);
    form.note("Typed");
    expect(form.isGone.value).toBe(false);
    await form.save();
    expect([saved.map(({ id, to }) => [id, to]), added]).toEqual([[["ours", "Typed"]], []]);
  });

  it.each<[string, Rules, Partial<Timer>, (form: ReturnType<typeof create>["form"]) => void, string | null]>([
    ["lacks a note", { ...RULES, isNoteRequired: true }, {}, () => {}, "noteRequired"],
    ["has got its note", { ...RULES, isNoteRequired: true }, {}, (form) => form.note("Typed"), null],
    ["is of a closed day", { ...RULES, pastDays: 0 }, { day: "2026-08-20" }, () => {}, "pastDay"],
  ])("is held back as a new one is, and can be deleted: it %s", (_title, rules, given, put, why) => {
    const { form } = create({ rules, additions: [{ ...OURS, ...given }] });
    form.edit({ ...OURS, ...given });
    put(form);
    expect([form.whyNot.value, form.whyNotDelete.value]).toEqual([why, null]);
  });

  it("is followed when awork has got it: by the form, and by what was typed", async () => {
    const additions = [OURS];
    const { form, drafts, saved, added } = create({ additions });
    form.edit(OURS);
    form.note("Typed");
    additions.pop();
    form.follow((id) => (id === "ours" ? ENTRY.id : null));
    expect([form.isGone.value, drafts.all.value.map(({ id }) => id)]).toEqual([false, [ENTRY.id]]);
    form.close();
    form.edit(ENTRY);
    expect(form.values.value.note).toBe("Typed");
    await form.save();
    expect([saved.map(({ id, to }) => [id, to]), added, drafts.all.value]).toEqual([
      [["e", "Typed"]],
      [],
      [],
    ]);
  });

  it("is followed also while it is saved, and leaves no draft", async () => {
    const { form, drafts } = create({ additions: [OURS] });
    form.edit(OURS);
    form.note("Typed");
    const done = form.save();
    form.follow((id) => (id === "ours" ? ENTRY.id : null));
    await done;
    expect(drafts.all.value).toEqual([]);
  });

  it("leaves what was typed for awork's entry meanwhile", () => {
    const { form, drafts } = create({ additions: [OURS] });
    form.edit(ENTRY);
    form.note("Second");
    form.close();
    form.edit(OURS);
    form.note("First");
    form.close();
    form.follow((id) => (id === "ours" ? ENTRY.id : null));
    expect(drafts.all.value.map(({ id }) => id)).toEqual([ENTRY.id, "ours"]);
    form.edit(ENTRY);
    expect(form.values.value.note).toBe("Second");
  });
});
