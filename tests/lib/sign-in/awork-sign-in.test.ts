import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { accessItem, accessToken } from "@/lib/sign-in/tokens/access-token";
import { beginSignIn, finishSignIn, forgetSignIn, replace } from "@/lib/sign-in/awork-sign-in";
import { accountItem } from "@/lib/tracker-store/state-items";
import { signOut } from "@/lib/sign-in/sign-in";
import { seal, tokenItem } from "@/lib/sign-in/tokens/sealed-token";
import type { SignInError } from "@/lib/notices/sign-in-error";
import { NOTHING_KNOWN } from "@/lib/tracker/state";
import { DAY, MINUTE } from "@/tests/fake-awork/clock";
import { PERSON_ID } from "@/tests/fake-awork/people";
import type { Behaviour } from "@/tests/fake-awork/script";
import { type FakeAwork, startFakeAwork } from "@/tests/fake-awork/server";
import { HABITS } from "@/tests/fake-awork/sign-in/rules";
import { REDIRECT } from "@/tests/fake-awork/sign-in/visitor";
import { WORKSPACES } from "@/tests/fake-awork/workspaces";
import { ACCOUNT } from "../fake-browser/account";
import { type Desk, createDesk } from "../fake-browser/desk";

vi.mock("@/lib/sign-in/tokens/secret-key", () => import("../fake-browser/secret-key"));

const TOKEN = { path: "/accounts/token" };
const OTHER = WORKSPACES[1].id;

let awork: FakeAwork;
let desk: Desk;
beforeAll(async () => {
  awork = await startFakeAwork();
});
beforeEach(() => {
  desk = createDesk(awork);
});
afterEach(() => void vi.restoreAllMocks());
afterAll(() => awork.close());

const session = () => fakeBrowser.storage.session.get();
const leftovers = async () =>
  Object.entries(await session()).filter(([key, value]) => key !== "access" && value !== null);

async function begun(): Promise<string> {
  const result = await beginSignIn();
  if (!("url" in result)) throw new Error(`refused: ${result.kind}`);
  return result.url;
}

/** Signs Carla in, up to the end. */
const finished = async (workspace?: string) =>
  finishSignIn(desk.tracker, await desk.answer(await begun(), workspace));

/** What a killed worker was about to store, and what comes after, never happens. */
function killAt(
  area: "local" | "session",
  isTheOne: (items: Record<string, unknown>) => boolean,
  when: "before" | "after",
) {
  const set = fakeBrowser.storage[area].set;
  const dead = Promise.withResolvers<void>();
  const spy = vi.spyOn(fakeBrowser.storage[area], "set").mockImplementation(async (items) => {
    if (!isTheOne(items)) return set(items);
    if (when === "after") await set(items);
    spy.mockRestore();
    dead.resolve();
    return new Promise<never>(() => {});
  });
  // A dead worker lets go of its locks.
  const locks = vi
    .spyOn(navigator.locks, "request")
    .mockImplementation((async (_name: string, work: () => unknown) => work()) as never);
  return dead.promise.then(() => locks.mockRestore());
}

describe("beginning a sign-in", () => {
  it("leads to awork's page, with a question that is kept in memory alone", async () => {
    const url = new URL(await begun());
    expect(url.origin + url.pathname).toBe("https://api.awork.com/api/v1/accounts/authorize");
    const { flow } = await session();
    expect(flow).toEqual({
      asked: {
        clientId: url.searchParams.get("client_id"),
        redirectUri: REDIRECT,
        verifier: expect.stringMatching(/^[\w-]{43}$/),
        state: url.searchParams.get("state"),
      },
      isSent: false,
    });
    const { verifier, state } = (flow as { asked: { verifier: string; state: string } }).asked;
    const disk = JSON.stringify(await fakeBrowser.storage.local.get());
    for (const secret of [verifier, state]) expect(disk).not.toContain(secret);
    expect(url.href).not.toContain(verifier);
  });

  it("asks another question each time, as the same client", async () => {
    const [one, other] = [new URL(await begun()), new URL(await begun())];
    for (const name of ["state", "code_challenge"])
      expect(one.searchParams.get(name)).not.toBe(other.searchParams.get(name));
    expect(one.searchParams.get("client_id")).toBe(other.searchParams.get("client_id"));
  });

  it("is refused where awork lets nobody register, and says the way out", async () => {
    awork.signIn.registration = "refused";
    expect(await beginSignIn()).toEqual({
      kind: "registrationRefused",
      detail: "Anonymous registration is not allowed.",
    });
    expect(await leftovers()).toEqual([]);
  });

  it("says what awork said where it takes neither a native nor a web client", async () => {
    const body = { code: "invalid-model", description: "Not with this address." };
    awork.script.always({ path: "/clientapplications/register" }, { status: 400, body });
    expect(await beginSignIn()).toEqual({ kind: "registrationRefused", detail: body.description });
    awork.script.clear();
  });

  it.each<[string, Behaviour, SignInError["kind"]]>([
    ["500", { status: 500 }, "aworkTrouble"],
    ["429", { status: 429 }, "tooMany"],
    ["no connection", { drop: true }, "unreachable"],
    ["a web page", { html: true }, "notUnderstood"],
  ])("is plain trouble where awork can't be heard: %s", async (_sentence, behaviour, kind) => {
    awork.script.next({ path: "/clientapplications/register" }, behaviour);
    expect(await beginSignIn()).toMatchObject({ kind });
    expect(new URL(await begun()).searchParams.get("client_id")).toEqual(expect.any(String));
  });

  it("says that the browser does not let the call out", async () => {
    desk.contains.mockResolvedValue(false as never);
    awork.script.next({}, { drop: true });
    expect(await beginSignIn()).toEqual({ kind: "noPermission", detail: "" });
  });
});

it.each(HABITS.map((habit) => [JSON.stringify(habit), habit] as const))(
  "an awork with the habit %s lets people sign in, and is asked for tokens as often as usual",
  async (_title, habit) => {
    Object.assign(awork.signIn, habit);
    expect(await finished()).toBeNull();
    const { clientId } = (await accountItem.get())!;
    const { token } = (await accessItem.get())!;
    for (const _ of [1, 2, 3]) expect(await accessToken(clientId!)).toBe(token);
    expect(desk.asked().tokens).toBe(1);
    const other = await accessToken(clientId!, token);
    expect(other).not.toBe(token);
    expect(await accessToken(clientId!)).toBe(other);
    // A day later at the latest it is renewed before it is used.
    vi.spyOn(Date, "now").mockReturnValue(Date.now() + DAY);
    expect(await accessToken(clientId!)).not.toBe(other);
    expect(desk.asked().tokens).toBe(3);
    expect(await signOut(desk.tracker)).toBe(true);
  },
);

describe("finishing a sign-in", () => {
  it("keeps the account with its tokens, and nothing of the question", async () => {
    awork.books.start();
    expect(await finished()).toBeNull();
    const clientId = awork.signIn.clients[0]!.client_id;
    expect(await accountItem.get()).toEqual({
      version: 1,
      userId: PERSON_ID,
      byKey: false,
      name: "Carla Creative",
      workspace: { ...WORKSPACES[0], url: awork.origin },
      clientId,
    });
    expect(await desk.kept()).toEqual(expect.any(String));
    expect(await accessItem.get()).toEqual({ token: expect.any(String), expiresAt: expect.any(Number) });
    expect(await leftovers()).toEqual([]);
    expect(desk.calls.reset.mock.calls).toMatchObject([
      [{ timer: { id: awork.books.current()!.id } }, expect.any(Function), "forgotten"],
    ]);
    expect(desk.asked().tokens).toBe(1);
  });

  it("leaves no token and no code in clear on the disk", async () => {
    await finished();
    const disk = JSON.stringify(await fakeBrowser.storage.local.get());
    for (const secret of awork.signIn.secrets()) expect(disk).not.toContain(secret);
  });

  type Way = [title: string, answer: () => Promise<string | null>, kind: SignInError["kind"], tokens: number];
  const altered = async (change: (url: URL) => void) => {
    const url = new URL(await desk.answer(await begun()));
    change(url);
    return url.href;
  };
  it.each<Way>([
    ["the window was closed", () => begun().then(() => null), "cancelled", 0],
    ["the person refused", async () => desk.refuse(await begun()), "denied", 0],
    ["no state", () => altered((url) => url.searchParams.delete("state")), "wrongAnswer", 0],
    ["another state", () => altered((url) => url.searchParams.set("state", "other")), "wrongAnswer", 0],
    ["two codes", () => altered((url) => url.searchParams.append("code", "other")), "wrongAnswer", 0],
    ["no code", () => altered((url) => url.searchParams.delete("code")), "wrongAnswer", 0],
    ["another host", () => altered((url) => (url.host = "evil.example")), "wrongAnswer", 0],
    ["a host that begins like ours", () => altered((url) => (url.host += ".evil.example")), "wrongAnswer", 0],
    ["no address", () => begun().then(() => "nonsense"), "wrongAnswer", 0],
    [
      "the answer to the question before",
      async () => desk.answer(await begun()).then((old) => begun().then(() => old)),
      "wrongAnswer",
      0,
    ],
    ["another code", () => altered((url) => url.searchParams.set("code", "other")), "codeSpent", 1],
    ["a code that has run out", () => altered(() => awork.clock.advance(2 * MINUTE)), "codeSpent", 1],
    [
      "a code of a client that awork forgot",
      () => altered(() => awork.signIn.forgetClients()),
      "clientUnknown",
      1,
    ],
  ])("%s: nothing is kept or lost, and a new try works", async (_title, answer, kind, tokens) => {
    const { account, refreshToken } = await desk.signedIn();
    const before = await accessItem.get();
    expect(await finishSignIn(desk.tracker, await answer())).toEqual({ kind, detail: "" });
    expect(desk.asked().tokens).toBe(tokens);
    expect([await accountItem.get(), await desk.kept(), await accessItem.get()]).toEqual([
      account,
      refreshToken,
      before,
    ]);
    expect(await leftovers()).toEqual([]);
    expect(desk.calls.reset).not.toHaveBeenCalled();
    awork.clock.reset();
    expect(await finished()).toBeNull();
    expect((await accountItem.get())!.clientId).not.toBe(account.clientId);
  });

  it.each<[string, Behaviour, SignInError["kind"]]>([
    ["500", { status: 500 }, "aworkTrouble"],
    ["429", { status: 429 }, "tooMany"],
    ["a web page", { html: true }, "notUnderstood"],
    ["nothing", { status: 204 }, "notUnderstood"],
    ["no connection", { drop: true }, "unreachable"],
    ["an answer that is lost on its way", { drop: "after" }, "unreachable"],
    ["a word of OAuth's that is not final", { status: 400, body: { error: "server_error" } }, "aworkTrouble"],
  ])(
    "is plain trouble where awork can't be heard, and the code is not sent twice: %s",
    async (_title, behaviour, kind) => {
      awork.script.next(TOKEN, behaviour);
      const answer = await desk.answer(await begun());
      expect(await finishSignIn(desk.tracker, answer)).toMatchObject({ kind });
      expect(await finishSignIn(desk.tracker, answer)).toMatchObject({ kind: "startOver" });
      expect(desk.asked().tokens).toBe(1);
      expect([await accountItem.get(), await leftovers()]).toEqual([null, []]);
      expect(await finished()).toBeNull();
    },
  );

  it.each<[string, Behaviour, SignInError["kind"]]>([
    ["500", { status: 500 }, "aworkTrouble"],
    ["no connection", { drop: true }, "unreachable"],
  ])("keeps nothing when it can't be told who it is: %s", async (_title, behaviour, kind) => {
    awork.script.next({ path: "/me" }, behaviour);
    expect(await finished()).toMatchObject({ kind });
    expect([await accountItem.get(), await tokenItem.get(), await accessItem.get()]).toEqual([
      null,
      null,
      null,
    ]);
    expect(await leftovers()).toEqual([]);
  });

  it("says that the browser does not let the call out", async () => {
    const answer = await desk.answer(await begun());
    desk.contains.mockResolvedValue(false as never);
    awork.script.next(TOKEN, { drop: true });
    expect(await finishSignIn(desk.tracker, answer)).toEqual({ kind: "noPermission", detail: "" });
  });

  it("registers anew after awork forgot the client", async () => {
    const answer = await desk.answer(await begun());
    awork.signIn.forgetClients();
    expect(await finishSignIn(desk.tracker, answer)).toMatchObject({ kind: "clientUnknown" });
    expect(await finished()).toBeNull();
    expect(awork.signIn.clients).toHaveLength(1);
  });

  it("counts closed windows, and registers anew when a client may no longer be known", async () => {
    const first = new URL(await begun()).searchParams.get("client_id");
    await finishSignIn(desk.tracker, null);
    expect(new URL(await begun()).searchParams.get("client_id")).toBe(first);
    await finishSignIn(desk.tracker, null);
    expect(new URL(await begun()).searchParams.get("client_id")).not.toBe(first);
  });

  it("counts closed windows in a row only", async () => {
    await begun();
    await finishSignIn(desk.tracker, null);
    await finished();
    await begun();
    await finishSignIn(desk.tracker, null);
    await begun();
    expect(awork.journal.count({ path: "/clientapplications/register" })).toBe(1);
  });

  it("lets a defect of our own through, and leaves nothing behind", async () => {
    const answer = await desk.answer(await begun());
    desk.calls.reset.mockImplementationOnce(async (_state, first) => {
      await first!();
      throw new Error("a defect");
    });
    await expect(finishSignIn(desk.tracker, answer)).rejects.toThrow("a defect");
    expect(await leftovers()).toEqual([]);
  });
});

describe("a worker that is killed under it", () => {
  it("loses nothing before awork's page was answered", async () => {
    const url = await begun();
    // All that is left of the worker is what it stored.
    expect(await finishSignIn(desk.tracker, await desk.answer(url))).toBeNull();
  });

  it("makes the first answer good when the code was not sent yet", async () => {
    const answer = await desk.answer(await begun());
    const dead = killAt("session", ({ flow }) => flow !== null, "before");
    void finishSignIn(desk.tracker, answer);
    await dead;
    expect(await finishSignIn(desk.tracker, answer)).toBeNull();
    expect(desk.asked().tokens).toBe(1);
  });

  it.each<[string, () => Promise<unknown>]>([
    ["when the code was about to be sent", () => killAt("session", ({ flow }) => flow !== null, "after")],
    ["between awork's answer and the write", () => killAt("local", (items) => "account" in items, "before")],
  ])("starts over %s, and asks awork for no second token", async (_title, kill) => {
    const answer = await desk.answer(await begun());
    const dead = kill();
    void finishSignIn(desk.tracker, answer);
    await dead;
    const { tokens } = desk.asked();
    expect(tokens).toBeLessThanOrEqual(1);
    expect(await finishSignIn(desk.tracker, answer)).toEqual({ kind: "startOver", detail: "" });
    expect(desk.asked().tokens).toBe(tokens);
    expect([await accountItem.get(), await leftovers()]).toEqual([null, []]);
    expect(await finished()).toBeNull();
  });

  it("asks about the other workspace again when it had got so far", async () => {
    await desk.signedIn();
    const answer = await desk.answer(await begun(), OTHER);
    const dead = killAt("session", (items) => "candidate" in items && items.candidate !== null, "after");
    void finishSignIn(desk.tracker, answer);
    await dead;
    expect(await finishSignIn(desk.tracker, answer)).toEqual({
      kind: "replace",
      from: "Carla & Friends",
      to: "NCNSTN",
    });
    expect(desk.asked().tokens).toBe(1);
    await replace(desk.tracker, true);
    expect((await accountItem.get())!.workspace.id).toBe(OTHER);
  });

  it("replaces after all, when the person has said so and the page asks again", async () => {
    await desk.signedIn();
    await finished(OTHER);
    const dead = killAt("local", (items) => "account" in items, "before");
    void replace(desk.tracker, true);
    await dead;
    await replace(desk.tracker, true);
    expect((await accountItem.get())!.workspace.id).toBe(OTHER);
    expect(await leftovers()).toEqual([]);
  });
});

describe("signing in to another workspace", () => {
  it("asks first, and the first stays until then", async () => {
    const { account, refreshToken } = await desk.signedIn();
    const before = await accessItem.get();
    expect(await finished(OTHER)).toEqual({ kind: "replace", from: "Carla & Friends", to: "NCNSTN" });
    expect([await accountItem.get(), await desk.kept(), await accessItem.get()]).toEqual([
      account,
      refreshToken,
      before,
    ]);
    expect(desk.calls.reset).not.toHaveBeenCalled();
  });

  it("replaces the first when the person wants it, and looks at the other timer", async () => {
    const { account } = await desk.signedIn();
    await finished(OTHER);
    await replace(desk.tracker, true);
    const now = (await accountItem.get())!;
    expect([now.workspace.id, now.userId]).toEqual([OTHER, PERSON_ID]);
    expect(now.clientId).not.toBe(account.clientId);
    expect(desk.calls.reset.mock.calls).toEqual([[NOTHING_KNOWN, expect.any(Function), "forgotten"]]);
    expect(desk.calls.poll).toHaveBeenCalledOnce();
    expect(desk.calls.reset.mock.invocationCallOrder[0]!).toBeLessThan(
      desk.calls.poll.mock.invocationCallOrder[0]!,
    );
    const { token } = (await accessItem.get())!;
    const me = await desk.reach("https://api.awork.com/api/v1/me", {
      headers: { Authorization: `Bearer ${token}` },
    });
    expect(await me.json()).toMatchObject({ workspace: { id: OTHER } });
    expect(await leftovers()).toEqual([]);
  });

  it("keeps the first when the person wants that, and forgets the other's tokens", async () => {
    const { account, refreshToken } = await desk.signedIn();
    await finished(OTHER);
    await replace(desk.tracker, false);
    expect([await accountItem.get(), await desk.kept()]).toEqual([account, refreshToken]);
    expect(await leftovers()).toEqual([]);
    expect(desk.calls.poll).not.toHaveBeenCalled();
    await replace(desk.tracker, true);
    expect(await accountItem.get()).toEqual(account);
  });

  it.each<[string, () => Promise<unknown>]>([
    ["nobody was connected", async () => {}],
    ["it is the same workspace", () => desk.signedIn()],
    [
      "it is the same workspace, by an access token before",
      () => accountItem.set({ ...ACCOUNT, workspace: { ...ACCOUNT.workspace, id: WORKSPACES[0].id } }),
    ],
  ])("asks nothing when %s", async (_sentence, before) => {
    await before();
    expect(await finished()).toBeNull();
    expect((await accountItem.get())!.clientId).toBe(awork.signIn.clients.at(-1)!.client_id);
    expect(await leftovers()).toEqual([]);
  });

  it("asks also where the first was there by an access token", async () => {
    await accountItem.set(ACCOUNT);
    await tokenItem.set(await seal("a-key"));
    expect(await finished()).toEqual({ kind: "replace", from: "Engines", to: "Carla & Friends" });
    expect([await accountItem.get(), await desk.kept()]).toEqual([ACCOUNT, "a-key"]);
  });

  it("is forgotten when another sign-in begins", async () => {
    const { account } = await desk.signedIn();
    await finished(OTHER);
    await begun();
    expect(await session()).not.toHaveProperty("candidate.tokens");
    await replace(desk.tracker, true);
    expect(await accountItem.get()).toEqual(account);
  });

  it("is forgotten with the question that is still open", async () => {
    await desk.signedIn();
    await finished(OTHER);
    await begun();
    await forgetSignIn();
    expect(await leftovers()).toEqual([]);
  });
});
