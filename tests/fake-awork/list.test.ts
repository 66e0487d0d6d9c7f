import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createCaller, query } from "./caller.ts";
import { DAY, HOUR, MINUTE } from "./clock.ts";
import { API_KEY_TOKEN, COLLEAGUE_ID, COLLEAGUE_TOKEN, PERSON_ID } from "./people.ts";
import { startFakeAwork, type FakeAwork } from "./server.ts";

const NOW = Date.parse("2026-08-26T10:00:00Z");

let awork: FakeAwork;
let call: ReturnType<typeof createCaller>;
beforeAll(async () => {
  awork = await startFakeAwork();
  call = createCaller(awork);
  awork.clock.set(NOW);
  awork.books.add({ note: "yesterday", start: NOW - DAY, end: NOW - DAY + HOUR, isBillable: false });
  awork.books.add({ note: "Carla's", start: NOW - 4 * HOUR, end: NOW - 3 * HOUR });
  awork.books.add({ note: "running", start: NOW - 2 * HOUR });
  awork.books.add({ note: "by hand", start: NOW - HOUR, duration: 20 * MINUTE, task: null });
  awork.books.add({ note: "colleague", start: NOW - 3 * HOUR, userId: COLLEAGUE_ID });
});
beforeEach(() => awork.script.clear());
afterAll(() => awork.close());

const ask = (values: Record<string, string | number>, token?: string) =>
  call(`GET /timeentries?${query({ page: 1, pageSize: 50, ...values })}`, token ? { token } : {});
const notes = async (values: Record<string, string | number>, token?: string) =>
  (await ask(values, token)).json.map(({ note }: { note: string }) => note);

const OWN = `userId eq guid'${PERSON_ID}'`;

describe("a filter", () => {
  it.each([
    [OWN, "yesterday, Carla's, running, by hand"],
    [`userId eq guid'${PERSON_ID.toUpperCase()}'`, "yesterday, Carla's, running, by hand"],
    [`userId ne guid'${PERSON_ID}'`, "colleague"],
    [`endTimeUtc eq null and startTimeUtc ne null and ${OWN}`, "running, by hand"],
    ["note eq 'Carla''s'", "Carla's"],
    ["note eq ''", ""],
    ["duration gt 1200", "yesterday, Carla's"],
    ["duration ge 1200", "yesterday, Carla's, by hand"],
    ["duration lt 1200 and duration le 0", "running, colleague"],
    ["isBillable eq false", "yesterday"],
    ["isBillable eq true and taskId eq null", "by hand"],
    [
      `${OWN} and startDateLocal ge datetime'2026-08-26T00:00:00' and startDateLocal le datetime'2026-08-26T23:59:59'`,
      "Carla's, running, by hand",
    ],
    ["startDateUtc lt datetime'2026-08-26T00:00:00Z'", "yesterday"],
    ["startDateUtc eq datetime'2026-08-25T00:00:00'", "yesterday"],
    ["note eq 'running' or note eq 'by hand' and duration eq 0", "running"],
    ["(note eq 'running' or note eq 'by hand') and duration eq 1200", "by hand"],
    ["((note eq 'running'))", "running"],
    ["substringof('un',note)", "running"],
    ["substringof('',note) and startDateUtc lt datetime'2026-08-26T00:00:00Z'", "yesterday"],
    ["note gt null", ""],
    ["endDateUtc lt datetime'2030-01-01T00:00:00'", "yesterday, Carla's"],
    ["", "yesterday, Carla's, running, by hand, colleague"],
  ])("%s", async (filterby, expected) => {
    const found = await notes({ filterby, orderby: "userId, startDateUtc, startTimeUtc" }, API_KEY_TOKEN);
    expect(found.join(", ")).toBe(expected);
  });

  it.each([
    ["a field that entries do not have", "state eq 'running'"],
    ["an operator that awork does not have", "duration is 0"],
    ["a comparison without a value", "duration eq"],
    ["a field alone", "duration"],
    ["half an expression", `${OWN} and`],
    ["two expressions side by side", `${OWN} ${OWN}`],
    ["an open parenthesis", `(${OWN}`],
    ["a closing parenthesis too many", `${OWN})`],
    ["an id as text", `userId eq '${PERSON_ID}'`],
    ["an id that is none", "userId eq guid'me'"],
    ["a date as text", "startDateUtc ge '2026-08-26'"],
    ["a date that is none", "startDateUtc ge datetime'yesterday'"],
    ["a month that is none", "startDateUtc ge datetime'2026-13-26T00:00:00'"],
    ["text as a number", "duration eq '0'"],
    ["a number as text", "note eq 7"],
    ["text without its end", "note eq 'Carla"],
    ["an apostrophe that is not doubled", "note eq 'Carla's'"],
    ["a comparison of two values", "1 eq 1"],
    ["a task's field", "name eq 'Create logo concept'"],
    ["text in what is no text", "substringof('1',duration)"],
    ["a name that every object has", "constructor eq null"],
    ["an operator that every object has", "duration toString 0"],
  ])("is refused for %s", async (_, filterby) => {
    const { status, json } = await ask({ filterby });
    expect([status, json.code]).toEqual([400, "invalid-filter-or-order"]);
  });
});

describe("the local day", () => {
  const MIDNIGHT = Date.parse("2026-08-25T22:00:00Z");
  it.each([
    ["the last second of the day before", MIDNIGHT - 1000, "Europe/Berlin", false],
    ["the first of the day", MIDNIGHT, "Europe/Berlin", true],
    ["the same, where it is still yesterday", MIDNIGHT, "America/New_York", false],
    ["hours before, where it is the day already", MIDNIGHT - 2 * HOUR, "Asia/Kolkata", true],
  ])("begins at midnight by the entry's own clock: %s", async (_, start, timezone, isFound) => {
    const { id } = awork.books.add({ start, timezone, end: start + MINUTE, note: "night" });
    const found = await notes({ filterby: `${OWN} and startDateLocal ge datetime'2026-08-26T00:00:00'` });
    awork.books.discard(id);
    expect(found.includes("night")).toBe(isFound);
    expect(found).toEqual(expect.arrayContaining(["Carla's", "running", "by hand"]));
  });

  it("orders", async () => {
    const found = await notes({ orderby: "startDateLocal desc, startTimeLocal desc" });
    expect(found.join(", ")).toBe("by hand, running, Carla's, yesterday");
  });
});

describe("an order", () => {
  it.each([
    ["startDateUtc desc, startTimeUtc desc", "by hand, running, Carla's, yesterday"],
    ["startDateUtc desc,startTimeUtc asc", "Carla's, running, by hand, yesterday"],
    ["startTimeUtc", "Carla's, running, by hand, yesterday"],
    ["duration desc, note", "Carla's, yesterday, by hand, running"],
    ["endTimeUtc desc, startTimeUtc", "yesterday, Carla's, running, by hand"],
    ["taskId, startTimeUtc", "by hand, Carla's, running, yesterday"],
    ["endTimeUtc, startTimeUtc", "running, by hand, Carla's, yesterday"],
  ])("%s", async (orderby, expected) => {
    expect((await notes({ orderby })).join(", ")).toBe(expected);
  });

  it.each(["state desc", "startTimeUtc down", "startTimeUtc desc asc", "startTimeUtc,"])(
    "%s is refused",
    async (orderby) => {
      const { status, json } = await ask({ orderby });
      expect([status, json.code]).toEqual([400, "invalid-filter-or-order"]);
    },
  );
});

describe("a page", () => {
  it.each([
    [1, 3, 3],
    [2, 3, 1],
    [3, 3, 0],
    [1, 50, 4],
  ])("%i of %i holds %i, and says how many there are", async (page, pageSize, held) => {
    const { json, headers } = await ask({ page, pageSize });
    expect(json).toHaveLength(held);
    expect(headers.get("aw-totalitems")).toBe("4");
  });

  it.each([
    ["page", 0],
    ["page", "first"],
    ["pageSize", -1],
    ["pageSize", 1.5],
    ["searchReindex", "maybe"],
  ])("%s=%s is refused", async (name, value) => {
    expect((await ask({ [name]: value })).status).toBe(400);
  });
});

describe("who sees what", () => {
  it.each([
    ["a person sees only her own", undefined, 4],
    ["a colleague sees only his own", COLLEAGUE_TOKEN, 1],
    ["an API key sees everybody's", API_KEY_TOKEN, 5],
  ])("%s", async (_, token, count) => {
    expect(await notes({}, token)).toHaveLength(count);
  });

  it.each([
    ["its owner may read it", undefined, 200],
    ["an API key may read it", API_KEY_TOKEN, 200],
    ["a colleague may not", COLLEAGUE_TOKEN, 401],
  ])("one entry: %s", async (_, token, status) => {
    const { id } = awork.books.current()!;
    expect((await call(`GET /timeentries/${id}`, token ? { token } : {})).status).toBe(status);
  });

  it.each([
    ["unknown", COLLEAGUE_ID, 404],
    ["malformed", "1", 400],
  ])("one entry: an id that is %s", async (_, id, status) => {
    expect((await call(`GET /timeentries/${id}`)).status).toBe(status);
  });
});
