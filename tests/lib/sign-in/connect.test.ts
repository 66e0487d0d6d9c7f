import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Connection } from "@/lib/awork/request";
import { HOUR, MINUTE, SECOND } from "@/lib/timer/time";
import type { SignInError } from "@/lib/notices/sign-in-error";
import { connect } from "@/lib/sign-in/connect";
import {
  API_KEY_ID,
  API_KEY_TOKEN,
  COLLEAGUE_ID,
  COLLEAGUE_TOKEN,
  PERSON_ID,
  PERSON_TOKEN,
} from "@/tests/fake-awork/people";
import type { Behaviour } from "@/tests/fake-awork/script";
import { type FakeAwork, startFakeAwork } from "@/tests/fake-awork/server";
import { WORKSPACES } from "@/tests/fake-awork/workspaces";
import { NOW } from "../tracker/states";
import { addBooking, createWorld, expectTruth } from "../tracker/world";

let awork: FakeAwork;
beforeAll(async () => {
  awork = await startFakeAwork();
});
beforeEach(() => {
  createWorld(awork);
});
afterAll(() => awork.close());

const ME = { path: "/me" };
const LAST = { path: "/me/timeentries/last" };

function tryToken(token: string, userId = "", { permitted = true, timeout = 10 * SECOND } = {}) {
  const connection: Connection = { fetch, origin: awork.origin, token, now: () => NOW, timeout };
  return connect(connection, userId, async () => permitted);
}

async function connected(token: string, userId = "") {
  const result = await tryToken(token, userId);
  if ("kind" in result) throw new Error(`refused: ${result.kind}`);
  return result;
}

describe("connecting", () => {
  it("says who it is, and knows the timer at once", async () => {
    awork.books.start();
    const { account, state } = await connected(PERSON_TOKEN);
    expect(account).toEqual({
      version: 1,
      userId: PERSON_ID,
      byKey: false,
      name: "Carla Creative",
      workspace: { id: WORKSPACES[0].id, name: "Carla & Friends", url: awork.origin },
      clientId: null,
    });
    expect(state).toMatchObject({ at: NOW, askedAt: NOW, trouble: null, offset: 0, hiddenBy: null });
    expectTruth({ stored: state, wall: NOW }, awork);
  });

  it("says as which client the token was issued, and for which workspace", async () => {
    const client = awork.signIn.addClient();
    const { accessToken } = awork.signIn.issue(PERSON_ID, { client, workspaceId: WORKSPACES[1].id });
    const connection: Connection = { fetch, origin: awork.origin, token: accessToken, now: () => NOW };
    expect(await connect(connection, "", async () => true, client.client_id)).toMatchObject({
      account: {
        userId: PERSON_ID,
        byKey: false,
        workspace: { id: WORKSPACES[1].id, name: "NCNSTN" },
        clientId: client.client_id,
      },
    });
  });

  it("works without any entry", async () => {
    expect((await connected(PERSON_TOKEN)).state).toMatchObject({ timer: null, at: NOW });
  });

  it("needs no user id for an API key's own timer", async () => {
    expect((await connected(API_KEY_TOKEN)).account).toMatchObject({ userId: API_KEY_ID, byKey: false });
  });

  it("follows another person's timer with an API key", async () => {
    awork.books.start(PERSON_ID);
    const { id } = awork.books.start(COLLEAGUE_ID);
    const { account, state } = await connected(API_KEY_TOKEN, COLLEAGUE_ID);
    expect(account).toMatchObject({ userId: COLLEAGUE_ID, byKey: true });
    expect(state.timer?.id).toBe(id);
  });

  it("follows somebody without an entry, after it has asked whether there is such a user", async () => {
    const { account, state } = await connected(API_KEY_TOKEN, COLLEAGUE_ID.toUpperCase());
    expect([account.byKey, state.timer]).toEqual([true, null]);
    expect(awork.journal.all().map(({ path }) => path.split("/api/v1")[1])).toEqual([
      "/me",
      "/me/timeentries/last",
      `/users/${COLLEAGUE_ID.toUpperCase()}`,
    ]);
  });

  it("asks nothing of a user who has an entry, nor of the token's own", async () => {
    awork.books.start(COLLEAGUE_ID);
    await connected(API_KEY_TOKEN, COLLEAGUE_ID);
    await connected(PERSON_TOKEN, PERSON_ID);
    expect(awork.journal.count(({ path }) => path.includes("/users/"))).toBe(0);
  });

  it.each<[string, Behaviour]>([
    ["401", { status: 401 }],
    ["400", { status: 400 }],
    ["a web page", { html: true }],
  ])(
    "takes the person at their word where awork does not say who is a user: %s",
    async (_title, behaviour) => {
      awork.script.next({ path: `/users/${COLLEAGUE_ID}` }, behaviour);
      expect((await connected(API_KEY_TOKEN, COLLEAGUE_ID)).account).toMatchObject({ userId: COLLEAGUE_ID });
    },
  );

  it("takes one's own user id as well", async () => {
    expect((await connected(PERSON_TOKEN, PERSON_ID)).account).toMatchObject({
      userId: PERSON_ID,
      byKey: false,
    });
  });

  it("finds a timer that a later booking hides", async () => {
    const { id } = awork.books.add({ start: NOW - HOUR });
    const booking = addBooking(awork);
    const { state } = await connected(PERSON_TOKEN);
    expect(state.timer?.id).toBe(id);
    expect(state.hiddenBy).toMatchObject({ id: booking.id, found: true, timer: id });
  });

  it("learns awork's clock", async () => {
    awork.clock.advance(10 * MINUTE);
    const { state } = await connected(PERSON_TOKEN);
    expect(Math.abs(state.offset - 10 * MINUTE)).toBeLessThan(1500);
  });
});

describe("connecting is refused before anything is sent", () => {
  it.each<[string, string, string, SignInError["kind"]]>([
    ["without a token", "", "", "noToken"],
    ["with a space in it", "two words", "", "badToken"],
    ["with a line break in it", "token\nof-carla", "", "badToken"],
    ["with a character that no header can carry", "token–of–carla", "", "badToken"],
    ["with a name for a user id", PERSON_TOKEN, "carla", "badUserId"],
    ["with half a user id", PERSON_TOKEN, PERSON_ID.slice(0, -1), "badUserId"],
    ["with more than a user id", PERSON_TOKEN, `${PERSON_ID}/`, "badUserId"],
  ])("%s", async (_title, token, userId, kind) => {
    expect(await tryToken(token, userId)).toEqual({ kind, detail: "" });
    expect(awork.journal.count()).toBe(0);
  });
});

describe("connecting is refused, and nothing is kept", () => {
  const NOBODY = "5b0d0b8e-52d1-4b1c-9a53-000000000000";

  it.each<[string, string, string, SignInError["kind"]]>([
    ["an unknown token", "unknown-token", "", "signedOut"],
    ["an unknown token for somebody", "unknown-token", PERSON_ID, "signedOut"],
    ["somebody else's token", COLLEAGUE_TOKEN, PERSON_ID, "notTheirs"],
    ["an API key for nobody", API_KEY_TOKEN, NOBODY, "unknownUser"],
  ])("%s", async (_title, token, userId, kind) => {
    expect(await tryToken(token, userId)).toEqual({ kind, detail: "" });
  });

  const USER = { path: `/users/${NOBODY}` };

  it.each<[string, Behaviour]>([
    ["as a stranger", { status: 404 }],
    ["with an empty answer", { status: 204 }],
  ])("an API key for nobody, whom awork knows %s", async (_title, behaviour) => {
    awork.script.next(USER, behaviour);
    expect(await tryToken(API_KEY_TOKEN, NOBODY)).toEqual({ kind: "unknownUser", detail: "" });
  });

  it.each<[string, Behaviour, SignInError["kind"]]>([
    ["500", { status: 500 }, "aworkTrouble"],
    ["429", { status: 429 }, "tooMany"],
    ["a connection that ends", { drop: true }, "unreachable"],
  ])(
    "an API key for somebody, where awork can't be asked who that is: %s",
    async (_title, behaviour, kind) => {
      awork.script.next({ path: `/users/${COLLEAGUE_ID}` }, behaviour);
      expect(await tryToken(API_KEY_TOKEN, COLLEAGUE_ID)).toMatchObject({ kind });
    },
  );

  const description = "The operation is not allowed.";
  it.each<[string, Behaviour, SignInError]>([
    ["400", { status: 400 }, { kind: "refused", detail: description }],
    ["403", { status: 403 }, { kind: "forbidden", detail: "" }],
    ["409", { status: 409 }, { kind: "gone", detail: "" }],
    ["429", { status: 429 }, { kind: "tooMany", detail: "" }],
    ["500", { status: 500 }, { kind: "aworkTrouble", detail: "" }],
    ["a connection that ends", { drop: true }, { kind: "unreachable", detail: "" }],
    ["an answer that is cut off", { truncated: true }, { kind: "unreachable", detail: "" }],
    ["a web page", { html: true }, { kind: "notUnderstood", detail: "body" }],
    ["an empty answer", { empty: true }, { kind: "notUnderstood", detail: "body" }],
    ["something else", { body: {} }, { kind: "notUnderstood", detail: "id" }],
  ])("%s instead of the person", async (_title, behaviour, refusal) => {
    awork.script.next(ME, behaviour);
    expect(await tryToken(PERSON_TOKEN)).toEqual(refusal);
    expect(awork.journal.count(LAST)).toBe(0);
  });

  it.each<[string, Behaviour, SignInError]>([
    ["401", { status: 401 }, { kind: "notTheirs", detail: "" }],
    ["404", { status: 404 }, { kind: "unknownUser", detail: "" }],
    ["429", { status: 429 }, { kind: "tooMany", detail: "" }],
    ["500", { status: 500 }, { kind: "aworkTrouble", detail: "" }],
    ["half of the JSON", { body: '{"id":' }, { kind: "notUnderstood", detail: "body" }],
  ])("%s instead of the timer", async (_title, behaviour, refusal) => {
    awork.script.next(LAST, behaviour);
    expect(await tryToken(PERSON_TOKEN)).toEqual(refusal);
  });

  it("no answer in time", async () => {
    awork.script.next(ME, { silent: true });
    expect(await tryToken(PERSON_TOKEN, "", { timeout: SECOND / 2 })).toEqual({
      kind: "timedOut",
      detail: "",
    });
  });

  it("an entry of somebody else's", async () => {
    const { id } = awork.books.start();
    awork.books.raw(id, (json: object) => ({ ...json, userId: COLLEAGUE_ID }));
    expect(await tryToken(PERSON_TOKEN)).toEqual({ kind: "notUnderstood", detail: "userId" });
  });

  it("for want of permission, which is not the same as being offline", async () => {
    awork.script.next(ME, { drop: true });
    expect(await tryToken(PERSON_TOKEN, "", { permitted: false })).toEqual({
      kind: "noPermission",
      detail: "",
    });
  });

  it("a defect of our own is no refusal", async () => {
    const connection: Connection = { fetch, origin: awork.origin, token: PERSON_TOKEN, now: () => NOW };
    awork.script.next(ME, { status: 500 });
    const permitted = () => Promise.reject(new Error("no such port"));
    await expect(connect(connection, "", permitted)).rejects.toThrow("no such port");
  });
});
