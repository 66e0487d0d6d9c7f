import { describe, expect, it } from "vitest";
import { Gone, NotUnderstood, Refused } from "@/lib/awork/api-error";
import { HOUR, MINUTE } from "@/lib/timer/time";
import { DEFAULT_TASK, TASKS } from "@/tests/fake-awork/catalogue";
import { API_KEY_TOKEN, COLLEAGUE_ID, PERSON_ID } from "@/tests/fake-awork/people";
import { NOW, createDesk, failureOf } from "../desk";

const desk = createDesk();
const decoded = () => desk.urls.map((url) => decodeURIComponent(url));
const days = ["2026-08-19", "2026-09-02"] as const;
const TIME_OFF = { first: "2026-08-26", last: "2026-08-26", isHalfFirst: false, isHalfLast: false };

describe("the weekly hours", () => {
  it("are the person's own", async () => {
    const { value } = await desk.hers().weeklyHours();
    expect(value).toEqual([8, 8, 8, 8, 8, 0, 0].map((hours) => hours * HOUR));
    expect(desk.urls).toEqual([`/users/${PERSON_ID}/capacity`]);
  });

  it("are unknown where awork says 204", async () => {
    desk.awork.script.next({}, { status: 204 });
    expect((await desk.hers().weeklyHours()).value).toBeNull();
  });
});

describe("absences", () => {
  it("are asked for by person and days", async () => {
    await desk.hers().absences(...days);
    expect(decoded()).toEqual([
      `/absences?filterby=userId eq guid'${PERSON_ID}' and startOn le datetime'2026-09-02T23:59:59' and endOn ge datetime'2026-08-19T00:00:00'&orderby=startOn,id&page=1&pageSize=100`,
    ]);
  });

  it("are those that touch the days, and nobody else's", async () => {
    const { books } = desk.awork;
    books.addAbsence({ first: "2026-08-26" });
    books.addAbsence({ first: "2026-08-01", last: "2026-08-19" });
    books.addAbsence({ first: "2026-08-01", last: "2026-08-18" });
    books.addAbsence({ first: "2026-09-03" });
    books.addAbsence({ first: "2026-08-26", userId: COLLEAGUE_ID });
    desk.connection.token = API_KEY_TOKEN;
    expect((await desk.hers().absences(...days)).value).toEqual([
      { ...TIME_OFF, first: "2026-08-01", last: "2026-08-19" },
      TIME_OFF,
    ]);
  });

  it("are without those that can't be understood", async () => {
    desk.awork.script.next(
      {},
      {
        body: [null, { startOn: "soon" }, { userId: PERSON_ID, startOn: "2026-08-26", endOn: "2026-08-26" }],
      },
    );
    expect((await desk.hers().absences(...days)).value).toEqual([TIME_OFF]);
  });

  it("that are no list are not understood", async () => {
    desk.awork.script.next({}, { body: { items: [] } });
    expect(await failureOf(desk.hers().absences(...days))).toBeInstanceOf(NotUnderstood);
  });
});

describe("holidays", () => {
  it("are the company's, for an admin", async () => {
    desk.awork.books.addHoliday({ first: "2026-08-26" });
    desk.awork.books.addHoliday({ first: "2026-08-27", regionId: COLLEAGUE_ID });
    desk.connection.token = API_KEY_TOKEN;
    expect((await desk.hers().holidays(...days)).value).toEqual([TIME_OFF]);
    expect(decoded()[0]).toContain(
      "/workspaceabsences?filterby=startOn le datetime'2026-09-02T23:59:59' and",
    );
  });

  it("are refused to everybody else, and the token is not renewed for that", async () => {
    desk.connection.renew = () => expect.unreachable("renewed");
    expect(await failureOf(desk.hers().holidays(...days))).toBeInstanceOf(Refused);
  });
});

describe("the time of a task", () => {
  it("is what is planned, and what everybody has tracked", async () => {
    const { books } = desk.awork;
    books.add({ start: NOW - 2 * HOUR, end: NOW - HOUR });
    books.add({ start: NOW - 2 * HOUR, end: NOW - 90 * MINUTE, userId: COLLEAGUE_ID });
    books.add({ start: NOW - HOUR });
    const { value } = await desk.hers().taskTime(DEFAULT_TASK.id);
    expect(value).toEqual({ planned: 6 * HOUR, tracked: 90 * MINUTE });
  });

  it("is none where nothing is planned", async () => {
    expect((await desk.hers().taskTime(TASKS[3]!.id)).value).toBeNull();
  });

  it("is gone with the task", async () => {
    expect(await failureOf(desk.hers().taskTime(PERSON_ID))).toBeInstanceOf(Gone);
  });
});
