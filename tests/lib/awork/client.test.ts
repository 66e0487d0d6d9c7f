import { describe, expect, it } from "vitest";
import { createClient, me } from "@/lib/awork/client";
import { HOUR, MINUTE, SECOND } from "@/lib/timer/time";
import { phase } from "@/lib/timer/timer";
import { elapsed } from "@/lib/timer/elapsed";
import type { Entry } from "../../fake-awork/entry";
import { HABITS, type Habit } from "../../fake-awork/habits";
import {
  API_KEY_ID,
  API_KEY_TOKEN,
  COLLEAGUE_ID,
  COLLEAGUE_TOKEN,
  PERSON_ID,
  PERSON_TOKEN,
} from "../../fake-awork/people";
import type { Behaviour } from "../../fake-awork/script";
import { WORKSPACES } from "../../fake-awork/workspaces";
import { NOW, createDesk, failureOf } from "./desk";

const NOBODY = "11111111-2222-4333-8444-555555555555";

const desk = createDesk();

describe("the last entry", () => {
  it("is asked for by a person's own token without saying whose", async () => {
    const { id } = desk.awork.books.add({ start: NOW - HOUR });
    const { value, meta } = await desk.hers().last();
    expect(value).toMatchObject({ id, end: null, duration: null });
    expect(meta).toMatchObject({ sentAt: NOW, date: NOW });
    expect(desk.urls).toEqual(["/me/timeentries/last"]);
    expect(desk.awork.journal.all()).toMatchObject([{ method: "GET", user: PERSON_ID, hasBody: false }]);
  });

  it("is asked for by an API key with the person's id", async () => {
    const { id } = desk.awork.books.add({ start: NOW - HOUR });
    const { value } = await desk.byKey().last();
    expect(value?.id).toBe(id);
    expect(desk.urls).toEqual([`/me/timeentries/last?userId=${PERSON_ID}`]);
  });

  it("is null where there is none", async () => {
    expect(await desk.hers().last()).toMatchObject({ value: null, meta: { date: NOW } });
  });

  it.each(["zero", "absent"] as const)("is paused, the open break's duration being %s", async (duration) => {
    desk.awork.books.openBreakDuration = duration;
    const breaks = [
      { start: NOW - 40 * MINUTE, end: NOW - 30 * MINUTE },
      { start: NOW - 10 * MINUTE, end: null },
    ];
    desk.awork.books.add({ start: NOW - HOUR, breaks });
    const { value } = await desk.hers().last();
    expect(phase(value)).toBe("paused");
    expect(elapsed(value!, NOW)).toBe(40 * MINUTE);
  });

  it.each<[string, Partial<Entry>, number]>([
    ["was stopped", { end: NOW - 30 * MINUTE }, 30 * MINUTE],
    ["was booked by hand with a duration", { duration: 20 * MINUTE, byHand: true }, 20 * MINUTE],
    [
      "was booked by hand without a time",
      { start: null, day: "2026-08-26", duration: 15 * MINUTE },
      15 * MINUTE,
    ],
    ["had breaks", { end: NOW, breaks: [{ start: NOW - 9 * MINUTE, end: NOW - MINUTE }] }, 52 * MINUTE],
  ])("has stopped when it %s", async (_sentence, given, duration) => {
    desk.awork.books.add({ start: NOW - HOUR, ...given });
    const { value } = await desk.hers().last();
    expect(phase(value)).toBe("stopped");
    expect(elapsed(value!, NOW)).toBe(duration);
  });

  it("names what it is about", async () => {
    desk.awork.books.add({ start: NOW - HOUR, note: "draft" });
    const { value } = await desk.hers().last();
    const { task, project, typeOfWork } = desk.awork.books.entries[0]!;
    expect(value?.subject).toEqual({
      task: task!.name,
      project: project!.name,
      client: project!.company!.name,
      typeOfWork: typeOfWork.name,
      note: "draft",
    });
  });

  it("is not understood when it is somebody else's", async () => {
    const { id } = desk.awork.books.add({ start: NOW - HOUR });
    desk.awork.books.raw(id, (json: object) => ({ ...json, userId: COLLEAGUE_ID }));
    expect(await failureOf(desk.hers().last())).toMatchObject({ kind: "notUnderstood", field: "userId" });
  });

  it("is not understood when it is null in words", async () => {
    desk.awork.script.next({}, { body: "null" });
    expect(await failureOf(desk.hers().last())).toMatchObject({ kind: "notUnderstood", field: "body" });
  });

  it("of somebody whom awork does not know is none, as of somebody without entries", async () => {
    expect((await desk.byKey(NOBODY).last()).value).toBeNull();
  });

  it("of a colleague is not for a person's own token", async () => {
    const client = createClient(desk.connection, { userId: COLLEAGUE_ID, byKey: true });
    expect((await failureOf(client.last())).kind).toBe("signedOut");
  });
});

describe("the timer behind a stopped entry", () => {
  const stopped = (given: Partial<Entry> = {}) =>
    desk.awork.books.add({ start: NOW - MINUTE, duration: 10 * MINUTE, byHand: true, ...given });

  it("is asked for by filter, order and page, spaces as %20", async () => {
    await desk.hers().activeHiddenBy(stopped());
    const filter = `endTimeUtc%20eq%20null%20and%20startTimeUtc%20ne%20null%20and%20userId%20eq%20guid%27${PERSON_ID}%27`;
    expect(desk.urls).toEqual([
      `/timeentries?filterby=${filter}&orderby=startDateUtc%20desc%2CstartTimeUtc%20desc&page=1&pageSize=100`,
    ]);
    expect(desk.awork.journal.all()).toMatchObject([
      {
        method: "GET",
        path: "/api/v1/timeentries",
        query: {
          filterby: `endTimeUtc eq null and startTimeUtc ne null and userId eq guid'${PERSON_ID}'`,
          orderby: "startDateUtc desc,startTimeUtc desc",
          page: "1",
          pageSize: "100",
        },
      },
    ]);
  });

  const breaks = [{ start: NOW - 30 * MINUTE, end: null }];
  it.each<[string, Partial<Entry>[], string | null]>([
    ["is none where nothing runs", [], null],
    ["is the one that runs", [{ start: NOW - HOUR, note: "running" }], "running"],
    ["is the one that is paused", [{ start: NOW - HOUR, breaks, note: "paused" }], "paused"],
    ["is none where all others have an end", [{ start: NOW - HOUR, end: NOW - MINUTE, note: "ended" }], null],
    [
      "is none where all others have a duration",
      [{ start: NOW - HOUR, duration: MINUTE, note: "by hand" }],
      null,
    ],
    [
      "is found among those that have a duration",
      [
        { start: NOW - 2 * HOUR, duration: MINUTE, note: "by hand" },
        { start: NOW - 3 * HOUR, note: "running" },
        { start: NOW - HOUR, duration: MINUTE, note: "by hand too" },
      ],
      "running",
    ],
    [
      "is the one that started last of several on one day",
      [
        { start: NOW - 3 * HOUR, note: "first" },
        { start: NOW - HOUR, note: "last" },
        { start: NOW - 2 * HOUR, note: "second" },
      ],
      "last",
    ],
    ["is none where others are planned", [{ start: NOW + HOUR, note: "planned" }], null],
    [
      "is found behind what is planned",
      [
        { start: NOW + HOUR, note: "planned" },
        { start: NOW + 2 * HOUR, duration: HOUR, note: "planned too" },
        { start: NOW - HOUR, note: "running" },
      ],
      "running",
    ],
    [
      "is none where a booking is nearly as long as it would have run",
      [{ start: NOW - HOUR, duration: HOUR - 30 * SECOND, note: "by hand" }],
      null,
    ],
    ["is not a colleague's", [{ start: NOW - HOUR, userId: COLLEAGUE_ID, note: "his" }], null],
  ])("%s", async (_sentence, entries, note) => {
    const last = stopped();
    for (const entry of entries) desk.awork.books.add(entry);
    const { value, meta } = await desk.hers().activeHiddenBy(last);
    expect(value?.subject.note ?? null).toBe(note);
    expect(meta.date).toBe(NOW);
  });

  it("is not the last entry itself, should that have been started again meanwhile", async () => {
    const last = desk.awork.books.add({ start: NOW - HOUR });
    expect((await desk.hers().activeHiddenBy(last)).value).toBeNull();
  });

  it("is the person's, though an API key sees everybody's", async () => {
    const last = stopped();
    desk.awork.books.add({ start: NOW - HOUR, note: "hers" });
    desk.awork.books.add({ start: NOW - MINUTE, userId: COLLEAGUE_ID, note: "his" });
    expect((await desk.byKey().activeHiddenBy(last)).value?.subject.note).toBe("hers");
  });

  it.each([
    ["is no list", { id: NOBODY }],
    ["is null", "null"],
  ])("is not understood where the answer %s", async (_sentence, body) => {
    desk.awork.script.next({}, { body });
    const failure = await failureOf(desk.hers().activeHiddenBy(stopped()));
    expect(failure).toMatchObject({ kind: "notUnderstood", field: "body" });
  });

  it.each<[string, unknown]>([
    ["is no entry", null],
    ["has no start", { id: NOBODY }],
    [
      "is somebody else's",
      { id: NOBODY, userId: COLLEAGUE_ID, startDateUtc: "2026-08-26", startTimeUtc: "09:00:00" },
    ],
    ["is of the year 9999", { id: NOBODY, startDateUtc: "9999-12-31", startTimeUtc: "09:00:00" }],
  ])("is found beside an entry that %s", async (_sentence, odd) => {
    const { id } = desk.awork.books.add({ start: NOW - HOUR });
    const json = { id, userId: PERSON_ID, startDateUtc: "2026-08-26T00:00:00Z", startTimeUtc: "09:00:00" };
    desk.awork.script.next({}, { body: [odd, json] });
    expect((await desk.hers().activeHiddenBy(stopped())).value?.id).toBe(id);
  });

  it.each<[string, number, number]>([
    ["7", 7, 1],
    ["150", 150, 2],
    ["561", 561, 6],
  ])("is found behind %s bookings without an end", async (_many, count, asked) => {
    const last = stopped();
    for (let place = 0; place < count; place += 1)
      desk.awork.books.add({ start: NOW - 2 * MINUTE - place * SECOND, duration: HOUR, byHand: true });
    desk.awork.books.add({ start: NOW - 3 * HOUR, note: "running" });
    expect((await desk.hers().activeHiddenBy(last)).value?.subject.note).toBe("running");
    expect(desk.awork.journal.count()).toBe(asked);
  });

  it("is read no further once it is found", async () => {
    const last = stopped();
    for (let place = 0; place < 250; place += 1)
      desk.awork.books.add({ start: NOW - 2 * HOUR - place * MINUTE, duration: HOUR, byHand: true });
    desk.awork.books.add({ start: NOW - HOUR, note: "running" });
    expect((await desk.hers().activeHiddenBy(last)).value?.subject.note).toBe("running");
    expect(desk.awork.journal.count()).toBe(1);
  });

  it.each<[string, Partial<Entry>, Habit[]]>([
    ["that runs", { start: NOW - HOUR }, ["durationInLists"]],
    [
      "that ran before a break",
      { start: NOW - HOUR, breaks: [{ start: NOW - 9 * MINUTE, end: NOW - MINUTE }] },
      ["durationInLists"],
    ],
    [
      "that is paused",
      { start: NOW - HOUR, breaks: [{ start: NOW - 9 * MINUTE, end: null }] },
      ["durationInLists"],
    ],
    ["that runs among odd entries and short pages", { start: NOW - HOUR }, [...HABITS]],
  ])(
    "is found where awork keeps the duration of a timer %s up to date in lists",
    async (_sentence, given, habits) => {
      const last = stopped();
      desk.awork.books.add({ start: NOW - 3 * HOUR, duration: HOUR, byHand: true });
      const { id } = desk.awork.books.add(given);
      for (const habit of habits) desk.awork.books.habits.add(habit);
      const { value } = await desk.hers().activeHiddenBy(last);
      expect(value).toMatchObject({ id, duration: null });
      expect(phase(value)).toBe(given.breaks?.at(-1)?.end === null ? "paused" : "running");
    },
  );
});

describe("the timer that is followed", () => {
  it.each<[string, Partial<Entry>, boolean]>([
    ["goes on while it runs", { start: NOW - HOUR }, true],
    ["goes on while it is paused", { start: NOW - HOUR, breaks: [{ start: NOW - MINUTE, end: null }] }, true],
    ["is over when it has an end", { start: NOW - HOUR, end: NOW }, false],
    ["is none when it is planned", { start: NOW + HOUR }, false],
    ["is none when it is a booking", { start: NOW - HOUR, duration: MINUTE }, false],
  ])("%s", async (_sentence, given, isOn) => {
    const { id } = desk.awork.books.add(given);
    expect((await desk.hers().activeTimer(id)).value?.id ?? null).toBe(isOn ? id : null);
    expect(desk.urls).toEqual([`/timeentries/${id}`]);
  });
});

describe("removing breaks", () => {
  const paused = (given: Partial<Entry> = {}) => {
    const breaks = [
      { start: NOW - 40 * MINUTE, end: NOW - 30 * MINUTE },
      { start: NOW - 10 * MINUTE, end: null },
    ];
    return desk.awork.books.add({ start: NOW - HOUR, breaks, ...given });
  };

  it("is one POST for that entry, and answers with the timer that runs again", async () => {
    const { id } = paused();
    const { value, meta } = await desk.hers().removeBreaks(id);
    expect(desk.urls).toEqual([`/timeentries/${id}/removebreaks`]);
    expect(desk.awork.journal.all()).toMatchObject([{ method: "POST", hasBody: false, user: PERSON_ID }]);
    expect(value).toMatchObject({ id, breaks: [] });
    expect([phase(value), elapsed(value, NOW)]).toEqual(["running", HOUR]);
    expect(meta.date).toBe(NOW);
  });

  it("is allowed to an API key", async () => {
    expect(phase((await desk.byKey().removeBreaks(paused().id)).value)).toBe("running");
  });

  it("fails as gone for an entry that is no more", async () => {
    expect((await failureOf(desk.hers().removeBreaks(NOBODY))).kind).toBe("gone");
  });

  it("does not let an id lead elsewhere", async () => {
    expect((await failureOf(desk.hers().removeBreaks("../me?x=/"))).kind).toBe("refused");
    expect(desk.urls).toEqual(["/timeentries/..%2Fme%3Fx%3D%2F/removebreaks"]);
  });

  it.each<[string, Behaviour, string]>([
    ["nothing", { status: 204 }, "body"],
    ["an empty body", { empty: true }, "body"],
    ["somebody else's entry", { body: { id: NOBODY, userId: COLLEAGUE_ID, duration: 1 } }, "userId"],
  ])("is not understood where the answer is %s", async (_sentence, behaviour, field) => {
    desk.awork.script.next({ method: "POST" }, behaviour);
    const failure = await failureOf(desk.hers().removeBreaks(paused().id));
    expect(failure).toMatchObject({ kind: "notUnderstood", field });
  });
});

describe("whom a token stands for", () => {
  it.each([
    ["is a person", PERSON_TOKEN, PERSON_ID, "Carla Creative"],
    ["is another person", COLLEAGUE_TOKEN, COLLEAGUE_ID, "Jürgen Großmann"],
    ["is the key's own user for an API key", API_KEY_TOKEN, API_KEY_ID, "API Key"],
  ])("%s", async (_sentence, token, id, name) => {
    const { value, meta } = await me({ ...desk.connection, token });
    expect(value).toEqual({
      id,
      name,
      workspace: { id: WORKSPACES[0].id, name: "Carla & Friends", url: desk.awork.origin },
    });
    expect([desk.urls, meta.date]).toEqual([["/me"], NOW]);
  });

  it("is nobody for a token that awork does not know", async () => {
    expect((await failureOf(me({ ...desk.connection, token: "token-of-nobody" }))).kind).toBe("signedOut");
  });

  it("is not understood without an id", async () => {
    desk.awork.script.next({}, { body: { firstName: "Carla" } });
    expect(await failureOf(me(desk.connection))).toMatchObject({ kind: "notUnderstood", field: "id" });
  });
});
