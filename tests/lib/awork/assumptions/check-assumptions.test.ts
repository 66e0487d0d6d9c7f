import { describe, expect, it, vi } from "vitest";
import { existsSync } from "node:fs";
import { ASSUMPTIONS, KNOWN_PERSON } from "@/lib/awork/assumptions/assumptions";
import { checkAssumptions, type Finding, findingLine } from "@/lib/awork/assumptions/check-assumptions";
import { SignInEnded, TimedOut } from "@/lib/awork/api-error";
import { ARCHIVED_TYPE_OF_WORK, DEFAULT_TASK, PROJECTS, TASKS } from "@/tests/fake-awork/catalogue";
import { HOUR, MINUTE } from "@/tests/fake-awork/clock";
import { seedDay } from "@/tests/fake-awork/day";
import { HABITS, type Habit } from "@/tests/fake-awork/habits";
import { API_KEY_TOKEN, PERSON_ID, PERSON_TOKEN } from "@/tests/fake-awork/people";
import { createDesk, NOW } from "../desk";

const desk = createDesk();

const whole = (more = {}) => checkAssumptions({ ...desk.connection, ...more });
const check = async (more = {}) => (await whole(more)).findings;
const titled = (findings: Finding[], verdict: Finding["verdict"]) =>
  findings.filter((finding) => finding.verdict === verdict).map(({ title }) => title);
const of = (findings: Finding[], title: string) => findings.find((finding) => finding.title === title)!;

/** A person with a paused timer and a believable day before. */
const withDay = () => seedDay(desk.awork.books, NOW);

/** What must not stand in a line. */
function secrets(): string[] {
  const { books } = desk.awork;
  const notes = books.entries.flatMap(({ note }) => note ?? []);
  const names = [...TASKS, ...PROJECTS].flatMap(({ id, name }) => [id, name]);
  const people = books.people.flatMap(({ id, firstName, email }) => [id, firstName, email ?? id]);
  const ids = books.entries.map(({ id }) => id);
  return [
    PERSON_TOKEN,
    API_KEY_TOKEN,
    books.workspace.name,
    books.workspace.url,
    ...notes,
    ...names,
    ...people,
    ...ids,
  ];
}

describe("the assumptions", () => {
  it("all hold of the stand-in, and all are seen", async () => {
    withDay();
    const findings = await check();
    expect(titled(findings, "fails")).toEqual([]);
    expect(titled(findings, "not seen")).toEqual([]);
    expect(findings).toHaveLength(ASSUMPTIONS.length);
  });

  it("hold of the stand-in also where there is no entry: then some are not seen", async () => {
    const findings = await check();
    expect(titled(findings, "fails")).toEqual([]);
    expect(titled(findings, "not seen")).toContain("An entry can be read as a whole");
    expect(of(findings, "The last entry is an entry, or 204 without a body")).toMatchObject({
      verdict: "holds",
      seen: "1 × absent; last: 204",
    });
  });

  it("name files that there are", () => {
    for (const { reliedOn } of ASSUMPTIONS) if (reliedOn) expect(existsSync(reliedOn)).toBe(true);
  });

  it("are asked about without changing anything, one request after the other", async () => {
    withDay();
    let atOnce = 0;
    let most = 0;
    await check({
      async fetch(url: string, init: RequestInit) {
        atOnce += 1;
        most = Math.max(most, atOnce);
        try {
          return await fetch(url, init);
        } finally {
          atOnce -= 1;
        }
      },
    });
    expect(most).toBe(1);
    const requests = desk.awork.journal.all();
    expect(new Set(requests.map(({ method }) => method))).toEqual(new Set(["GET"]));
    expect(requests.length).toBeLessThanOrEqual(16);
  });

  it("are about the person that is named, where the token is an API key", async () => {
    withDay();
    const { findings } = await checkAssumptions({ ...desk.connection, token: API_KEY_TOKEN }, PERSON_ID);
    expect(titled(findings, "fails")).toEqual([]);
    expect(desk.urls).toContain(`/me/timeentries/last?userId=${PERSON_ID}`);
    expect(desk.urls.filter((url) => url.includes(PERSON_ID)).length).toBeGreaterThan(2);
  });
});

describe("an assumption that does not hold is found", () => {
  const TIMER = { start: NOW - HOUR };
  const raw = (changes: object) => {
    const { id } = desk.awork.books.add(TIMER);
    desk.awork.books.raw(id, (json: object) => ({ ...json, ...changes }));
  };
  const odd = (path: string, body: unknown) => () => void desk.awork.script.always({ path }, { body });
  const hit = (hit: object) => ({ hits: [{ score: 1, entity: hit }] });

  it.each<[string, () => void]>([
    [KNOWN_PERSON, () => desk.awork.script.next({ path: "/me" }, { body: { firstName: "C" } })],
    ["A workspace has an address for links", odd("/me", { id: PERSON_ID, workspace: { url: "nowhere" } })],
    ["The last entry is an entry, or 204 without a body", odd("/me/timeentries/last", [])],
    ["An entry can be read as a whole", () => raw({ id: "seven" })],
    ["An entry belongs to the person, or to nobody any more", () => raw({ userId: DEFAULT_TASK.id })],
    ["A start is a day and a time of day, both in UTC", () => raw({ startTimeUtc: "9 o'clock" })],
    ["An end is a day and a time of day, both in UTC", () => raw({ endTimeUtc: "10:00" })],
    ["A timer has neither an end date nor a duration", () => raw({ endDateUtc: "2026-08-26T00:00:00Z" })],
    [
      "The duration of a timer is 0 in lists as well",
      () => {
        desk.awork.books.add(TIMER);
        desk.awork.books.habits.add("durationInLists");
      },
    ],
    ["Durations are whole seconds, and not below zero", () => raw({ breakDuration: -1 })],
    [
      "The duration of an entry that ended is its end less its start and its breaks",
      () => desk.awork.books.add({ ...TIMER, end: NOW, duration: MINUTE }),
    ],
    [
      "A break is open as long as it has no end",
      () => raw({ breaks: [{ startDate: "2026-08-26T09:30:00Z", duration: 9 }] }),
    ],
    ["A break starts and ends at instants in UTC", () => raw({ breaks: [{ startDate: "half past nine" }] })],
    ["An entry's zone is one that this browser knows", () => raw({ timezone: "W. Europe Standard Time" })],
    [
      "The day of an entry is that of its start in its zone",
      () => raw({ startDateLocal: "2026-08-27T00:00:00" }),
    ],
    [
      "Start and type of work, which a change has to send back, are in an entry that is read by its ID",
      () => raw({ typeOfWorkId: null }),
    ],
    ["Lists of entries can be filtered by person, day and missing end", odd("/timeentries", { items: [] })],
    [
      "The last entry, if it is a timer, is among those without an end",
      () => {
        desk.awork.books.add(TIMER);
        desk.awork.script.always({ path: "/timeentries" }, { body: [] });
      },
    ],
    [
      "A list says how many things are in it",
      () => desk.awork.script.always({ path: "/typeofwork" }, { headers: { "aw-totalitems": null } }),
    ],
    [
      "Lists of entries come in the order that was asked for",
      odd("/timeentries", [
        { startDateUtc: "2026-08-25T00:00:00Z", startTimeUtc: "10:00:00" },
        { startDateUtc: "2026-08-26T00:00:00Z", startTimeUtc: "10:00:00" },
      ]),
    ],
    ["Types of work can be read", odd("/typeofwork", [{ id: 7 }])],
    ["Assigned tasks can be read", odd("/me/assignedtasks", [{ name: "a" }])],
    ["Tasks that are found can be read", odd("/search", { taskHits: hit({ id: 7 }) })],
    ["Projects that are found can be read", odd("/search", { projectHits: hit({ id: 7 }) })],
    [
      "The settings of time tracking are types that are on or off",
      odd("/timetracking/settings", [{ type: "a" }]),
    ],
    [
      "The settings of time tracking have a type for each rule that is known here",
      odd("/timetracking/settings", [{ type: "require-description", enabled: true }]),
    ],
    ["Permissions say whether the person is an admin", odd("/me/permissions", { userPermission: {} })],
    [
      "The types of work that a project allows are a list, and can be read",
      () => {
        desk.awork.books.add(TIMER);
        odd(`/projects/${PROJECTS[0]!.id}/typeofwork`, [{ name: "Design" }])();
      },
    ],
    [
      "A person's capacity is in seconds, for each day of the week",
      () => desk.awork.script.always({ path: /\/capacity$/ }, { body: { capacityPerWeek: 144_000 } }),
    ],
    ["Absences and holidays can be read", odd("/absences", [{ startOn: "soon" }])],
    [
      "An absence begins at the start of its first day, and ends within its last one",
      odd("/absences", [{ startOn: "2026-08-26T00:00:00Z", endOn: "2026-08-26T12:00:00Z" }]),
    ],
    [
      "A task says what is planned and what is tracked, in seconds",
      () => {
        desk.awork.books.add(TIMER);
        desk.awork.script.always({ path: /\/tasks\// }, { body: { plannedDuration: 1.5 } });
      },
    ],
    [
      "A user who does not exist is not found",
      () => desk.awork.script.always({ path: /dead$/ }, { body: {} }),
    ],
    [
      "An error has a code and a description",
      () => desk.awork.script.always({ path: "/typeofwork" }, { status: 400, body: { message: "No." } }),
    ],
    ["Each answer has awork's clock", () => desk.awork.script.always({}, { headers: { date: null } })],
    [
      "Each answer says what is left of the workspace's requests",
      () => desk.awork.script.always({}, { headers: { "ratelimit-remaining": null } }),
    ],
    [
      "Each answer with a body is JSON, and says so",
      () => desk.awork.script.always({ path: "/typeofwork" }, { html: true }),
    ],
  ])("%s", async (title, break_) => {
    break_();
    expect(titled(await check(), "fails")).toContain(title);
  });

  it("each of them has a case above", () => {
    expect(ASSUMPTIONS).toHaveLength(37);
  });
});

describe("where awork does not answer as it should", () => {
  it.each([
    ["no connection", { drop: true as const }, "me: unreachable"],
    ["a page in its place", { html: true as const }, "me: notUnderstood"],
    ["trouble of its own", { status: 503 }, "me: 503"],
    ["too many requests", { status: 429 }, "me: 429"],
  ])("%s is told, and nothing more is asked", async (_, behaviour, told) => {
    desk.awork.script.always({}, behaviour);
    const findings = await check();
    expect(of(findings, "A workspace has an address for links").seen).toContain(told);
    expect(desk.awork.journal.count()).toBe(1);
  });

  it("nothing comes in time, and that is told", async () => {
    desk.awork.script.always({}, { silent: true });
    const [finding] = await check({ timeout: 10 });
    expect(finding).toMatchObject({ verdict: "not seen", seen: `me: ${new TimedOut("").kind}` });
  });

  it("one question that fails leaves the others", async () => {
    withDay();
    desk.awork.script.always({ path: "/typeofwork" }, { drop: true });
    const findings = await check();
    expect(of(findings, "Types of work can be read")).toMatchObject({
      verdict: "not seen",
      seen: "types: unreachable",
    });
    expect(of(findings, "Assigned tasks can be read").verdict).toBe("holds");
  });

  it("one question that fails does not end the check", async () => {
    desk.awork.script.always({ path: "/typeofwork" }, { drop: true });
    expect((await whole()).failure).toBeNull();
  });

  it.each([
    ["no connection", { drop: true as const }, "unreachable"],
    ["trouble of its own", { status: 503 }, "aworkTrouble"],
    ["a refusal of the token", { status: 401 }, "signedOut"],
    ["no content", { status: 204 }, "refused"],
    ["a person that can't be read", { body: { id: 7 } }, "notUnderstood"],
    ["too many requests", { status: 429 }, "tooMany"],
  ])("says what ended the check: %s", async (_, behaviour, kind) => {
    desk.awork.script.always({}, behaviour);
    expect((await whole()).failure?.kind).toBe(kind);
  });

  it.each([
    ["too many requests end it at once", { status: 429, headers: { "retry-after": "90" } }, 6, "tooMany"],
    ["two questions in a row without an answer end it", { drop: true as const }, 7, "unreachable"],
    ["other refusals do not end it", { status: 403 }, 16, undefined],
  ])("%s", async (_, behaviour, count, kind) => {
    withDay();
    for (const path of ["/typeofwork", "/me/assignedtasks", "/search"])
      desk.awork.script.always({ path }, behaviour);
    const { findings, failure } = await whole();
    expect([desk.awork.journal.count(), failure?.kind]).toEqual([count, kind]);
    expect(of(findings, "An entry can be read as a whole").verdict).toBe("holds");
  });

  it("a sign-in that ends meanwhile ends it", async () => {
    desk.awork.script.always({ path: "/me/timeentries/last" }, { status: 401 });
    const { failure } = await whole({ renew: () => Promise.reject(new SignInEnded("")) });
    expect([desk.awork.journal.count(), failure?.kind]).toEqual([2, "signInEnded"]);
  });

  it("hands on no token that a refusal repeats, neither the old nor the new one", async () => {
    const description = `Bearer old, ${PERSON_TOKEN}`;
    desk.awork.script.always({ path: "/me" }, { status: 401, body: { code: "unauthorized", description } });
    const { failure } = await whole({ token: "old", renew: async () => PERSON_TOKEN });
    expect(failure).toMatchObject({
      kind: "signedOut",
      description: expect.not.stringContaining(PERSON_TOKEN),
    });
  });

  it("a token that awork refuses is renewed once", async () => {
    const renew = vi.fn(async () => PERSON_TOKEN);
    withDay();
    expect(titled(await check({ token: "old", renew }), "fails")).toEqual([]);
    expect(renew).toHaveBeenCalledOnce();
  });

  it("a token that can't be renewed ends it", async () => {
    const findings = await check({ token: "old" });
    expect(of(findings, KNOWN_PERSON)).toMatchObject({
      verdict: "fails",
      seen: expect.stringContaining("me: 401"),
    });
    expect(desk.awork.journal.count()).toBe(1);
  });
});

describe("a line", () => {
  it("says what holds, where the code relies on it, and the shape", async () => {
    desk.awork.books.add({ start: NOW - HOUR });
    const findings = await check();
    expect(findingLine(of(findings, "A start is a day and a time of day, both in UTC"))).toBe(
      "holds: A start is a day and a time of day, both in UTC (lib/awork/entries/instant.ts) — " +
        "4 × {startDateUtc: date and time with a zone, startTimeUtc: time}",
    );
  });

  it.each<[string, Habit | null]>([
    ["as usual", null],
    ...HABITS.map((habit): [string, Habit] => [habit, habit]),
  ])("has no name, note, id or token: %s", async (_, habit) => {
    withDay();
    desk.awork.books.add({ start: NOW - HOUR, note: "A secret plan", typeOfWork: ARCHIVED_TYPE_OF_WORK });
    if (habit) desk.awork.books.habits.add(habit);
    const text = (await check()).map(findingLine).join("\n");
    for (const secret of secrets()) expect(text).not.toContain(secret);
  });

  it("has nothing of an answer that repeats the token", async () => {
    desk.awork.script.always({}, { status: 400, body: { [PERSON_TOKEN]: PERSON_TOKEN, code: PERSON_TOKEN } });
    expect((await check()).map(findingLine).join("\n")).not.toContain(PERSON_TOKEN);
  });
});
