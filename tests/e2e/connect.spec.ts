import { API_KEY_TOKEN, COLLEAGUE_ID, PERSON_ID, PERSON_TOKEN } from "../fake-awork/people.ts";
import { createDesk, titleIn } from "./desk.ts";
import { expect, test } from "./fixtures.ts";
import { FULL } from "./tags.ts";

test.use({ from: "settings" });

const MINUTE = 60_000;

test("a newcomer is asked to connect, and nothing is asked of awork before", async ({ desk, awork }) => {
  const popup = await desk.openPopup();
  await expect(popup.getByRole("heading", { name: "Not connected" })).toBeVisible();
  expect(await desk.toolbar()).toEqual({
    badge: "",
    tooltip: "Timer for awork: not connected. Click to sign in.",
  });
  await expect(popup.getByRole("button", { name: "Sign in with awork" })).toBeFocused();
  expect(awork.journal.count()).toBe(0);
});

test("an access token connects its own person, in two requests", async ({ desk, awork }) => {
  awork.books.add({ start: awork.clock.now() - 42 * MINUTE - 20_000 });
  await desk.connectByForm(`  Bearer ${PERSON_TOKEN} `, "", "Connected as Carla Creative");
  expect(awork.journal.all()).toMatchObject([
    { method: "GET", path: "/api/v1/me", query: {}, status: 200 },
    { method: "GET", path: "/api/v1/me/timeentries/last", query: {}, status: 200 },
  ]);
  // Only with the host permission does a page's request get through without CORS.
  expect(awork.journal.all().every(({ user }) => user === PERSON_ID)).toBe(true);
  await expect.poll(async () => (await desk.toolbar()).badge).toBe("42m");
  await expect(desk.watch.getByText(PERSON_TOKEN)).toHaveCount(0);
  expect(await desk.watch.content()).not.toContain(PERSON_TOKEN);
});

test("an API key follows the person whose id is given, by that id", async ({ desk, awork }) => {
  awork.books.add({ userId: COLLEAGUE_ID, start: awork.clock.now() - 50 * MINUTE });
  awork.books.pause(COLLEAGUE_ID);
  await desk.connectByForm(API_KEY_TOKEN, COLLEAGUE_ID, "Connected as API Key");
  await expect(desk.watch.getByText(`Showing the timer of user ${COLLEAGUE_ID}`)).toBeVisible();
  const popup = await desk.openPopup();
  await desk.expectTruth(popup, { userId: COLLEAGUE_ID });
  await popup.getByRole("button", { name: "Resume", exact: true }).click();
  await desk.expectTruth(popup, { userId: COLLEAGUE_ID });
  expect(awork.journal.all({ path: /last$/ }).every(({ query }) => query.userId === COLLEAGUE_ID)).toBe(true);
});

test("what is wrong is said exactly, nothing is kept of it, and the way in still works", async ({
  desk,
  awork,
}) => {
  awork.books.add();
  for (const [token, userId, told] of [
    ["two words", "", "This is not an access token"],
    ["stale", "", "awork doesn’t know this access token."],
    [PERSON_TOKEN, COLLEAGUE_ID, "it isn’t allowed to read this person’s timer"],
  ] as const) {
    await desk.connectByForm(token, userId, told);
    await expect(desk.watch.getByRole("alert")).toContainText("Not connected: ");
    expect(await desk.stored("account")).toBeUndefined();
    expect(await desk.stored("token")).toBeUndefined();
  }
  awork.script.next({ path: "/me" }, { html: true });
  await desk.connectByForm(PERSON_TOKEN, "", "couldn’t be understood (body)");
  expect(await desk.stored("account")).toBeUndefined();
  await desk.connectByForm(PERSON_TOKEN, "", "Connected as Carla Creative");
});

test("signing out forgets everything, here and now, also when awork can't be reached", async ({
  desk,
  awork,
}) => {
  awork.books.add({ start: awork.clock.now() - 42 * MINUTE });
  await desk.connect();
  awork.script.always({}, { drop: true });
  await desk.watch.getByRole("button", { name: "Sign out" }).click();
  await expect(desk.watch.getByRole("status")).toHaveText(/^Signed out\./);
  const popup = await desk.openPopup();
  await expect(popup.getByRole("heading", { name: "Not connected" })).toBeVisible();
  await expect
    .poll(() => desk.toolbar())
    .toMatchObject({ badge: "", tooltip: expect.stringMatching(/not connected/) });
  const stored = JSON.stringify(await desk.watch.evaluate("chrome.storage.local.get(null)"));
  for (const trace of ["Carla", "logo", PERSON_ID]) expect(stored).not.toContain(trace);
  expect(await desk.watch.evaluate("chrome.alarms.getAll()")).toEqual([]);
});

test(
  "the token is not on disk in clear, and is still good after a restart of the browser",
  FULL,
  async ({ profile, awork }) => {
    const token = `token-${"0123456789abcdef".repeat(4)}`;
    const userId = "5b0d0b8e-52d1-4b1c-9a53-0d5a1f6f7a09";
    awork.books.addPerson({ id: userId, tokens: [token] });
    awork.books.add({ userId, start: awork.clock.now() - 42 * MINUTE - 20_000 });
    const first = await profile.start();
    const desk = await createDesk(first, awork);
    await desk.connect(token);
    await expect.poll(async () => (await desk.toolbar()).badge).toBe("42m");
    await first.close();
    for (const [file, content] of await profile.files())
      expect(content.includes(token), `${file} holds the token in clear`).toBe(false);

    awork.books.pause(userId);
    awork.journal.clear();
    const second = await profile.start();
    await expect.poll(() => titleIn(second)).toMatch(/^Paused 0:42/);
    expect(awork.journal.count()).toBe(1);
  },
);
