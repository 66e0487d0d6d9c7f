import { describe, expect, it } from "vitest";
import type { Purpose } from "@/lib/timer/start/choice";
import { HOUR, MINUTE } from "@/lib/timer/time";
import { phase } from "@/lib/timer/timer";
import { elapsed } from "@/lib/timer/elapsed";
import {
  ARCHIVED_TYPE_OF_WORK,
  DEFAULT_TASK,
  PROJECTS,
  TASKS,
  TYPES_OF_WORK,
} from "../../fake-awork/catalogue";
import { COLLEAGUE_ID, PERSON_ID } from "../../fake-awork/people";
import type { Behaviour } from "../../fake-awork/script";
import { NOW, createDesk, failureOf } from "./desk";

const desk = createDesk();

const [TYPE, OTHER_TYPE] = [TYPES_OF_WORK[0]!.id, TYPES_OF_WORK[1]!.id];
const BERLIN = "Europe/Berlin";

const purpose = (given: Partial<Purpose> = {}): Purpose => ({
  taskId: null,
  projectId: null,
  typeOfWorkId: TYPE,
  isBillable: null,
  note: null,
  ...given,
});

const running = () => desk.awork.books.add({ start: NOW - HOUR });
const paused = () =>
  desk.awork.books.add({ start: NOW - HOUR, breaks: [{ start: NOW - 10 * MINUTE, end: null }] });

describe("starting a timer", () => {
  it("is one POST that says what for, and answers with the timer that runs", async () => {
    const { value, meta } = await desk.hers().start(
      purpose({
        taskId: DEFAULT_TASK.id,
        projectId: PROJECTS[0]!.id,
        typeOfWorkId: OTHER_TYPE,
        isBillable: false,
        note: "draft",
      }),
      BERLIN,
    );
    expect(desk.urls).toEqual(["/me/timetracking/start"]);
    expect(desk.bodies).toEqual([
      {
        timezone: BERLIN,
        typeOfWorkId: OTHER_TYPE,
        taskId: DEFAULT_TASK.id,
        projectId: PROJECTS[0]!.id,
        isBillable: false,
        note: "draft",
      },
    ]);
    expect(value).toMatchObject({
      start: desk.awork.books.current()?.start,
      day: "2026-08-26",
      subject: { task: DEFAULT_TASK.name, note: "draft", typeOfWork: TYPES_OF_WORK[1]!.name },
      about: {
        taskId: DEFAULT_TASK.id,
        projectId: PROJECTS[0]!.id,
        typeOfWorkId: OTHER_TYPE,
        isBillable: false,
      },
    });
    expect([phase(value), meta.date]).toEqual(["running", NOW]);
  });

  it.each<[string, Partial<Purpose>, object]>([
    ["a type of work alone", {}, {}],
    ["a task", { taskId: TASKS[1]!.id }, { taskId: TASKS[1]!.id }],
    ["a project", { projectId: PROJECTS[1]!.id }, { projectId: PROJECTS[1]!.id }],
    ["a note", { note: "Süß 🎨\n<b>" }, { note: "Süß 🎨\n<b>" }],
    ["billable time", { isBillable: true }, { isBillable: true }],
    ["time that is not billable", { isBillable: false }, { isBillable: false }],
  ])("for %s says that, and leaves out what is null", async (_sentence, given, said) => {
    const { value } = await desk.hers().start(purpose(given), BERLIN);
    expect(desk.bodies).toEqual([{ timezone: BERLIN, typeOfWorkId: TYPE, ...said }]);
    expect(desk.awork.books.current()?.id).toBe(value.id);
  });

  it("says nothing that a purpose does not have, whatever else it is", async () => {
    const choice = { ...purpose(), id: "7", kind: "typeOfWork", name: "Design" };
    await desk.hers().start(choice, BERLIN);
    expect(desk.bodies).toEqual([{ timezone: BERLIN, typeOfWorkId: TYPE }]);
  });

  it("counts for the day in the time zone that it is told", async () => {
    desk.awork.clock.set(Date.parse("2026-08-26T23:30:00Z"));
    expect((await desk.hers().start(purpose(), BERLIN)).value.day).toBe("2026-08-27");
    expect((await desk.hers().start(purpose(), "America/New_York")).value.day).toBe("2026-08-26");
  });

  it("stops the timer before", async () => {
    const { id } = running();
    const { value } = await desk.hers().start(purpose(), BERLIN);
    expect(desk.awork.books.find(id)?.end).toBeGreaterThanOrEqual(NOW);
    expect(desk.awork.books.current()?.id).toBe(value.id);
  });

  it("is for the person, with an API key as well", async () => {
    const { value } = await desk.byKey().start(purpose(), BERLIN);
    expect(desk.urls).toEqual([`/me/timetracking/start?userId=${PERSON_ID}`]);
    expect(desk.awork.books.find(value.id)?.userId).toBe(PERSON_ID);
  });

  it.each<[string, Partial<Purpose>, string, RegExp]>([
    ["the type of work is archived", { typeOfWorkId: ARCHIVED_TYPE_OF_WORK.id }, BERLIN, /archived/],
    ["there is no such task", { taskId: PERSON_ID }, BERLIN, /^The model is invalid\. No such taskId/],
    ["there is no such time zone", {}, "Europe/Atlantis", /time zone/],
    ["the note is too long", { note: "n".repeat(25_001) }, BERLIN, /note/],
  ])("is refused with awork's words where %s", async (_sentence, given, timezone, words) => {
    const failure = await failureOf(desk.hers().start(purpose(given), timezone));
    expect(failure).toMatchObject({ kind: "refused", description: expect.stringMatching(words) });
    expect(desk.awork.books.entries).toEqual([]);
  });

  it.each<[string, Behaviour, string]>([
    ["nothing", { status: 204 }, "body"],
    ["an empty body", { empty: true }, "body"],
    ["a list", { body: [] }, "id"],
    ["somebody else's entry", { body: { id: PERSON_ID, userId: COLLEAGUE_ID, duration: 1 } }, "userId"],
  ])("is not understood where the answer is %s", async (_sentence, behaviour, field) => {
    desk.awork.script.next({ method: "POST" }, behaviour);
    const failure = await failureOf(desk.hers().start(purpose(), BERLIN));
    expect(failure).toMatchObject({ kind: "notUnderstood", field });
  });
});

describe("pausing", () => {
  it("is one POST without a body, and answers with the timer that is paused", async () => {
    const { id } = running();
    const { value, meta } = await desk.hers().pause();
    expect(desk.urls).toEqual(["/me/timetracking/pause"]);
    expect(desk.awork.journal.all()).toMatchObject([{ method: "POST", hasBody: false, user: PERSON_ID }]);
    expect(value?.id).toBe(id);
    expect([phase(value), elapsed(value!, NOW + HOUR), meta.date]).toEqual(["paused", HOUR, NOW]);
  });

  it("changes nothing of a timer that is paused", async () => {
    paused();
    const { value } = await desk.hers().pause();
    expect(value?.breaks).toEqual([{ start: NOW - 10 * MINUTE, end: null, duration: 0 }]);
  });
});

describe("keeping the break", () => {
  it("is awork's resume without a body, and answers with the timer that runs and the break that was", async () => {
    paused();
    const { value, meta } = await desk.hers().keep();
    expect(desk.urls).toEqual(["/me/timetracking/resume"]);
    expect(desk.awork.journal.all()).toMatchObject([{ method: "POST", hasBody: false, user: PERSON_ID }]);
    expect(value?.breaks).toEqual([{ start: NOW - 10 * MINUTE, end: NOW, duration: 10 * MINUTE }]);
    expect([phase(value), elapsed(value!, NOW), meta.date]).toEqual(["running", 50 * MINUTE, NOW]);
  });

  it("changes nothing of a timer that runs", async () => {
    const { id, version } = running();
    expect(phase((await desk.hers().keep()).value)).toBe("running");
    expect(desk.awork.books.find(id)?.version).toBe(version);
  });
});

describe("stopping", () => {
  it.each([
    ["runs", running, HOUR],
    ["is paused", paused, 50 * MINUTE],
  ])(
    "a timer that %s is one POST without a body, and answers with the entry",
    async (_sentence, begin, length) => {
      const { id } = begin();
      const { value, meta } = await desk.hers().stop();
      expect(desk.urls).toEqual(["/me/timetracking/stop"]);
      expect(desk.awork.journal.all()).toMatchObject([{ method: "POST", hasBody: false, user: PERSON_ID }]);
      expect(value).toMatchObject({ id, end: desk.awork.books.find(id)?.end, duration: length });
      expect(meta.date).toBe(NOW);
    },
  );

  it("is refused with awork's words where a description is required", async () => {
    desk.awork.books.settings.descriptionRequired = true;
    running();
    const failure = await failureOf(desk.hers().stop());
    expect(failure).toMatchObject({
      kind: "refused",
      description: expect.stringMatching(/description is required/),
    });
    expect(desk.awork.books.current()).not.toBeNull();
  });

  it("is for the person's timer with an API key, and for no other", async () => {
    const { id } = running();
    const other = desk.awork.books.add({ start: NOW - HOUR, userId: COLLEAGUE_ID });
    expect((await desk.byKey().stop()).value?.id).toBe(id);
    expect(desk.urls).toEqual([`/me/timetracking/stop?userId=${PERSON_ID}`]);
    expect(desk.awork.books.find(other.id)?.end).toBeNull();
  });
});

describe.each(["pause", "keep", "stop"] as const)("to %s", (verb) => {
  it("is null where nothing runs", async () => {
    desk.awork.books.add({ start: NOW - HOUR, end: NOW - MINUTE });
    expect(await desk.hers()[verb]()).toMatchObject({ value: null, meta: { date: NOW } });
  });

  it.each<[string, Behaviour, string]>([
    ["an empty body", { empty: true }, "body"],
    ["null in words", { body: "null" }, "body"],
    ["somebody else's entry", { body: { id: PERSON_ID, userId: COLLEAGUE_ID, duration: 1 } }, "userId"],
  ])("is not understood where the answer is %s", async (_sentence, behaviour, field) => {
    desk.awork.script.next({ method: "POST" }, behaviour);
    expect(await failureOf(desk.hers()[verb]())).toMatchObject({ kind: "notUnderstood", field });
  });
});

describe.each(["pause", "keep"] as const)("to %s with an API key", (verb) => {
  it("is refused with awork's words, and not taken for a timer of the key's own", async () => {
    const { id, version } = running();
    const failure = await failureOf(desk.byKey()[verb]());
    expect(failure).toMatchObject({ kind: "refused", description: expect.stringMatching(/your own/) });
    expect(desk.awork.books.find(id)?.version).toBe(version);
  });
});
