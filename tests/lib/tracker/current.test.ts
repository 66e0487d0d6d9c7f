import { describe, expect, it } from "vitest";
import type { Client } from "@/lib/awork/client";
import type { Timer } from "@/lib/timer/timer";
import { current } from "@/lib/tracker/current";
import type { State } from "@/lib/tracker/state";
import { NOW, PAUSED, RUNNING, STOPPED, timer } from "./states";

/** An awork that says this is last and that is hidden, and counts what it was asked. */
function answers(last: Timer | null, hidden: Timer | null) {
  const asked: string[] = [];
  const say = async <T>(what: string, value: T) => {
    asked.push(what);
    return { value, heard: { sentAt: NOW, answeredAt: NOW, date: null, minute: null } };
  };
  const client = {
    last: () => say("last", last),
    runningHiddenBy: ({ id }: Pick<Timer, "id">) => say(`behind ${id}`, hidden),
  } as Partial<Client> as Client;
  return { client, asked };
}

const HIDDEN = timer({ id: "hidden" });
const OTHER = { ...STOPPED, id: "other" };

describe("which timer is current", () => {
  it.each<
    [
      string,
      Timer | null,
      Timer | null,
      State["behind"],
      { timer: Timer | null; behind: State["behind"]; asked: string[] },
    ]
  >([
    ["the running one", RUNNING, null, null, { timer: RUNNING, behind: null, asked: ["last"] }],
    ["the paused one", PAUSED, null, null, { timer: PAUSED, behind: null, asked: ["last"] }],
    ["none", null, null, null, { timer: null, behind: null, asked: ["last"] }],
    [
      "a stopped one is looked behind when it is new",
      STOPPED,
      null,
      null,
      { timer: STOPPED, behind: { id: "one", found: false }, asked: ["last", "behind one"] },
    ],
    [
      "and not again",
      STOPPED,
      HIDDEN,
      { id: "one", found: false },
      { timer: STOPPED, behind: { id: "one", found: false }, asked: ["last"] },
    ],
    [
      "another stopped one is new",
      OTHER,
      null,
      { id: "one", found: false },
      { timer: OTHER, behind: { id: "other", found: false }, asked: ["last", "behind other"] },
    ],
    [
      "the one that runs behind it",
      STOPPED,
      HIDDEN,
      null,
      { timer: HIDDEN, behind: { id: "one", found: true }, asked: ["last", "behind one"] },
    ],
    [
      "and goes on to be, without asking for the last one",
      STOPPED,
      HIDDEN,
      { id: "one", found: true },
      { timer: HIDDEN, behind: { id: "one", found: true }, asked: ["behind one"] },
    ],
    [
      "until it is over",
      STOPPED,
      null,
      { id: "one", found: true },
      { timer: STOPPED, behind: { id: "one", found: false }, asked: ["behind one", "last"] },
    ],
    [
      "what hid another one is forgotten once a timer runs in the open",
      RUNNING,
      null,
      { id: "other", found: true },
      { timer: RUNNING, behind: null, asked: ["behind other", "last"] },
    ],
  ])("%s", async (_title, last, hidden, seen, { timer, behind, asked }) => {
    const awork = answers(last, hidden);
    const found = await current(awork.client, seen);
    expect([found.answer.value, found.behind, awork.asked]).toEqual([timer, behind, asked]);
  });

  it.each<[string, Timer | null, State["behind"]]>([
    ["a timer that came to lie behind a stopped one that was seen", HIDDEN, { id: "one", found: true }],
    ["that there is none", null, { id: "one", found: false }],
  ])("finds in a list that is read anyway %s", async (_title, hidden, behind) => {
    const awork = answers(STOPPED, null);
    const list = answers(null, hidden);
    const found = await current(awork.client, { id: "one", found: false }, list.client.runningHiddenBy);
    expect([found.answer.value, found.behind]).toEqual([hidden ?? STOPPED, behind]);
    expect([awork.asked, list.asked]).toEqual([["last"], ["behind one"]]);
  });
});
