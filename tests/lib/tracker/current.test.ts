import { describe, expect, it } from "vitest";
import type { Client } from "@/lib/awork/client";
import * as failures from "@/lib/awork/api-error";
import { HOUR, MINUTE, SECOND } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import { type SearchHidden, current } from "@/lib/tracker/current";
import type { State } from "@/lib/tracker/state";
import { NOW, PAUSED, RUNNING, STOPPED, timer } from "./states";

/** An awork that says this is last and that is hidden, and counts what it was asked. */
function answers(last: Timer | null, hidden: Timer | null) {
  const asked: string[] = [];
  const say = async <T>(what: string, value: T) => {
    asked.push(what);
    return { value, meta: { sentAt: NOW, answeredAt: NOW, date: NOW, minute: null } };
  };
  const client = {
    last: () => say("last", last),
    activeHiddenBy: ({ id }: Pick<Timer, "id">) => say(`behind ${id}`, hidden),
    activeTimer: (id: string) => say(id, hidden),
  } as Partial<Client> as Client;
  return { client, asked };
}

const HIDDEN = timer({ id: "hidden" });
const FOUND = { id: "one", found: true, timer: "hidden", lastAskedAt: NOW };
const PLANNED = timer({ id: "planned", start: NOW + HOUR });
const OTHER = { ...STOPPED, id: "other" };

describe("which timer is current", () => {
  it.each<
    [
      string,
      Timer | null,
      Timer | null,
      State["hiddenBy"],
      { timer: Timer | null; hiddenBy: State["hiddenBy"]; asked: string[] },
    ]
  >([
    ["the running one", RUNNING, null, null, { timer: RUNNING, hiddenBy: null, asked: ["last"] }],
    ["the paused one", PAUSED, null, null, { timer: PAUSED, hiddenBy: null, asked: ["last"] }],
    ["none", null, null, null, { timer: null, hiddenBy: null, asked: ["last"] }],
    [
      "a stopped one is looked behind when it is new",
      STOPPED,
      null,
      null,
      { timer: STOPPED, hiddenBy: { id: "one", found: false }, asked: ["last", "behind one"] },
    ],
    [
      "and not again",
      STOPPED,
      HIDDEN,
      { id: "one", found: false },
      { timer: STOPPED, hiddenBy: { id: "one", found: false }, asked: ["last"] },
    ],
    [
      "another stopped one is new",
      OTHER,
      null,
      { id: "one", found: false },
      { timer: OTHER, hiddenBy: { id: "other", found: false }, asked: ["last", "behind other"] },
    ],
    [
      "the one that runs behind it",
      STOPPED,
      HIDDEN,
      null,
      { timer: HIDDEN, hiddenBy: FOUND, asked: ["last", "behind one"] },
    ],
    [
      "and goes on to be, by its id, without asking for the last one",
      STOPPED,
      HIDDEN,
      FOUND,
      { timer: HIDDEN, hiddenBy: FOUND, asked: ["hidden"] },
    ],
    [
      "also where an earlier version has not kept its id",
      STOPPED,
      HIDDEN,
      { id: "one", found: true, lastAskedAt: NOW },
      { timer: HIDDEN, hiddenBy: FOUND, asked: ["behind "] },
    ],
    [
      "after a quarter of an hour the last one is asked for first",
      STOPPED,
      HIDDEN,
      { ...FOUND, lastAskedAt: NOW - 15 * MINUTE },
      { timer: HIDDEN, hiddenBy: FOUND, asked: ["last", "hidden"] },
    ],
    [
      "as it is where the clock was set back",
      STOPPED,
      HIDDEN,
      { ...FOUND, lastAskedAt: NOW + 1 },
      { timer: HIDDEN, hiddenBy: FOUND, asked: ["last", "hidden"] },
    ],
    [
      "which then is one that was planned, and has begun",
      RUNNING,
      HIDDEN,
      { ...FOUND, lastAskedAt: NOW - HOUR },
      { timer: RUNNING, hiddenBy: null, asked: ["last"] },
    ],
    [
      "until it is over, and there is no other",
      STOPPED,
      null,
      FOUND,
      { timer: STOPPED, hiddenBy: { id: "one", found: false }, asked: ["hidden", "last", "behind one"] },
    ],
    [
      "what hid another one is forgotten once a timer runs in the open",
      RUNNING,
      null,
      { ...FOUND, id: "other" },
      { timer: RUNNING, hiddenBy: null, asked: ["hidden", "last"] },
    ],
    [
      "never one that is planned",
      PLANNED,
      null,
      null,
      { timer: null, hiddenBy: { id: "planned", found: false }, asked: ["last", "behind planned"] },
    ],
    [
      "but the one behind it",
      PLANNED,
      HIDDEN,
      null,
      { timer: HIDDEN, hiddenBy: { ...FOUND, id: "planned" }, asked: ["last", "behind planned"] },
    ],
    [
      "nor one that is planned and has a length",
      { ...PLANNED, duration: HOUR },
      null,
      null,
      { timer: null, hiddenBy: { id: "planned", found: false }, asked: ["last", "behind planned"] },
    ],
    [
      "one that began a moment ago by another of awork's clocks",
      { ...RUNNING, start: NOW + 2 * SECOND },
      null,
      null,
      { timer: { ...RUNNING, start: NOW + 2 * SECOND }, hiddenBy: null, asked: ["last"] },
    ],
  ])("%s", async (_title, last, hidden, seen, { timer, hiddenBy, asked }) => {
    const awork = answers(last, hidden);
    const found = await current(awork.client, seen, NOW);
    expect([found.answer.value, found.hiddenBy, awork.asked]).toEqual([timer, hiddenBy, asked]);
  });

  it.each<[string, Timer | null, State["hiddenBy"]]>([
    ["a timer that came to lie behind a stopped one that was seen", HIDDEN, FOUND],
    ["that there is none", null, { id: "one", found: false }],
  ])("finds in a list that is read anyway %s", async (_title, hidden, behind) => {
    const awork = answers(STOPPED, null);
    const list = answers(null, hidden);
    const found = await current(awork.client, { id: "one", found: false }, NOW, list.client.activeHiddenBy);
    expect([found.answer.value, found.hiddenBy]).toEqual([hidden ?? STOPPED, behind]);
    expect([awork.asked, list.asked]).toEqual([["last"], ["behind one"]]);
  });
});

it("finds in a list also the planned entry that hid a timer, once it has begun", async () => {
  const begun = timer({ id: "planned" });
  const list: SearchHidden = async (last) => ({
    value: last.id === "planned" ? HIDDEN : begun,
    meta: { sentAt: NOW, answeredAt: NOW, date: NOW, minute: null },
  });
  const { client } = answers(PLANNED, HIDDEN);
  const { answer, hiddenBy } = await current(client, { ...FOUND, id: "planned" }, NOW, list);
  expect([answer.value, hiddenBy?.timer]).toEqual([begun, "planned"]);
});

describe("a question beside the main one that fails", () => {
  const { AworkTrouble, Forbidden, Gone, NotUnderstood, Refused, SignedOut, TimedOut, TooMany, Unreachable } =
    failures;
  const each: [string, failures.ApiError][] = [
    ["400", new Refused("no")],
    ["401", new SignedOut("401")],
    ["403", new Forbidden("403")],
    ["404", new Gone("404")],
    ["429", new TooMany(SECOND)],
    ["500", new AworkTrouble("500")],
    ["no connection", new Unreachable("none")],
    ["no answer in time", new TimedOut("late")],
    ["a web page", new NotUnderstood("body")],
  ];
  const failing = (failure: failures.ApiError) => () => Promise.reject(failure);

  it.each(each)("does not cost what was said to be last, and is asked again: %s", async (_name, failure) => {
    const { client } = answers(STOPPED, HIDDEN);
    const { answer, hiddenBy, side } = await current(
      { ...client, activeHiddenBy: failing(failure) },
      null,
      NOW,
    );
    expect([answer.value, hiddenBy, side]).toEqual([STOPPED, null, failure]);
  });

  it.each(each.filter(([name]) => !["429", "no connection", "no answer in time"].includes(name)))(
    "does not end the search for a timer that can't be followed: %s",
    async (_name, failure) => {
      const { client } = answers(STOPPED, HIDDEN);
      const { answer, hiddenBy } = await current({ ...client, activeTimer: failing(failure) }, FOUND, NOW);
      expect([answer.value, hiddenBy]).toEqual([HIDDEN, FOUND]);
    },
  );

  it.each(["429", "no connection", "no answer in time"])(
    "leaves what is known where nothing can be asked: %s",
    async (name) => {
      const { client, asked } = answers(STOPPED, HIDDEN);
      const failure = each.find(([each]) => each === name)![1];
      await expect(current({ ...client, activeTimer: failing(failure) }, FOUND, NOW)).rejects.toBe(failure);
      expect(asked).toEqual([]);
    },
  );
});

it("follows the timer that a list shows in place of the one that was followed before", async () => {
  const { client } = answers(STOPPED, HIDDEN);
  const later = timer({ id: "later" });
  const meta = { sentAt: NOW, answeredAt: NOW, date: NOW, minute: null };
  const { answer, hiddenBy } = await current(client, FOUND, NOW, async () => ({ value: later, meta }));
  expect([answer.value, hiddenBy]).toEqual([later, { ...FOUND, timer: "later" }]);
});
