import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { accessItem } from "@/lib/sign-in/tokens/access-token";
import { awayItem } from "@/lib/reminders/away";
import { beginSignIn, finishSignIn } from "@/lib/sign-in/awork-sign-in";
import { createBrowserTracker } from "@/lib/background/browser-tracker";
import { choices, rememberPick } from "@/lib/start/choices";
import { forgetLeftovers } from "@/lib/sign-in/forget";
import { accountItem, stateItem } from "@/lib/tracker-store/state-items";
import { remindedItem } from "@/lib/reminders/reminders";
import { signIn, signOut } from "@/lib/sign-in/sign-in";
import { HOUR, MINUTE } from "@/lib/timer/time";
import { PERSON_TOKEN } from "@/tests/fake-awork/people";
import { type FakeAwork, startFakeAwork } from "@/tests/fake-awork/server";
import { WORKSPACES } from "@/tests/fake-awork/workspaces";
import { wish } from "../tracker/states";
import { type Desk, createDesk } from "../fake-browser/desk";
import { createMortal } from "../fake-browser/mortal";

vi.mock("@/lib/sign-in/tokens/secret-key", () => import("../fake-browser/secret-key"));

let awork: FakeAwork;
beforeAll(async () => {
  awork = await startFakeAwork();
});
afterEach(() => void vi.restoreAllMocks());
afterAll(() => awork.close());

const NOTE = "Nobody is to read this";
const STAYS = ["client", "firstSteps", "followOffer", "keyTried", "log", "noticed", "settings", "silenced"];

type Tracker = ReturnType<typeof createBrowserTracker>;
type Scene = { desk: Desk; tracker: Tracker; id: string };

/** Somebody signed in with awork, with a timer, a list, an edit that waits, and all else that is kept of a person. */
async function scene(): Promise<Scene> {
  const desk = createDesk(awork);
  vi.spyOn(fakeBrowser.idle, "queryState").mockResolvedValue("active" as never);
  await desk.signedIn();
  const { id } = awork.books.add({ start: awork.clock.now() - HOUR, note: NOTE });
  const tracker = createBrowserTracker();
  await tracker.refresh();
  const offered = await choices(tracker);
  await rememberPick(offered.types![0]!);
  await awayItem.set({ gone: { id, since: 1 }, absence: null });
  await remindedItem.set({ told: { long: `long ${id} 1` }, shown: `long ${id} 1` });
  return { desk, tracker, id };
}

async function left() {
  const [local, session] = await Promise.all([
    fakeBrowser.storage.local.get(),
    fakeBrowser.storage.session.get(),
  ]);
  const all = Object.entries({ ...local, ...session }).filter(([, value]) => value !== null);
  return Object.fromEntries(all.filter(([key]) => !STAYS.includes(key)));
}

/** What a person or the worker does while somebody signs out. */
const ATTEMPTS: [string, (given: Scene) => Promise<unknown>][] = [
  ["nothing", async () => {}],
  ["a poll", ({ tracker }) => tracker.poll()],
  ["a popup that opens", ({ tracker }) => tracker.refresh()],
  ["an action", ({ tracker, id }) => tracker.act(wish("pause", { id, asked: true }))],
  ["an edit", ({ tracker, id }) => tracker.edit({ id, field: "note", from: NOTE, to: `${NOTE}!` })],
  [
    "a renewal under a poll",
    async ({ tracker }) => {
      await accessItem.set(null);
      await tracker.poll();
    },
  ],
  [
    "a question for what to start on",
    async ({ tracker }) => {
      await fakeBrowser.storage.local.remove("choices");
      await choices(tracker);
    },
  ],
];

/** The attempt with a sign-out at the use with this number; the sign-out ends with "dead" where the worker died. */
async function play(given: Scene, attempt: (given: Scene) => Promise<unknown>, at: number) {
  const mortal = createMortal(given.desk);
  const out = Promise.withResolvers<void>();
  const begin = () => void signOut(given.tracker).then(() => out.resolve(), out.reject);
  mortal.onUse = (place) => {
    if (place === at) begin();
  };
  if (at === 0) begin();
  const tried = attempt(given).then(
    () => {},
    () => {},
  );
  return { mortal, out: out.promise, tried };
}

/** The next worker: what it does at its start. */
async function nextStart(mortal: ReturnType<typeof createMortal>) {
  await mortal.start();
  const tracker = createBrowserTracker();
  await Promise.all([tracker.tick(), forgetLeftovers()]);
  return tracker;
}

/** How many uses the attempt makes of the world when nobody signs out. */
async function usesOf(attempt: (given: Scene) => Promise<unknown>): Promise<number> {
  const given = await scene();
  const { mortal, tried } = await play(given, attempt, Infinity);
  await tried;
  return mortal.uses();
}

const ticks = async (count = 30) => {
  for (let turn = 0; turn < count; turn++) await new Promise((done) => setImmediate(done));
};

describe("nothing is left of who signed out", () => {
  it.each(ATTEMPTS)("at any moment of %s", async (_title, attempt) => {
    const uses = await usesOf(attempt);
    for (let at = 0; at <= uses; at++) {
      const given = await scene();
      const { mortal, out, tried } = await play(given, attempt, at);
      await Promise.all([out, tried]);
      await nextStart(mortal);
      expect(await left(), `at ${at} of ${uses}`).toEqual({});
    }
  });

  it.each(ATTEMPTS)(
    "whose worker dies over it, and who asks again, at any moment of %s",
    async (_title, attempt) => {
      const uses = await usesOf(attempt);
      const whole = await scene();
      const { mortal: counted, out } = await play(whole, attempt, 0);
      await out;
      const most = counted.uses();
      let dead = 0;
      const at = Math.ceil(uses / 2);
      for (let death = 1; death <= most; death++) {
        const isRepeated = (death + at) % 2 === 0;
        const given = await scene();
        const when = death % 4 < 2 ? ("before" as const) : ("after" as const);
        const { mortal, out: mine, tried } = await play(given, attempt, at);
        mortal.death = { at: at + death, when };
        await Promise.race([Promise.all([mine, tried]), untilDead(mortal)]);
        dead += Number(!mortal.isAlive());
        const title = `out at ${at} of ${uses}, dead ${when} ${at + death}`;
        const tracker = await nextStart(mortal);
        // The settings page hears nothing, and asks the next worker.
        if (isRepeated) await signOut(tracker);
        else if (await fakeBrowser.storage.local.get("account").then(({ account }) => account)) continue;
        await nextStart(mortal);
        expect(await left(), title).toEqual({});
      }
      expect(dead).toBeGreaterThan(most / 2);
    },
  );

  const untilDead = async (mortal: ReturnType<typeof createMortal>) => {
    while (mortal.isAlive()) await new Promise((done) => setImmediate(done));
    await ticks();
  };

  it("also where another version, or another program, has stored what this one does not know", async () => {
    const { tracker } = await scene();
    await fakeBrowser.storage.local.set({ drafts: [NOTE], account: { version: 9, name: "Carla" } });
    await fakeBrowser.storage.session.set({ later: { note: NOTE } });
    await signOut(tracker);
    expect(await left()).toEqual({});
  });
});

describe("who has signed out is not signed in by what was under way:", () => {
  it.each<[string, (desk: Desk, tracker: Tracker) => Promise<() => Promise<unknown>>]>([
    [
      "a sign-in with awork",
      async (desk, tracker) => {
        const begun = (await beginSignIn()) as { url: string };
        const answer = await desk.answer(begun.url, WORKSPACES[0].id);
        return () => finishSignIn(tracker, answer);
      },
    ],
    ["a token", async (_desk, tracker) => () => signIn(tracker, { token: PERSON_TOKEN, userId: "" })],
  ])("%s", async (_title, begin) => {
    const { desk, tracker } = await scene();
    const finish = await begin(desk, tracker);
    const held = awork.script.next({ path: "/me" }, { hold: true });
    const result = finish();
    await held.arrived;
    await signOut(tracker);
    held.release();
    expect(await result).toEqual({ kind: "startOver", detail: "" });
    await forgetLeftovers();
    expect(await left()).toEqual({});
  });
});

describe("a worker that starts", () => {
  it("forgets nothing of who is connected", async () => {
    const { tracker } = await scene();
    const before = await left();
    await forgetLeftovers();
    expect(await left()).toEqual(before);
    await tracker.poll();
  });

  it("forgets nothing of an account that it can't read", async () => {
    await scene();
    await fakeBrowser.storage.local.set({ account: { version: 9 } });
    await forgetLeftovers();
    expect(await left()).toHaveProperty("token");
  });

  it("lets a sign-in go on that was begun before", async () => {
    const desk = createDesk(awork);
    const begun = (await beginSignIn()) as { url: string };
    const answer = await desk.answer(begun.url, WORKSPACES[0].id);
    await Promise.all([forgetLeftovers(), finishSignIn(desk.tracker, answer)]);
    await forgetLeftovers();
    expect(await accountItem.get()).toMatchObject({ name: "Carla Creative" });
    expect(await desk.kept()).toEqual(expect.any(String));
    expect((await accessItem.get())!.expiresAt).toBeGreaterThan(Date.now() + MINUTE);
  });

  it("keeps what belongs to the installation", async () => {
    fakeBrowser.reset();
    await fakeBrowser.storage.local.set({ client: { id: "dcr_1" }, guardMinutes: 30, settings: {}, log: [] });
    await stateItem.set({ ...(await stateItem.get()), offset: 5 });
    await forgetLeftovers();
    expect(Object.keys(await fakeBrowser.storage.local.get()).toSorted()).toEqual(
      expect.arrayContaining(["client", "guardMinutes", "log", "settings"]),
    );
    expect(await left()).not.toHaveProperty("state");
  });
});
