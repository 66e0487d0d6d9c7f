import type { Page } from "@playwright/test";
import { PERSON_ID, PERSON_TOKEN } from "../fake-awork/people.ts";
import { WORKSPACES } from "../fake-awork/workspaces.ts";
import { barriers } from "./barriers.ts";
import { expect, test } from "./fixtures.ts";

test.use({ from: "settings" });

const MINUTE = 60_000;

const field = (page: Page) => page.getByRole("textbox", { name: "The report, in English" });

async function opened(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Show the report" }).click();
  await expect(field(page)).toBeVisible();
  return field(page).inputValue();
}

test("the report tells what happened, over the death of the worker, and of nobody", async ({
  desk,
  awork,
}) => {
  const start = awork.clock.now() - 50 * MINUTE;
  awork.books.add({ start, note: "Invoice for Grace", breaks: [{ start: start + 40 * MINUTE, end: null }] });
  await desk.connect();
  const popup = await desk.openPopup();
  awork.script.always({}, { drop: true });
  await desk.pass(2 * MINUTE);
  await expect(popup.getByRole("alert")).toContainText("No connection to awork.");
  await desk.killWorker();
  awork.script.clear();
  await popup.getByRole("button", { name: "Resume", exact: true }).click();
  await expect(popup.getByRole("heading", { name: "Running" })).toBeVisible();

  const text = await opened(desk.watch);
  for (const line of [
    /^Extension: \d+\.\d+\.\d+, manifest 3$/m,
    /^Browser: Mozilla.*Chrome\/\d+/m,
    /^Language: en-US, texts en$/m,
    /^Time zone: \S+$/m,
    /^May reach awork: yes$/m,
    /^Keys: .*resume \S+/m,
    /^Badge: "50m"$/m,
    /^Next wake: in \d+ s$/m,
    /^Stored in bytes: .*state \d+/m,
    /^Connected: with an access token$/m,
    /^Timer: running, worked 0:5\d:\d\d, breaks 0/m,
    /^Trouble: none$/m,
  ]) {
    expect(text).toMatch(line);
  }
  // In this order, others may stand between.
  expect(text.split("Last events")[1]).toMatch(
    /account: connected true[^]*trouble: unreachable, backoff 0:00:\d\d, strict false[^]*sent: resume, breaks 0:1\d:\d\d[^]*outcome: resume resumed[^]*timer: running, number moved by 0:1/,
  );
  const said = [PERSON_TOKEN, PERSON_ID, "Carla", "Grace", "Invoice", WORKSPACES[0].name, WORKSPACES[0].id];
  for (const name of [...said, awork.books.current()!.id, awork.origin]) expect(text).not.toContain(name);
});

test("a check of the connection joins it, and says nothing of anybody", async ({ desk, awork }) => {
  const check = desk.watch.getByRole("button", { name: "Check the connection" });
  await expect(check).toHaveCount(0);
  const start = awork.clock.now() - 50 * MINUTE;
  awork.books.add({ start, note: "Invoice for Grace", breaks: [{ start: start + 40 * MINUTE, end: null }] });
  await desk.connect();
  await opened(desk.watch);
  const held = awork.script.next({ path: /\/typeofwork$/ }, { hold: "before" });
  await check.click();
  await held.arrived;
  await expect(desk.watch.getByRole("status").first()).toHaveText("Checking…");
  awork.script.always({ path: /\/capacity$/ }, { body: {} });
  held.release();
  await expect(desk.watch.getByRole("status").first()).toHaveText(/^\d\d of \d\d checks passed\./);
  await expect(field(desk.watch)).toHaveValue(
    /^Connection check: \d\d of \d\d assumptions hold, 0:00:\d\d ago/m,
  );
  const text = await field(desk.watch).inputValue();
  expect(text).toMatch(/^holds: awork says whom the token stands for \(lib\/awork\/person\.ts\)/m);
  expect(text).toMatch(/^fails: A person's capacity/m);
  const said = [PERSON_TOKEN, PERSON_ID, "Carla", "Grace", "Invoice", WORKSPACES[0].name, WORKSPACES[0].id];
  for (const name of [...said, awork.books.current()!.id, awork.origin]) expect(text).not.toContain(name);

  awork.script.always({}, { drop: true });
  await check.click();
  await expect(desk.watch.getByRole("alert").first()).toContainText("No connection to awork, so the check");
  await expect(field(desk.watch)).toHaveValue(/ended early: unreachable$/m);
});

test("it is copied as it stands there", async ({ desk }) => {
  await desk.context.grantPermissions(["clipboard-read"]);
  await desk.watch.bringToFront();
  const text = await opened(desk.watch);
  await desk.watch.getByRole("button", { name: "Copy the report" }).click();
  const region = desk.watch.getByRole("region", { name: "Report a problem" });
  await expect(region.getByRole("status")).toHaveText("Copied.");
  expect(await desk.watch.evaluate(() => navigator.clipboard.readText())).toBe(text);
});

test("it can be copied by hand where the browser refuses", async ({ desk }) => {
  await desk.watch.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException("no", "NotAllowedError"));
  });
  const text = await opened(desk.watch);
  await desk.watch.getByRole("button", { name: "Copy the report" }).press("Enter");
  const region = desk.watch.getByRole("region", { name: "Report a problem" });
  await expect(region.getByRole("alert")).toContainText("copy it with Ctrl");
  await expect(field(desk.watch)).toBeFocused();
  expect(await desk.watch.evaluate(() => String(getSelection()))).toBe(text);
});

test("it is made anew each time it is shown, and tells of what nobody caught", async ({ desk, awork }) => {
  expect(await opened(desk.watch)).toContain("Connected: no");
  expect(awork.journal.count()).toBe(0);
  await desk.watch.getByRole("button", { name: "Hide the report" }).click();
  await expect(field(desk.watch)).toHaveCount(0);
  await desk.connect();
  const worker = desk.context.serviceWorkers()[0]!;
  await worker.evaluate(() => void Promise.reject(new Error("Carla")));
  const last = async () => (await desk.stored("log"))?.at(-1)?.what;
  await expect.poll(last).toBe("error");
  const text = await opened(desk.watch);
  expect(text).toContain("Connected: with an access token");
  expect(text).toMatch(/error: uncaught at/);
  expect(text).not.toContain("Carla");
});

test("everybody can read it", async ({ desk }) => {
  await desk.watch.setViewportSize({ width: 320, height: 900 });
  await opened(desk.watch);
  await desk.watch.getByRole("button", { name: "Copy the report" }).click();
  // Nothing but the text itself is wider than the page.
  expect(await desk.watch.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  expect(await barriers(desk.watch)).toEqual({ light: [], dark: [] });
});
