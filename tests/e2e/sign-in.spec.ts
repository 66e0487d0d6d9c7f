import type { Page } from "@playwright/test";
import { PERSON_EMAIL, PERSON_PASSWORD } from "../fake-awork/people.ts";
import type { FakeAwork } from "../fake-awork/server.ts";
import { WORKSPACES } from "../fake-awork/workspaces.ts";
import { type Desk, answerAsPerson, answerIn, aworksWindow, createDesk, titleIn } from "./desk.ts";
import { expect, test } from "./fixtures.ts";
import { FULL, usually } from "./tags.ts";

test.use({ from: "settings" });

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const token = { path: "/accounts/token" };
/** Left to `npm run test:full`. */
const register = { path: "/clientapplications/register" };

test("from the popup it takes one click, and closing the popup does not matter", async ({ desk }) => {
  const popup = await desk.openPopup();
  await popup.getByRole("button", { name: "Sign in with awork" }).click();
  const window = await aworksWindow(desk.context);
  await popup.close();
  await answerAsPerson()(window);
  await expect.poll(() => desk.stored("account")).toMatchObject({ name: "Carla Creative" });
});

test(
  "it still works 25 hours and 29 days later, and asks to sign in again after 31 unused days",
  FULL,
  async ({ desk, awork }) => {
    await desk.signedIn();
    for (const [days, hours] of [
      [1, 1],
      [29, 0],
    ] as const) {
      awork.clock.advance(days * DAY + hours * HOUR);
      // A token that proved good is not tried again for ten minutes, by the computer's clock.
      await desk.remember("proven", null);
      // Another length each time, so that what is still known from before can't pass for it.
      awork.books.add({ start: awork.clock.now() - (50 + days) * MINUTE });
      await desk.pass(5 * MINUTE);
      const popup = await desk.openPopup();
      await desk.expectTruth(popup);
      await expect(popup.getByRole("alert")).toBeEmpty();
      await popup.close();
    }
    expect(awork.signIn.rotations).toBe(2);

    awork.clock.advance(31 * DAY);
    await desk.remember("proven", null);
    awork.journal.clear();
    await desk.pass(5 * MINUTE);
    const popup = await desk.openPopup();
    await expect(popup.getByRole("alert")).toContainText("Your sign-in with awork has expired.");
    await expect
      .poll(async () => (await desk.toolbar()).tooltip)
      .toContain("Your sign-in with awork has expired.");
    // Said once, and asked no more: one call, one refused renewal.
    await desk.pass(20 * MINUTE);
    await desk.pass(20 * MINUTE);
    expect(awork.journal.all(token)).toMatchObject([{ grant: "refresh_token", status: 400 }]);

    // The way back in stands beside it.
    await popup.getByRole("button", { name: "Sign in with awork" }).click();
    await answerAsPerson()(await aworksWindow(desk.context));
    await expect(popup.getByRole("alert")).toBeEmpty();
    awork.books.start();
    await desk.pass(5 * MINUTE);
    await desk.expectTruth(popup);
  },
);

test("a browser restart loses nothing, opens no page and asks no question; no token is on disk in clear", async ({
  profile,
  awork,
}) => {
  const said: string[] = [];
  awork.books.add({ start: awork.clock.now() - 42 * MINUTE - 20_000 });
  const first = await profile.start();
  first.context.on("console", (message) => said.push(message.text()));
  const desk = await createDesk(first, awork);
  await desk.signIn();
  await expect.poll(async () => (await desk.toolbar()).badge).toBe("42m");
  said.push(JSON.stringify(await desk.watch.evaluate("chrome.storage.local.get(null)")));
  said.push(await desk.watch.content());
  await first.close();

  awork.books.pause();
  awork.journal.clear();
  const second = await profile.start();
  expect(second.context.pages().filter((page) => page.url().includes("authorize"))).toEqual([]);
  await expect.poll(() => titleIn(second)).toMatch(/^Paused 0:42/);
  expect(awork.journal.all().map(({ path }) => path)).toEqual([
    "/api/v1/accounts/token",
    "/api/v1/me/timeentries/last",
  ]);
  await second.close();

  said.push(...(await profile.files()).values());
  const secrets = awork.signIn.secrets();
  expect(secrets.length).toBeGreaterThan(4);
  for (const secret of secrets) expect(said.some((text) => text.includes(secret))).toBe(false);
});

test(
  "a key database of a later version, without its store, heals, and outlives a restart",
  FULL,
  async ({ profile, awork }) => {
    awork.books.add({ start: awork.clock.now() - 42 * MINUTE - 20_000 });
    const first = await profile.start();
    const desk = await createDesk(first, awork);
    await desk.watch.evaluate(`new Promise((done, fail) => {
    const request = indexedDB.open("secret-key", 7);
    request.addEventListener("success", () => done(request.result.close()));
    request.addEventListener("error", () => fail(request.error));
  })`);
    await desk.signIn();
    await expect.poll(async () => (await desk.toolbar()).badge).toBe("42m");
    await first.close();
    const second = await profile.start();
    await expect.poll(() => titleIn(second)).toMatch(/^Running 0:42/);
    await second.close();
  },
);

test.describe("a sign-in that comes to nothing says why, and can be begun again", () => {
  type Flow = { redirectUri: string; state: string };
  /** awork sends the person back somewhere else than it should. */
  const sentTo = (address: (flow: Flow) => string) => async (window: Page, desk: Desk, awork: FakeAwork) => {
    const location = address((await desk.remembered("flow")).asked);
    awork.script.next(
      { method: "POST", path: "/accounts/authorize" },
      { status: 302, headers: { location } },
    );
    await window.getByLabel("Email").fill(PERSON_EMAIL);
    await window.getByLabel("Password").fill(PERSON_PASSWORD);
    await window.getByRole("button", { name: "Sign in" }).click();
    if (location.includes("elsewhere")) await window.close();
  };

  for (const [what, answer, told] of [
    [
      "the person refuses",
      (window: Page) => window.getByRole("button", { name: "Refuse" }).click(),
      "Access was refused in awork.",
    ],
    [
      "the answer has another state",
      sentTo(({ redirectUri }) => `${redirectUri}?code=1&state=another`),
      "didn’t belong to this sign-in",
    ],
    [
      "the answer goes to another host",
      sentTo(({ state }) => `http://elsewhere.invalid/?code=1&state=${state}`),
      "window was closed or didn’t open",
    ],
  ] as const) {
    test(what, usually(what === "the person refuses"), async ({ desk, awork }) => {
      await desk.signIn((window) => answer(window, desk, awork));
      await expect(desk.watch.getByRole("alert")).toContainText(told);
      expect(awork.journal.count(token)).toBe(0);
      expect(await desk.remembered("flow")).toBeNull();
      expect(await desk.stored("account")).toBeUndefined();
      await desk.signedIn();
      expect(awork.journal.count(register)).toBe(1);
    });
  }

  for (const [what, behaviour, told] of [
    [
      "a code that is spent",
      { status: 400, body: { error: "invalid_grant" } },
      "already used or has expired",
    ],
    ["trouble of its own", { status: 500 }, "awork is having problems."],
    ["nothing", { drop: true }, "No connection to awork."],
  ] as const) {
    test(
      `awork answers with ${what} in place of tokens`,
      usually(what === "nothing"),
      async ({ desk, awork }) => {
        // A browser itself sends again what got no answer on a connection that was used before (measured).
        awork.script.next(register, { headers: { connection: "close" } });
        awork.script.next(token, behaviour);
        await desk.signIn();
        await expect(desk.watch.getByRole("alert")).toContainText(told);
        await desk.signedIn();
      },
    );
  }

  test("awork does not let it register: the token is the way out", async ({ desk, awork }) => {
    awork.signIn.registration = "refused";
    await desk.watch.getByRole("button", { name: "Sign in with awork" }).click();
    await expect(desk.watch.getByRole("alert")).toContainText("doesn’t let the extension register");
    await desk.connect();
  });
});

test.describe("the worker is killed", () => {
  test("before the window opens: it is begun again, with one window", FULL, async ({ desk, awork }) => {
    const held = awork.script.next(register, { hold: "before" });
    const signIn = desk.signIn();
    await held.arrived;
    await desk.killWorker();
    held.release();
    await signIn;
    await expect(desk.watch.getByText("Connected as Carla Creative")).toBeVisible();
    expect(awork.journal.count({ method: "GET", path: "/accounts/authorize" })).toBe(1);
  });

  test("while the code is exchanged: it is not handed in twice, and the sign-in can be begun again", async ({
    desk,
    awork,
  }) => {
    const held = awork.script.next(token, { hold: "before" });
    const signIn = desk.signIn();
    await held.arrived;
    await desk.killWorker();
    await signIn;
    await expect(desk.watch.getByRole("alert")).toContainText("The sign-in was interrupted.");
    expect(awork.journal.count(token)).toBe(1);
    held.release();
    await desk.signedIn();
  });
});

test.describe("another workspace", () => {
  test("replaces the first after asking, or not", async ({ desk }) => {
    await desk.signIn();
    await expect(desk.watch.getByText("Workspace: Carla & Friends")).toBeVisible();
    const change = async () => {
      await desk.watch.getByRole("button", { name: "Sign in to another workspace" }).click();
      await answerIn(await aworksWindow(desk.context), answerAsPerson(WORKSPACES[1].name));
    };
    await change();
    await expect(
      desk.watch.getByText("You are signed in to “Carla & Friends”. Replace it with “NCNSTN”?"),
    ).toBeVisible();
    await desk.watch.getByRole("button", { name: "Keep “Carla & Friends”" }).click();
    expect(await desk.stored("account")).toMatchObject({ workspace: { name: "Carla & Friends" } });
    await change();
    await desk.watch.getByRole("button", { name: "Replace" }).click();
    await expect(desk.watch.getByText("Workspace: NCNSTN")).toBeVisible();
    await expect.poll(() => desk.remembered("candidate")).toBeNull();
  });
});

test("signing out ends the access in awork too, and says so", async ({ desk, awork }) => {
  await desk.signedIn();
  await desk.watch.getByRole("button", { name: "Sign out" }).click();
  await expect(desk.watch.getByRole("status")).toHaveText(/^Signed out\..*awork has ended/);
  const { clientId } = awork.signIn.issue();
  expect(awork.journal.all({ method: "DELETE" })).toMatchObject([
    { path: `/api/v1/accounts/me/authorizedclients/${clientId}`, status: 200 },
  ]);
  await desk.signedIn();
});

test("what is deleted stays deleted: a worker that dies under a poll and the sign-out leaves nothing", async ({
  desk,
  awork,
}) => {
  const note = "Nobody is to read this";
  awork.books.add({ start: awork.clock.now() - 42 * MINUTE, note });
  await desk.signedIn();
  await expect.poll(async () => (await desk.stored("state"))?.timer?.subject.note).toBe(note);
  const state = await desk.stored("state");
  const access = await desk.remembered("access");
  const revocation = awork.script.next({ method: "DELETE" }, { hold: true });
  await desk.watch.getByRole("button", { name: "Sign out" }).click();
  await revocation.arrived;
  // As if a poll had just written what it had been told before.
  await desk.store("state", state);
  await desk.remember("access", access);
  await desk.killWorker();
  // The page asks the next worker, which finds what was left.
  await expect(desk.watch.getByRole("status")).toHaveText(/^Signed out\./);
  const left = () =>
    desk.watch.evaluate<string>(
      "Promise.all([chrome.storage.local.get(), chrome.storage.session.get()]).then(JSON.stringify)",
    );
  await expect.poll(left).not.toContain(note);
  for (const trace of ["Carla", access.token, '"token"']) expect(await left()).not.toContain(trace);
  revocation.release();
});

test("of two settings pages that sign in at once one does, and the other follows", async ({ desk }) => {
  const other = await desk.context.newPage();
  await other.goto(desk.watch.url());
  await desk.watch.getByRole("button", { name: "Sign in with awork" }).click();
  const window = await aworksWindow(desk.context);
  await other.getByRole("button", { name: "Sign in with awork" }).click();
  await expect(other.getByRole("status")).toContainText("already in progress on another settings page");
  await answerIn(window, answerAsPerson());
  for (const page of [desk.watch, other])
    await expect(page.getByText("Connected as Carla Creative")).toBeVisible();
  await expect(other.getByRole("status")).not.toContainText("already in progress");
});

test.describe("renewal", () => {
  /** Makes the access token look used up by our clock. */
  const age = async (desk: {
    remembered: (key: string) => Promise<any>;
    remember: (key: string, value: unknown) => Promise<unknown>;
  }) => desk.remember("access", { ...(await desk.remembered("access")), expiresAt: Date.now() });

  test("comes ahead of the end by our clock, in one request however many want it", async ({
    desk,
    awork,
  }) => {
    awork.books.add({ start: awork.clock.now() - 50 * MINUTE });
    await desk.signedIn();
    awork.journal.clear();
    await age(desk);
    await desk.pass(5 * MINUTE);
    const popups = await Promise.all([desk.openPopup(), desk.openPopup(), desk.openPopup()]);
    for (const popup of popups) await desk.expectTruth(popup);
    expect(awork.journal.count(token)).toBe(1);
    // The company's holidays are not for everybody to see.
    const isRefused = ({ path, status }: { path: string; status: number | null }) =>
      status === 401 && !path.endsWith("/workspaceabsences");
    expect(awork.journal.count(isRefused)).toBe(0);
  });

  test("comes after one 401 when only awork's clock says so, and the call is repeated once", async ({
    desk,
    awork,
  }) => {
    await desk.signedIn();
    awork.books.add();
    awork.signIn.endAccess();
    awork.journal.clear();
    await desk.pass(5 * MINUTE);
    await desk.expectTruth(await desk.openPopup());
    const asked = awork.journal.all(({ path }) => /\/(last|token)$/.test(path));
    expect(asked.map(({ path, status }) => [path.split("/").at(-1), status])).toEqual([
      ["last", 401],
      ["token", 200],
      ["last", 200],
    ]);
  });

  for (const [what, behaviour, told] of [
    ["HTML with 401", { status: 401, body: "<h1>Proxy</h1>" }, "awork"],
    ["nothing", { drop: true }, "No connection to awork."],
  ] as const) {
    test(
      `that is answered ${what} is not a sign-out`,
      usually(what === "nothing"),
      async ({ desk, awork }) => {
        awork.books.add({ start: awork.clock.now() - 50 * MINUTE });
        await desk.signedIn();
        await expect(desk.watch.getByText("Connected as")).toBeVisible();
        await age(desk);
        // Always: a browser itself sends again what got no answer on a connection that was used before (measured).
        awork.script.always(token, behaviour);
        await desk.pass(5 * MINUTE);
        const popup = await desk.openPopup();
        await expect(popup.getByRole("alert")).toContainText(told);
        await desk.expectTruth(popup);
        expect(await desk.stored("token")).not.toBeNull();
        // The next try, when its time has come, is let in.
        awork.script.clear();
        const state = await desk.stored("state");
        await desk.store("state", { ...state, backoff: null });
        await desk.pass(5 * MINUTE);
        await expect(popup.getByRole("alert")).toBeEmpty();
        await desk.expectTruth(popup);
      },
    );
  }
});
