import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { type Edit, type Values, edited, valueOf } from "@/lib/timer/editing/edit";
import { HOUR, MINUTE, SECOND } from "@/lib/timer/time";
import { phase } from "@/lib/timer/timer";
import { isWaiting } from "@/lib/tracker/edits/edits";
import { notices } from "@/lib/notices/notice";
import { NOTHING_KNOWN } from "@/lib/tracker/state";
import type { SyncError } from "@/lib/tracker/sync-error";
import { TYPES_OF_WORK } from "@/tests/fake-awork/catalogue";
import { createCaller } from "@/tests/fake-awork/caller";
import type { Entry } from "@/tests/fake-awork/entry";
import { API } from "@/tests/fake-awork/match";
import { API_KEY_TOKEN, COLLEAGUE_ID } from "@/tests/fake-awork/people";
import type { Behaviour } from "@/tests/fake-awork/script";
import { type FakeAwork, startFakeAwork } from "@/tests/fake-awork/server";
import { createTestWords } from "../../words";
import { TALK } from "../scenes";
import { NOW, outcomeOf, wish } from "../states";
import { type World, addBooking, addPaused, createWorld, expectTruth } from "../world";

const en = createTestWords("en");

let awork: FakeAwork;
let world: World;
beforeAll(async () => {
  awork = await startFakeAwork();
});
beforeEach(() => {
  world = createWorld(awork);
});
afterAll(() => awork.close());

const PUT = { method: "PUT" };
const GET = { method: "GET" };
const LAST = { path: "/me/timeentries/last" };
const MEETING = TYPES_OF_WORK[2]!.id;
const NOTE = "First draft";

/** The entry is known from just now; what that cost does not count. */
async function knownEntry(given: Partial<Entry> = {}): Promise<Entry> {
  const entry = awork.books.add({ start: NOW - HOUR, note: NOTE, ...given });
  await world.tracker.poll();
  awork.journal.clear();
  world.writes.length = 0;
  world.uses.length = 0;
  return entry;
}

/** What a person makes of a value that they see, with what they changed before. */
function edit<Field extends keyof Values>(field: Field, to: Values[Field]): Edit {
  const shown = edited(world.stored.timer!, world.edits.filter(isWaiting));
  return { id: shown.id, field, from: valueOf(shown, field), to } as Edit;
}

const make = <Field extends keyof Values>(field: Field, to: Values[Field]) =>
  world.tracker.edit(edit(field, to));

const requests = () => awork.journal.all().map(({ method, path }) => `${method} ${path.replace(API, "")}`);
const one = ({ id }: Entry) => [`GET /timeentries/${id}`, `PUT /timeentries/${id}`];
const puts = () => awork.journal.count(PUT);
const told = () => notices(world.stored, world.wall, en)[0];
const saved = outcomeOf("saved", { verb: "edit" });

/** The edits that are kept until the person decides about them, and why; "changed": awork has something else. */
const refused = () =>
  world.edits.flatMap(({ to, fault }) => (fault?.isFinal ? [[to, fault.why?.kind ?? "changed"]] : []));

/** All of the entry that a change could have touched. */
const whole = (entry: Entry) => {
  const { version: _version, updatedAt: _updatedAt, ...rest } = entry;
  return structuredClone(rest);
};

type Change = [title: string, make: () => Promise<void>, changed: Partial<Entry>];
const EARLIER = NOW - 90 * MINUTE;
const CHANGES: Change[] = [
  ["a note", () => make("note", "Second draft"), { note: "Second draft" }],
  ["no note any more", () => make("note", null), { note: null }],
  ["an empty note, which is none", () => make("note", "  "), { note: null }],
  [
    "lines and quotes in it",
    () => make("note", 'Täglich "neu"\n– oder?'),
    { note: 'Täglich "neu"\n– oder?' },
  ],
  ["billable or not", () => make("isBillable", false), { isBillable: false }],
  ["another type of work", () => make("typeOfWorkId", MEETING), { typeOfWork: TYPES_OF_WORK[2]! }],
];
const START: Change = ["an earlier start", () => make("start", EARLIER), { start: EARLIER }];

describe("an entry that a cache tells of", () => {
  it("is not sent back: what awork changed since would be lost. It is read again", async () => {
    const entry = await knownEntry();
    awork.script.next({ ...GET, path: `/timeentries/${entry.id}` }, { aged: 60 });
    await make("note", "Second draft");
    expect([puts(), entry.note, refused()]).toEqual([0, NOTE, []]);
    await world.live(5 * MINUTE);
    expect([puts(), entry.note, world.edits]).toEqual([1, "Second draft", []]);
  });
});

describe("an edit", () => {
  it.each([...CHANGES, START])("is brought to awork, and told: %s", async (_title, make, changed) => {
    const entry = await knownEntry();
    await make();
    expect(requests()).toEqual(one(entry));
    expect(awork.books.find(entry.id)).toMatchObject(changed);
    expect(world.edits).toEqual([]);
    expect(world.stored).toMatchObject({ outcome: saved, trouble: null, pending: null });
    expectTruth(world, awork);
    expect(told()).toMatchObject({ tone: "good", text: "Saved." });
  });

  // What each change leaves alone in each shape of an entry: `tests/lib/awork/client.edit.test.ts`.
  it.each<[string, Partial<Entry>, Change]>([
    ["a paused timer", { breaks: [{ start: NOW - 10 * MINUTE, end: null }] }, START],
    ["a start with a fraction of a second", { start: NOW - HOUR + 123 }, CHANGES[0]!],
    [
      "a booking without a start",
      { start: null, day: "2026-08-26", duration: HOUR, byHand: true },
      CHANGES[4]!,
    ],
  ])("of %s clears nothing else", async (_title, given, [, make, changed]) => {
    const entry = await knownEntry(given);
    const before = whole(entry);
    await make();
    expect(whole(awork.books.get(entry.id))).toEqual({ ...before, ...changed });
    expectTruth(world, awork);
  });

  it("is kept before anything is asked, and the worker is woken again should it die", async () => {
    const entry = await knownEntry();
    const held = awork.script.next({}, { hold: true });
    const change = edit("note", "Second draft");
    const done = world.tracker.edit(change);
    await held.arrived;
    expect(world.edits).toEqual([change]);
    expect(world.wakes.at(-1)).toBe(NOW + 30 * SECOND);
    held.release();
    await done;
    expect(requests()).toEqual(one(entry));
  });

  it("that comes to nothing asks awork, and changes nothing", async () => {
    const entry = await knownEntry();
    await make("note", NOTE);
    expect(requests()).toEqual([`GET /timeentries/${entry.id}`]);
    expect(world).toMatchObject({ edits: [], stored: { outcome: saved } });
  });

  it("of an entry that is not current any more is saved all the same", async () => {
    const entry = await knownEntry();
    const change = edit("note", "Second draft");
    await world.tracker.act(wish("start", { id: entry.id, asked: true, purpose: TALK }));
    await world.tracker.edit(change);
    expect(awork.books.get(entry.id).note).toBe("Second draft");
    expect(world.stored.outcome).toEqual(saved);
    expectTruth(world, awork);
  });

  it("shows what else has become of its entry", async () => {
    await knownEntry();
    awork.books.pause();
    await make("note", "Second draft");
    expect(phase(world.stored.timer)).toBe("paused");
    awork.books.stop();
    await make("note", "Third draft");
    expect(phase(world.stored.timer)).toBe("stopped");
    expectTruth(world, awork);
  });

  it("of a person's entry can be made with an API key", async () => {
    world.account = { userId: COLLEAGUE_ID, byKey: true };
    world.token = API_KEY_TOKEN;
    const entry = await knownEntry({ userId: COLLEAGUE_ID });
    await make("note", "Second draft");
    expect(awork.books.get(entry.id)).toMatchObject({ note: "Second draft", userId: COLLEAGUE_ID });
  });

  it("that can't be kept is not sent, and whoever made it hears so", async () => {
    const entry = await knownEntry();
    Object.defineProperty(world, "edits", {
      get: () => [],
      set: () => {
        throw new Error("storage is full");
      },
    });
    await expect(world.tracker.edit({ id: entry.id, field: "note", from: NOTE, to: "x" })).rejects.toThrow(
      "full",
    );
    expect(world.sent()).toBe(0);
  });
});

describe("edits in quick succession all hold, in order", () => {
  it("of the same value", async () => {
    const entry = await knownEntry();
    const drafts = ["Second draft", "Third draft", "Fourth draft"];
    const notes: (string | null)[] = [];
    const { edit: putEdit } = awork.books;
    awork.books.edit = (id, changes) => (notes.push(changes.note ?? null), putEdit(id, changes));
    let last: string | null = NOTE;
    await Promise.all(
      drafts.map((to) => {
        const from = last;
        last = to;
        return world.tracker.edit({ id: entry.id, field: "note", from, to });
      }),
    ).finally(() => (awork.books.edit = putEdit));
    expect(notes).toEqual(drafts);
    expect(requests()).toEqual([...one(entry), ...one(entry), ...one(entry)]);
    expect(world).toMatchObject({ edits: [], stored: { outcome: saved } });
    expectTruth(world, awork);
  });

  it("there and back", async () => {
    const entry = await knownEntry({ isBillable: true });
    const [off, on] = [false, true].map((to): Edit => ({ id: entry.id, field: "isBillable", from: !to, to }));
    await Promise.all([world.tracker.edit(off!), world.tracker.edit(on!)]);
    expect([awork.books.get(entry.id).isBillable, puts()]).toEqual([true, 2]);
  });

  it("of different values", async () => {
    const entry = await knownEntry();
    const changes = [
      edit("note", "Second draft"),
      edit("start", EARLIER),
      edit("isBillable", false),
      edit("typeOfWorkId", MEETING),
    ];
    await Promise.all(changes.map((change) => world.tracker.edit(change)));
    expect(awork.books.get(entry.id)).toMatchObject({
      note: "Second draft",
      start: EARLIER,
      isBillable: false,
      typeOfWork: { id: MEETING },
    });
    expectTruth(world, awork);
  });

  it("is kept at once, while awork hangs over the one before", async () => {
    await knownEntry();
    const held = awork.script.next(PUT, { hold: true });
    const first = make("note", "Second draft");
    await held.arrived;
    const second = make("note", "Third draft");
    await expect.poll(() => world.edits.length).toBe(2);
    held.release();
    await Promise.all([first, second]);
    expect(world.edits).toEqual([]);
    expect(world.stored.timer?.subject.note).toBe("Third draft");
  });

  it("is kept at once, while a poll hangs, and does not wait for that", async () => {
    const entry = await knownEntry();
    world.pass(MINUTE);
    const held = awork.script.next(LAST, { hold: true });
    const poll = world.tracker.poll();
    await held.arrived;
    await make("note", "Second draft");
    await poll;
    expect([awork.books.get(entry.id).note, world.stored.trouble]).toEqual(["Second draft", null]);
    held.release();
    await world.tracker.tick();
    expectTruth(world, awork);
  });

  it("waits for an action under way, and comes after it", async () => {
    const entry = await knownEntry();
    const held = awork.script.next({ method: "POST" }, { hold: true });
    const paused = world.tracker.act(wish("pause"));
    await held.arrived;
    const done = make("note", "Second draft");
    await expect.poll(() => world.edits.length).toBe(1);
    held.release();
    await Promise.all([paused, done]);
    expect(requests()).toEqual(["POST /me/timetracking/pause", ...one(entry)]);
    expectTruth(world, awork);
  });
});

describe("what awork changed meanwhile", () => {
  it("is not overwritten, and what was typed is kept", async () => {
    const entry = await knownEntry();
    awork.books.edit(entry.id, { note: "Somebody else's" });
    await make("note", "Second draft");
    expect(awork.books.get(entry.id).note).toBe("Somebody else's");
    expect(puts()).toBe(0);
    expect(world.stored.outcome).toEqual(outcomeOf("changed", { verb: "edit" }));
    expect(refused()).toEqual([["Second draft", "changed"]]);
    expectTruth(world, awork);
  });

  it.each<[string, Partial<Entry>, () => Promise<void>]>([
    ["a start", { start: NOW - 2 * HOUR }, () => make("start", EARLIER)],
    ["a type of work", { typeOfWork: TYPES_OF_WORK[3]! }, () => make("typeOfWorkId", MEETING)],
  ])("is not overwritten: %s", async (_title, changes, make) => {
    const entry = await knownEntry();
    awork.books.change(entry.id, changes);
    await make();
    expect(awork.books.get(entry.id)).toMatchObject(changes);
    expect([puts(), refused().length, world.stored.outcome?.kind]).toEqual([0, 1, "changed"]);
  });

  it("stays beside the edit, where it is another value", async () => {
    const entry = await knownEntry();
    awork.books.edit(entry.id, { isBillable: false });
    await make("note", "Second draft");
    expect(awork.books.get(entry.id)).toMatchObject({ note: "Second draft", isBillable: false });
    expect(world.stored.outcome).toEqual(saved);
    expectTruth(world, awork);
  });

  it("to what was wanted is what was wanted", async () => {
    const entry = await knownEntry();
    awork.books.edit(entry.id, { note: "Second draft" });
    await make("note", "Second draft");
    expect([puts(), world.edits]).toEqual([0, []]);
    expect(world.stored.outcome).toEqual(saved);
    expect(awork.books.get(entry.id).note).toBe("Second draft");
  });

  it("does not fall to a later edit either that went on from one that came too late", async () => {
    const entry = await knownEntry();
    awork.books.edit(entry.id, { note: "Somebody else's" });
    const held = awork.script.next({}, { hold: true });
    const first = make("note", "Second draft");
    await held.arrived;
    const second = make("note", "Third draft");
    await expect.poll(() => world.edits.length).toBe(2);
    held.release();
    await Promise.all([first, second]);
    expect(awork.books.get(entry.id).note).toBe("Somebody else's");
    expect(world.stored.outcome).toMatchObject({ kind: "changed" });
    expect(refused()).toEqual([
      ["Second draft", "changed"],
      ["Third draft", "changed"],
    ]);
  });
});

describe("an edit that awork refuses", () => {
  it.each<[string, Behaviour, SyncError]>([
    ["400", { status: 400 }, { kind: "refused", detail: "The operation is not allowed." }],
    [
      "400, and why the form is not valid",
      {
        status: 400,
        body: { description: "Invalid.", validationErrors: [{ property: "note", message: "Too long." }] },
      },
      { kind: "refused", detail: "Invalid. Too long." },
    ],
    ["404", { status: 404 }, { kind: "gone", detail: "" }],
    ["409", { status: 409 }, { kind: "gone", detail: "" }],
  ])(
    "is rolled back with the reason, and awork can be reached all the same: %s",
    async (_title, behaviour, trouble) => {
      await knownEntry();
      awork.script.next(PUT, behaviour);
      await make("note", "Second draft");
      const outcome = outcomeOf("failed", { verb: "edit", trouble });
      expect(refused()).toEqual([["Second draft", trouble.kind]]);
      expect(world.stored).toMatchObject({ outcome, trouble: null, backoff: null, failures: 0 });
      expect(told()).toMatchObject({ tone: "bad" });
      expectTruth(world, awork);
      await world.live(5 * MINUTE);
      expect(puts()).toBe(1);
    },
  );

  it("403, from the firewall: it would be the same again, and all else goes on", async () => {
    await knownEntry();
    awork.script.next(PUT, { status: 403 });
    await make("note", "Second draft");
    expect(refused()).toEqual([["Second draft", "forbidden"]]);
    expect(world.stored).toMatchObject({ outcome: { kind: "failed" }, trouble: null, backoff: null });
    await world.live(5 * MINUTE);
    expect([puts(), world.stored.trouble]).toEqual([1, null]);
  });

  it("since the entry is gone", async () => {
    const entry = await knownEntry();
    awork.books.discard(entry.id);
    await make("note", "Second draft");
    expect(requests()).toEqual([`GET /timeentries/${entry.id}`]);
    const outcome = { kind: "failed", trouble: { kind: "gone" } };
    expect(world.stored).toMatchObject({ outcome, trouble: null });
    expect(refused()).toEqual([["Second draft", "gone"]]);
  });

  it("by a rule of its own: the start stays what it was", async () => {
    await knownEntry({ breaks: [{ start: NOW - 40 * MINUTE, end: NOW - 30 * MINUTE }] });
    await make("start", NOW - 35 * MINUTE);
    const detail = "A time entry cannot start after its first break.";
    expect(world.stored.outcome).toEqual(
      outcomeOf("failed", { verb: "edit", trouble: { kind: "refused", detail } }),
    );
    expect(world.stored.timer?.start).toBe(NOW - HOUR);
    expect(edited(world.stored.timer!, world.edits.filter(isWaiting)).start).toBe(NOW - HOUR);
  });

  it("does not take the one before with it", async () => {
    const entry = await knownEntry();
    await make("note", "Second draft");
    awork.script.next(PUT, { status: 400 });
    await make("note", "Third draft");
    expect(awork.books.get(entry.id).note).toBe("Second draft");
    expectTruth(world, awork);
  });

  it("does not take the later ones of the same value with it: they go on from what awork has", async () => {
    const entry = await knownEntry();
    const change = (from: string, to: string) =>
      world.tracker.edit({ id: entry.id, field: "note", from, to });
    awork.script.next(PUT, { status: 400 });
    await Promise.all([change(NOTE, "Second draft"), change("Second draft", "Third draft")]);
    expect(awork.books.get(entry.id).note).toBe("Third draft");
    expect(refused()).toEqual([["Second draft", "refused"]]);
    expectTruth(world, awork);
  });
});

describe("an edit that awork takes without doing it", () => {
  const LONG = "Ein Wörtchen. ".repeat(220).trim();
  /** What awork makes of the entry in place of what it was sent. */
  function does(change: (id: string) => unknown): void {
    const { edit: put } = awork.books;
    awork.books.edit = (id) => (change(id), put(id, {}));
    onTestFinished(() => void (awork.books.edit = put));
  }

  it.each<[string, () => Promise<void>, (id: string) => unknown, to: unknown]>([
    ["all stays as it was", () => make("note", LONG), () => {}, LONG],
    [
      "a note loses its end",
      () => make("note", LONG),
      (id) => awork.books.change(id, { note: LONG.slice(0, 1000) }),
      LONG,
    ],
    ["a note is gone", () => make("note", LONG), (id) => awork.books.change(id, { note: null }), LONG],
    ["the start stays", () => make("start", EARLIER), () => {}, EARLIER],
    ["it stays billable", () => make("isBillable", false), () => {}, false],
    ["the type of work stays", () => make("typeOfWorkId", MEETING), () => {}, MEETING],
  ])("is kept whole, and told: %s", async (_title, change, done, to) => {
    await knownEntry();
    does(done);
    await change();
    expect(refused()).toEqual([[to, "refused"]]);
    expect(world.stored).toMatchObject({ outcome: { verb: "edit", kind: "failed" }, trouble: null });
    expectTruth(world, awork);
    await world.live(5 * MINUTE);
    expect([puts(), refused().length]).toEqual([1, 1]);
  });

  it.each<[string, (id: string) => unknown]>([
    ["with other ends of lines", (id) => awork.books.change(id, { note: "One\r\ntwo" })],
    ["with the spaces in one", (id) => awork.books.change(id, { note: "One two" })],
  ])("is saved where awork writes the same note %s", async (_title, done) => {
    await knownEntry();
    does(done);
    await make("note", "One\n two");
    expect([world.edits, world.stored.outcome?.kind]).toEqual([[], "saved"]);
  });

  it("is saved where awork writes it with other spaces, and the answer is lost", async () => {
    await knownEntry();
    does((id) => awork.books.change(id, { note: "One two" }));
    awork.script.next(PUT, { drop: "after" });
    await make("note", "One\n two");
    await world.live(2 * MINUTE);
    expect([world.edits, puts(), world.stored.outcome?.kind]).toEqual([[], 1, "saved"]);
  });

  it.each<[string, Behaviour]>([
    ["is somebody else's entry", { foreign: true }],
    ["is cut off", { malformed: true }],
    ["is empty", { empty: true }],
    ["is no entry", { status: 207, body: {}, acted: true }],
  ])("is saved at once where awork has it, though its answer %s", async (_title, behaviour) => {
    await knownEntry();
    awork.script.next(PUT, behaviour);
    await make("note", LONG);
    expect([world.edits, puts(), world.stored.outcome?.kind]).toEqual([[], 1, "saved"]);
    expectTruth(world, awork);
  });

  it("is saved where awork's answer alone leaves it out", async () => {
    const entry = await knownEntry();
    const before = (await createCaller(awork)(`GET /timeentries/${entry.id}`)).json;
    awork.script.next(PUT, { status: 200, body: before, acted: true });
    await make("note", LONG);
    expect([world.edits, world.stored.outcome?.kind]).toEqual([[], "saved"]);
    expectTruth(world, awork);
  });
});

describe("an edit that awork will not take", () => {
  const LONG = "A note of many words. ".repeat(80).trim();
  /** How every answer about the entry is; the entry itself is read first. */
  const ANSWERS: [title: string, behaviour: Behaviour, kind: SyncError["kind"], isFinal: boolean][] = [
    ["401, and the token is good", { blocked: true }, "refused", true],
    ["400", { status: 400 }, "refused", true],
    ["403 and a web page", { status: 403, body: "<h1>Blocked</h1>" }, "forbidden", true],
    ["404", { status: 404 }, "gone", true],
    ["somebody else's entry", { foreign: true }, "notUnderstood", true],
    ["500 for good", { status: 500 }, "aworkTrouble", false],
    ["503 and a web page for good", { status: 503, body: "<h1>Back soon</h1>" }, "aworkTrouble", false],
    ["a web page for good", { html: true }, "notUnderstood", false],
    ["half of the JSON for good", { malformed: true }, "notUnderstood", false],
    ["no connection, while others are answered", { drop: true }, "unreachable", false],
    ["429, a limit of its own", { status: 429, headers: { "retry-after": "3" } }, "tooMany", false],
  ];

  /** The entry, about which awork answers so from now on. */
  async function answered(behaviour: Behaviour): Promise<Entry> {
    const entry = await knownEntry();
    let renewals = 0;
    world.renew = async () => {
      renewals += 1;
      expect(renewals).toBe(1);
      world.renew = async () => null;
      return world.token!;
    };
    awork.script.always({ path: `/timeentries/${entry.id}` }, behaviour);
    return entry;
  }

  it.each(ANSWERS)("does not hold back the edits behind it: %s", async (_title, behaviour, kind, isFinal) => {
    const others = [2, 3, 4].map((hours) => addBooking(awork, hours * HOUR));
    await answered(behaviour);
    await make("note", LONG);
    for (const { id } of others) await world.tracker.edit({ id, field: "note", from: null, to: "Lunch" });
    await world.live(2 * MINUTE);
    expect(others.map(({ note }) => note)).toEqual(["Lunch", "Lunch", "Lunch"]);
    expect(world.edits).toMatchObject([{ to: LONG, fault: { why: { kind }, isFinal } }]);
  });

  // For good, for now, and with a time to wait.
  const KINDS = ["400", "500 for good", "429, a limit of its own"];
  describe.each(ANSWERS.filter(([title]) => KINDS.includes(title)))(
    "%s",
    (_title, behaviour, _kind, isFinal) => {
      let entry: Entry;
      beforeEach(async () => {
        entry = await answered(behaviour);
      });

      it("does not keep the timer from being followed, and a press does what it says", async () => {
        await make("note", LONG);
        await world.live(2 * MINUTE);
        awork.books.pause();
        await world.live(3 * MINUTE);
        expect(world.stored).toMatchObject({ trouble: null, backoff: null });
        expect(phase(world.stored.timer)).toBe("paused");
        expect(await world.tracker.act(wish("stop"))).toMatchObject({ kind: "stopped" });
      });

      it("costs no requests beyond the usual, and keeps its whole text over polls and restarts", async () => {
        await make("note", LONG);
        await world.live(5 * MINUTE);
        awork.journal.clear();
        for (let hour = 0; hour < 3; hour += 1) {
          world.start();
          await world.live(HOUR);
        }
        // Tried again ever more rarely, down to once in an hour.
        const most = isFinal ? 0 : 9;
        expect(awork.journal.count({ path: `/timeentries/${entry.id}` })).toBeLessThanOrEqual(most);
        expect(awork.journal.count(LAST)).toBeGreaterThan(150);
        expect(world.edits).toMatchObject([{ id: entry.id, field: "note", to: LONG }]);
      });

      it("is saved when the person tries again, and awork takes it", async () => {
        await make("note", LONG);
        await world.live(2 * MINUTE);
        awork.script.clear();
        await world.tracker.retryEdit(world.edits[0]!);
        expect([awork.books.get(entry.id).note, world.edits]).toEqual([LONG, []]);
        expect(world.stored.outcome).toMatchObject({ kind: "saved" });
      });

      it("is kept on when the person tries again in vain", async () => {
        await make("note", LONG);
        await world.live(2 * MINUTE);
        await world.tracker.retryEdit(world.edits[0]!);
        expect(world.edits.map((each) => [each.to, isWaiting(each)])).toEqual([[LONG, !isFinal]]);
      });

      it("is gone when the person lets it go", async () => {
        await make("note", LONG);
        await world.tracker.dropEdit(world.edits[0]!);
        awork.script.clear();
        await world.live(5 * MINUTE);
        expect([awork.books.get(entry.id).note, world.edits, puts()]).toEqual([NOTE, [], 0]);
      });
    },
  );

  it("as awork has something else takes the place of that, when the person tries again", async () => {
    const entry = await knownEntry();
    awork.books.edit(entry.id, { note: "Somebody else's" });
    await make("note", "Second draft");
    await world.tracker.retryEdit(world.edits[0]!);
    expect([awork.books.get(entry.id).note, world.edits]).toEqual(["Second draft", []]);
  });

  it("as awork has something else does not take the place of what has changed since", async () => {
    const entry = await knownEntry();
    awork.books.edit(entry.id, { note: "Somebody else's" });
    await make("note", "Second draft");
    awork.books.edit(entry.id, { note: "Once more" });
    await world.tracker.retryEdit(world.edits[0]!);
    expect(awork.books.get(entry.id).note).toBe("Once more");
    expect(refused()).toEqual([["Second draft", "changed"]]);
  });

  it("since awork does not answer in time does not hold up what is pressed for longer than that", async () => {
    const entry = await knownEntry();
    const path = `/timeentries/${entry.id}`;
    awork.script.always({ path }, { silent: true });
    world.timeout = SECOND / 2;
    await make("note", "Second draft");
    await world.live(10 * MINUTE);
    expect(world.edits).toMatchObject([{ to: "Second draft", fault: { isFinal: false } }]);
    expect(world.stored.trouble).toBeNull();
    expect(awork.journal.count({ path })).toBeLessThanOrEqual(5);
  });
});

describe("bad news of an edit", () => {
  it("is told once the edit is kept as refused: a worker that dies then does not send it again", async () => {
    const entry = await knownEntry();
    awork.script.always(PUT, { status: 400 });
    world.beforeWrite = ({ outcome }) => outcome?.kind === "failed" && world.kill();
    void world.tracker.edit({ id: entry.id, field: "note", from: NOTE, to: "Second draft" });
    await world.killed();
    world.beforeWrite = () => {};
    world.start();
    await world.live(10 * MINUTE);
    expect(awork.journal.count(PUT)).toBe(1);
    expect(world.edits).toMatchObject([{ to: "Second draft", fault: { isFinal: true } }]);
  });

  const both = (entry: Entry) =>
    Promise.all([
      world.tracker.edit({ id: entry.id, field: "note", from: NOTE, to: "Second draft" }),
      world.tracker.edit({ id: entry.id, field: "isBillable", from: true, to: false }),
    ]);

  it("is not covered by good news of the next, which came a moment later", async () => {
    const entry = await knownEntry();
    awork.script.next(PUT, { status: 400 });
    await both(entry);
    expect(awork.books.get(entry.id)).toMatchObject({ note: NOTE, isBillable: false });
    expect(world.stored.outcome).toMatchObject({ kind: "failed" });
  });

  it("does not lose what was typed to other bad news", async () => {
    const entry = await knownEntry();
    awork.script.next({ ...PUT, times: 2 }, { status: 400 });
    await both(entry);
    expect(refused()).toEqual([
      ["Second draft", "refused"],
      [false, "refused"],
    ]);
    expect(world.stored.outcome).toMatchObject({ kind: "failed" });
    expect(awork.books.get(entry.id)).toMatchObject({ note: NOTE, isBillable: true });
  });

  it("keeps both, where two notes were typed", async () => {
    const entry = await knownEntry();
    const other = addBooking(awork, 3 * HOUR);
    awork.script.next({ ...PUT, times: 2 }, { status: 400 });
    await Promise.all([
      world.tracker.edit({ id: entry.id, field: "note", from: NOTE, to: "Second draft" }),
      world.tracker.edit({ id: other.id, field: "note", from: null, to: "Lunch" }),
    ]);
    expect(world.stored.outcome).toMatchObject({ kind: "failed" });
    expect(refused()).toEqual([
      ["Second draft", "refused"],
      ["Lunch", "refused"],
    ]);
  });

  it("is over when the next edit, made later, is saved", async () => {
    await knownEntry();
    awork.script.next(PUT, { status: 400 });
    await make("note", "Second draft");
    await make("note", "Third draft");
    expect(world.stored.outcome).toEqual(saved);
  });
});

/** What leaves an edit open; whether awork has done it, where it stands for the answer to PUT. */
const OPEN: [title: string, behaviour: Behaviour, acts: boolean, trouble: SyncError["kind"]][] = [
  ["a connection that ends before the deed", { drop: true }, false, "unreachable"],
  ["a connection that ends after the deed", { drop: "after" }, true, "unreachable"],
  ["an answer that is cut off", { truncated: true }, true, "unreachable"],
  ["half of the JSON", { malformed: true }, true, "notUnderstood"],
  ["a web page", { html: true }, false, "notUnderstood"],
  ["an empty answer", { empty: true }, true, "notUnderstood"],
  ["401", { status: 401 }, false, "signedOut"],
  ["429", { status: 429, headers: { "retry-after": "40" } }, false, "tooMany"],
  ["500", { status: 500 }, false, "aworkTrouble"],
  ["500 after the deed", { status: 500, acted: true }, true, "aworkTrouble"],
  ["503", { status: 503 }, false, "aworkTrouble"],
  ["silence", { silent: true }, false, "timedOut"],
  ["silence after the deed", { hold: "before" }, true, "timedOut"],
];

describe("an edit that awork says neither yes nor no to", () => {
  // What was answered at all is read again at once.
  it.each(OPEN.filter(([, , acts, kind]) => !acts || kind !== "notUnderstood"))(
    "is kept, and saved when awork answers; nothing is lost or sent twice: %s",
    async (...given) => {
      const [, behaviour, acts, kind] = given;
      const entry = await knownEntry();
      world.impede(PUT, behaviour);
      const change = edit("note", "Second draft");
      await world.tracker.edit(change);
      expect(world.edits).toMatchObject([change]);
      expect(world.stored).toMatchObject({ trouble: { kind }, failures: 1, outcome: null });
      expect(edited(world.stored.timer!, world.edits).subject.note).toBe("Second draft");
      expect(awork.books.get(entry.id).note).toBe(acts ? "Second draft" : NOTE);

      await world.live(2 * MINUTE);
      expect(world.edits).toEqual([]);
      expect(world.stored).toMatchObject({ trouble: null, backoff: null });
      expect(world.writes.map(({ outcome }) => outcome?.kind)).toContain("saved");
      expect([awork.books.get(entry.id).note, puts()]).toEqual(["Second draft", acts ? 1 : 2]);
      expectTruth(world, awork);
    },
  );

  it.each(OPEN.filter(([title]) => ["a web page", "429", "silence"].includes(title)))(
    "is kept where the entry could not even be read: %s",
    async (_title, behaviour, _acts, kind) => {
      const entry = await knownEntry();
      world.impede(GET, behaviour);
      await make("note", "Second draft");
      expect([world.edits.length, puts()]).toEqual([1, 0]);
      expect(world.stored.trouble?.kind).toBe(kind);
      await world.live(2 * MINUTE);
      expect(world.edits).toEqual([]);
      expect([awork.books.get(entry.id).note, puts()]).toEqual(["Second draft", 1]);
    },
  );

  it("is kept while there is no token, and as long as that takes", async () => {
    const entry = await knownEntry();
    const { token } = world;
    world.token = null;
    await make("note", "Second draft");
    await world.live(HOUR);
    expect([world.edits.length, awork.journal.count()]).toEqual([1, 0]);
    world.token = token;
    await world.live(HOUR);
    expect([awork.books.get(entry.id).note, world.edits]).toEqual(["Second draft", []]);
  });

  it("waits until awork may be asked again, whoever wants what", async () => {
    await knownEntry();
    awork.script.next(GET, { status: 429, headers: { "retry-after": "90" } });
    await make("note", "Second draft");
    awork.journal.clear();
    world.pass(90 * SECOND - 1);
    await world.tracker.tick();
    await world.tracker.refresh();
    await make("isBillable", false);
    expect([awork.journal.count(), world.edits.length]).toEqual([0, 2]);
    world.pass(1);
    await world.tracker.tick();
    expect([puts(), world.edits]).toEqual([2, []]);
  });

  it.each(["refresh", "poll", "tick"] as const)("goes as soon as awork has answered: %s", async (verb) => {
    const entry = await knownEntry();
    awork.script.next(GET, { drop: true });
    await make("note", "Second draft");
    world.pass(MINUTE);
    await world.tracker[verb]();
    expect([awork.books.get(entry.id).note, world.edits]).toEqual(["Second draft", []]);
    expectTruth(world, awork);
  });

  it("does not go while awork still does not answer", async () => {
    await knownEntry();
    awork.script.always({}, { status: 503 });
    await make("note", "Second draft");
    awork.journal.clear();
    world.pass(MINUTE);
    await world.tracker.tick();
    expect(requests()).toEqual(["GET /me/timeentries/last"]);
    expect(world.edits).toHaveLength(1);
  });

  it("a person's next edit tries them all again at once", async () => {
    const entry = await knownEntry();
    awork.script.next(GET, { drop: true });
    await make("note", "Second draft");
    await make("isBillable", false);
    expect(awork.books.get(entry.id)).toMatchObject({ note: "Second draft", isBillable: false });
    expect(world.edits).toEqual([]);
  });

  it("and meanwhile awork may have changed it: that is not overwritten, and told", async () => {
    const entry = await knownEntry();
    awork.script.next(PUT, { drop: true });
    await make("note", "Second draft");
    awork.books.edit(entry.id, { note: "Somebody else's" });
    await world.live(2 * MINUTE);
    expect(awork.books.get(entry.id).note).toBe("Somebody else's");
    expect(refused()).toEqual([["Second draft", "changed"]]);
    expect(world.writes.map(({ outcome }) => outcome?.kind)).toContain("changed");
  });
});

describe("an edit and an action whose fate is open", () => {
  it.each<[string, Behaviour, string]>([
    ["it was done", { drop: "after" }, "paused"],
    ["it was not done", { drop: true }, "notDone"],
  ])("settles that first: %s", async (_title, behaviour, kind) => {
    await knownEntry();
    awork.script.next({ method: "POST" }, behaviour);
    awork.script.next(GET, { status: 503 });
    expect(await world.tracker.act(wish("pause"))).toMatchObject({ kind: "unknown" });
    world.writes.length = 0;
    await make("note", "Second draft");
    expect(world.writes.find(({ pending }) => !pending)?.outcome).toMatchObject({ verb: "pause", kind });
    expect(world.stored).toMatchObject({ pending: null, timer: { subject: { note: "Second draft" } } });
    // Of the two, bad news is what a person has to see.
    expect(world.stored.outcome).toMatchObject(kind === "notDone" ? { verb: "pause", kind } : saved);
    expect(world.posted()).toBe(1);
    expectTruth(world, awork);
  });
});

describe("edits belong to who made them", () => {
  it("and are dropped where nobody is connected", async () => {
    await knownEntry();
    const change = edit("note", "Second draft");
    world.account = null;
    await world.tracker.edit(change);
    expect([world.edits, awork.journal.count()]).toEqual([[], 0]);
  });

  it("and are forgotten with them", async () => {
    const entry = await knownEntry();
    awork.script.next(GET, { drop: true });
    await make("note", "Second draft");
    await world.tracker.reset();
    expect(world.edits).toEqual([]);
    await world.tracker.poll();
    expect(awork.books.get(entry.id).note).toBe(NOTE);
  });

  it("and stay where the same person connects again, which saves them at once", async () => {
    const entry = await knownEntry();
    awork.script.next(GET, { status: 401 });
    await make("note", "Second draft");
    expect(world.edits).toHaveLength(1);
    const { timer } = world.stored;
    await world.tracker.reset({ ...NOTHING_KNOWN, timer, at: NOW, askedAt: NOW }, async () => {}, "kept");
    expect([world.edits, awork.books.get(entry.id).note]).toEqual([[], "Second draft"]);
    expect(world.stored.outcome).toMatchObject({ kind: "saved" });
  });

  it("and one that is under way then is not saved a second time", async () => {
    await knownEntry();
    const held = awork.script.next(PUT, { hold: true });
    const done = make("note", "Second draft");
    await held.arrived;
    world.account = null;
    const reset = world.tracker.reset();
    held.release();
    await Promise.all([done, reset]);
    expect([world.edits, world.stored.at, puts()]).toEqual([[], null, 1]);
  });
});

describe("a worker that dies over an edit", () => {
  const changes = ({ id }: Entry): Edit[] => [
    { id, field: "note", from: NOTE, to: "Second draft" },
    { id, field: "isBillable", from: true, to: false },
    { id, field: "note", from: "Second draft", to: "Third draft" },
  ];
  const make = (entry: Entry) => Promise.all(changes(entry).map((change) => world.tracker.edit(change)));
  it("at any of its steps loses none that was kept, and each is changed once", async () => {
    const dry = await knownEntry();
    await make(dry);
    const steps = world.uses.length;
    for (let use = 1; use <= steps; use += 1) {
      for (const when of ["before", "under way", "after"] as const) {
        world = createWorld(awork);
        const entry = await knownEntry();
        world.death = { use, when };
        const place = () => `${when} ${world.uses[use - 1]} (${use})`;
        void make(entry);
        await world.killed();
        world.death = null;
        // What the dead worker has sent arrives before this.
        await createCaller(awork)("GET /me");
        const kept = structuredClone(world.edits);
        const was = whole(awork.books.get(entry.id));
        await world.start().tick();
        await world.live(MINUTE);
        expect(world.edits, place()).toEqual([]);
        const last = (field: Edit["field"]) => kept.findLast((each) => each.field === field)?.to;
        expect(awork.books.get(entry.id), place()).toMatchObject({
          note: last("note") ?? was.note,
          isBillable: last("isBillable") ?? was.isBillable,
        });
        expect(puts(), place()).toBeLessThanOrEqual(
          awork.journal.count({ path: `/timeentries/${entry.id}`, ...GET }),
        );
        expect(world.stored.trouble).toBeNull();
        expectTruth(world, awork);
      }
    }
  });

  it("while awork takes its time: the next one reads before it sends", async () => {
    const entry = await knownEntry();
    const held = awork.script.next(PUT, { hold: "before" });
    void world.tracker.edit(changes(entry)[0]!);
    await held.arrived;
    await createCaller(awork)("GET /me");
    world.start();
    world.pass(30 * SECOND);
    await world.tracker.tick();
    held.release();
    expect([puts(), world.edits, world.stored.outcome]).toMatchObject([1, [], { kind: "saved" }]);
    expectTruth(world, awork);
  });

  it("is followed by one that an alarm wakes", async () => {
    const entry = await knownEntry();
    world.death = { use: "fetch", when: "before" };
    void world.tracker.edit(changes(entry)[0]!);
    await world.killed();
    world.death = null;
    world.start();
    await world.live(30 * SECOND);
    expect([world.edits, awork.books.get(entry.id).note]).toEqual([[], "Second draft"]);
  });
});

it("an edit of what is paused leaves it paused", async () => {
  addPaused(awork);
  await world.tracker.poll();
  await make("start", NOW - 2 * HOUR);
  expect(phase(world.stored.timer)).toBe("paused");
  expectTruth(world, awork);
});
