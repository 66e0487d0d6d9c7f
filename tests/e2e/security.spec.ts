import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import { pageOf } from "../../scripts/connection.ts";
import { TYPES_OF_WORK } from "../fake-awork/catalogue.ts";
import { MINUTE } from "../fake-awork/clock.ts";
import { PERSON_ID } from "../fake-awork/people.ts";
import type { FakeAwork } from "../fake-awork/server.ts";
import { type Desk, answerAsPerson, aworksWindow, createDesk } from "./desk.ts";
import { expect, test } from "./fixtures.ts";
import { HOSTILE, named } from "./hostile.ts";
import { createOnlooker } from "./onlooker.ts";
import { withStranger } from "./stranger.ts";

test.use({ from: "settings" });

test.describe("whatever would run in the extension", () => {
  // Whose worker is still the first.
  test.use({ from: "new" });

  /** Another server, which lets everybody in, and what it was asked for. */
  async function startOther() {
    const asked: string[] = [];
    const server = createServer(({ url }, response) => {
      asked.push(url!);
      response.writeHead(200, { "access-control-allow-origin": "*" }).end("globalThis.stolen = 1");
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return { origin, asked, close: () => server.close() };
  }

  test("can call awork and nobody else, from the worker and from the pages", async ({ desk, awork }) => {
    const other = await startOther();
    expect((await fetch(`${other.origin}/control`)).status).toBe(200);
    const popup = await desk.openPopup();
    const asked = `Promise.all(["${awork.origin}/api/v1/me", "${other.origin}/fetch", "https://evil.example/fetch"]
      .map((url) => fetch(url).then(({ status }) => status, ({ name }) => name)))`;
    const expected = [401, "TypeError", "TypeError"];
    const answers = [
      await desk.browser.worker.evaluate(asked),
      await desk.watch.evaluate(asked),
      await popup.evaluate(asked),
    ];
    expect(answers).toEqual([expected, expected, expected]);
    await popup.evaluate(`(async () => {
      const policy = new Promise((done) => addEventListener("securitypolicyviolation", done, { once: true }));
      const add = (name, values) => document.body.append(Object.assign(document.createElement(name), values));
      navigator.sendBeacon("${other.origin}/beacon", "x");
      add("img", { src: "${other.origin}/image" });
      add("link", { rel: "stylesheet", href: "${other.origin}/style" });
      add("iframe", { src: "${other.origin}/frame" });
      add("form", { action: "${other.origin}/form", method: "post" });
      document.querySelector("form").submit();
      new WebSocket("${other.origin.replace("http", "ws")}/socket");
      await policy;
    })()`);
    // What was let out would have come before this.
    await fetch(`${other.origin}/end`);
    expect(other.asked).toEqual(["/control", "/end"]);
    other.close();
  });

  test("can make neither code nor markup out of text", async ({ desk }) => {
    const popup = await desk.openPopup();
    // Later, as what a debugger runs itself is let through.
    const refused = (tries: string) => `new Promise((done) => setTimeout(() => done(
      Object.entries({ ${tries} }).map(([what, run]) => { try { run(); return what + " ran"; } catch { return what; } })
    )))`;
    const code = `eval: () => eval("1"), function: () => new Function("1"), later: () => setTimeout("1")`;
    const markup = `inner: () => { document.body.innerHTML = "<b>1</b>"; },
      outer: () => { document.body.firstElementChild.outerHTML = "<b>1</b>"; },
      insert: () => document.body.insertAdjacentHTML("beforeend", "<b>1</b>"),
      write: () => document.write("<b>1</b>"),
      parse: () => new DOMParser().parseFromString("<b>1</b>", "text/html"),
      script: () => { document.createElement("script").src = "https://evil.example/x.js"; },
      policy: () => trustedTypes.createPolicy("mine", {})`;
    expect(await desk.browser.worker.evaluate(refused(code))).toEqual(["eval", "function", "later"]);
    expect(await popup.evaluate(refused(code))).toEqual(["eval", "function", "later"]);
    const all = ["inner", "outer", "insert", "write", "parse", "script", "policy"];
    expect(await popup.evaluate(refused(markup))).toEqual(all);
    await popup.evaluate(`(() => {
      const link = Object.assign(document.createElement("a"), { href: "javascript:globalThis.stolen=1" });
      document.body.append(link);
      link.click();
    })()`);
    await expect(popup.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await popup.evaluate("globalThis.stolen")).toBeUndefined();
  });
});

test.describe("strangers", () => {
  /** What of our own a stranger would like to do: each thing that a page of ours can ask of the worker. */
  const WISHES = [
    { name: "refresh", data: null },
    { name: "act", data: { verb: "stop", id: null, asked: true, purpose: null } },
    { name: "edit", data: { id: "1", field: "note", from: null, to: "stolen" } },
    { name: "choices", data: null },
    { name: "search", data: "logo" },
    { name: "connect", data: { token: "mine", userId: "" } },
    { name: "disconnect", data: null },
    { name: "beginSignIn", data: null },
    { name: "finishSignIn", data: null },
    { name: "replace", data: true },
  ];

  /** Tries every way to the extension that there is from a page, and says what came back. */
  const tryAll = (id: string) => `(async () => {
    const { runtime } = globalThis.chrome ?? {};
    const late = (answer) => new Promise((done) => setTimeout(done, 500, answer));
    const heard = [];
    for (const wish of runtime?.sendMessage ? ${JSON.stringify(WISHES)} : [])
      heard.push(await Promise.race([runtime.sendMessage("${id}", wish).catch(() => "nobody"), late("silence")]));
    for (const name of runtime?.connect ? ["", "act", "popup"] : [])
      heard.push(await Promise.race([late("silence"), new Promise((done) => {
        try {
          const port = runtime.connect("${id}", { name });
          port.onDisconnect.addListener(() => done("nobody"));
          port.onMessage.addListener(done);
          port.postMessage(${JSON.stringify(WISHES[1])});
        } catch {
          done("nobody");
        }
      })]));
    for (const file of ["popup.html", "background.js", "manifest.json", "icons/app-16.png"])
      heard.push(await fetch("chrome-extension://${id}/" + file).then(({ status }) => status, () => "nobody"));
    return heard;
  })()`;

  async function inUse(desk: Desk, awork: FakeAwork) {
    awork.books.add({ start: awork.clock.now() - 50 * MINUTE });
    await desk.connect();
    await expect.poll(async () => (await desk.toolbar()).badge).toBe("50m");
    awork.journal.clear();
    const kept = () => desk.watch.evaluate("chrome.storage.local.get(null)");
    const before = await kept();
    const untouched = async () => {
      expect(awork.journal.all()).toEqual([]);
      expect(await kept()).toEqual(before);
      // The same wish from a page of our own is heard: there was something to refuse.
      const answer = await desk.watch.evaluate(`chrome.runtime.sendMessage(${JSON.stringify(WISHES[1])})`);
      expect(answer).toMatchObject({ kind: "stopped" });
    };
    return { untouched };
  }

  /** Whether a page can show one of ours within itself. */
  const framed = async (page: Page, url: string) => {
    await page.evaluate(
      `new Promise((done) => {
        const frame = document.createElement("iframe");
        frame.onload = frame.onerror = done;
        frame.src = ${JSON.stringify(url)};
        document.body.append(frame);
      })`,
    );
    return page.frames().filter((frame) => frame.url() === url).length;
  };

  test("a web page, even awork's own, is not heard and cannot show the popup", async ({ desk, awork }) => {
    const { untouched } = await inUse(desk, awork);
    const page = await desk.context.newPage();
    await page.goto(awork.origin);
    const heard = (await page.evaluate(tryAll(desk.browser.extensionId))) as unknown[];
    expect(new Set(heard)).toEqual(new Set(["nobody"]));
    // A page without a policy of its own, which would stop it first.
    await page.route("**/plain", (route) => route.fulfill({ contentType: "text/html", body: "<p>Plain" }));
    await page.goto(`${awork.origin}/plain`);
    for (const file of ["popup", "options"] as const)
      expect(await framed(page, pageOf(desk.browser, file))).toBe(0);
    await untouched();
  });

  test("another extension is not heard and cannot show the popup", async ({ open, server, awork }) => {
    await withStranger(async ({ folder, userDataDir, page: url }) => {
      const browser = await open({ extension: `${server.extension},${folder}`, userDataDir });
      const desk = await createDesk(browser, awork);
      const { untouched } = await inUse(desk, awork);
      const page = await desk.context.newPage();
      await page.goto(url);
      expect(await page.evaluate("chrome.runtime.getManifest().name")).toBe("Stranger");
      const heard = (await page.evaluate(tryAll(browser.extensionId))) as unknown[];
      expect(heard).toEqual(Array(WISHES.length + 3 + 4).fill("nobody"));
      expect(await framed(page, pageOf(browser, "popup"))).toBe(0);
      const tab = await page.evaluate(`chrome.tabs.query({ url: "${pageOf(browser, "options")}" })`);
      expect(tab).toMatchObject([{ id: expect.any(Number) }]);
      const injected = await page.evaluate(
        `chrome.scripting.executeScript({ target: { tabId: ${(tab as [{ id: number }])[0].id} }, func: () => 1 }).then(() => "ran", () => "refused")`,
      );
      expect(injected).toBe("refused");
      await untouched();
      await browser.close();
    });
  });

  test(
    "another extension that opens our settings starts no sign-in there; a click does",
    { tag: "@full" },
    async ({ open, server, awork }) => {
      await withStranger(async ({ folder, userDataDir, page: url }) => {
        const browser = await open({ extension: `${server.extension},${folder}`, userDataDir });
        const desk = await createDesk(browser, awork);
        const page = await desk.context.newPage();
        await page.goto(url);
        const opened = desk.context.waitForEvent("page");
        const address = `${pageOf(browser, "options")}#sign-in`;
        await page.evaluate(`chrome.tabs.create({ url: "${address}" })`);
        const settings = await opened;
        const button = settings.getByRole("button", { name: "Sign in with awork" });
        await expect(button).toHaveAttribute("aria-busy", "false");
        expect(awork.journal.count()).toBe(0);
        await button.click();
        await answerAsPerson()(await aworksWindow(desk.context)).catch(() => {});
        await expect(settings.getByText("Connected as Carla Creative")).toBeVisible();
        await browser.close();
      });
    },
  );
});

test.describe("what people wrote stays text", () => {
  const HOSTILE_URL = "https://app.awork.com@evil.example/";

  /** Links lead to awork and nowhere else, and nothing that was written became an element. */
  async function expectHarmless(page: Page): Promise<void> {
    const found = await page.evaluate(`({
      hosts: [...document.links].map(({ origin }) => origin).filter((origin) => origin !== location.origin),
      strange: document.querySelectorAll("script:not([src]), img:not(.welcome *, header *), svg:not([aria-hidden=true]), iframe, object, embed, base, style").length,
      width: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      stolen: globalThis.stolen,
    })`);
    expect(found).toMatchObject({ strange: 0, width: 0, stolen: undefined });
    for (const host of (found as { hosts: string[] }).hosts) expect(host).toBe("https://app.awork.com");
  }

  for (const [what, { shown, ...names }] of Object.entries(HOSTILE)) {
    const tag = what === "markup and code" ? [] : "@full";
    test(what, { tag }, async ({ desk, awork }) => {
      const onlooker = createOnlooker(desk.context);
      const now = awork.clock.now();
      const workspace = { ...awork.books.workspace, name: names.project, url: HOSTILE_URL };
      const body = { id: PERSON_ID, firstName: names.task, lastName: names.client, workspace };
      awork.script.always({ path: "/me" }, { body });
      const types = TYPES_OF_WORK.map((type) => ({ ...type, name: names.typeOfWork }));
      awork.script.always({ path: "/typeofwork" }, { body: types });
      awork.books.add({ ...named(names), start: now - 300 * MINUTE, end: now - 200 * MINUTE });
      awork.books.add({ ...named(names), start: now - 50 * MINUTE - 20_000 });
      awork.books.pause();
      await desk.connect();
      await expectHarmless(desk.watch);

      const popup = await desk.openPopup();
      await expect(popup.locator(".days li:not(.gap)")).toHaveCount(1);
      await desk.expectTruth(popup);
      await expect(popup.locator(".title")).toHaveText(shown);
      const { tooltip } = await desk.toolbar();
      expect(tooltip).toContain(`Paused 0:50 · ${shown.slice(0, 20)}`);
      expect(tooltip.split("\n")).toHaveLength(1);
      expect(tooltip.length).toBeLessThan(200);
      await expectHarmless(popup);

      // It can still be worked with: what is pressed is where it was, and awork's refusal is text as well.
      const button = (name: string) => popup.getByRole("button", { name, exact: true });
      for (const name of ["Resume", "Stop"]) await expect(button(name)).toBeInViewport({ ratio: 1 });
      awork.script.next({ path: /removebreaks$/ }, { status: 400, body: { description: names.task } });
      await button("Resume").click();
      await expect(popup.getByRole("alert")).toContainText("awork refused the request: ");
      await expectHarmless(popup);
      await button("Resume").click();
      await expect(popup.getByRole("status")).toContainText("Resumed.");
      await button("Note").click();
      await expectHarmless(popup);
      await popup.keyboard.press("Escape");
      await button("More").click();
      await button("Discard…").click();
      await expect(popup.getByText(/ with 0:50 of work\?/)).toBeVisible();
      await expectHarmless(popup);
      await button("Keep").click();
      await popup.keyboard.press("Escape");
      await popup.getByRole("combobox", { name: "Start on" }).click();
      const option = popup.getByRole("option").filter({ hasText: names.typeOfWork.slice(0, 9) });
      await expect(option.first()).toBeVisible();
      await expectHarmless(popup);
      await option.first().click();
      // The search, which closes just then, has a status of its own.
      await expect(popup.getByRole("status").first()).toContainText("Started.");
      await desk.expectTruth(popup);
      await expectHarmless(popup);

      expect(onlooker.accidents).toEqual([]);
      expect(onlooker.hosts()).toEqual([awork.origin]);
    });
  }
});

test("no token is ever said, shown, kept in clear or put into an address, through a day of failures", async ({
  desk,
  awork,
}) => {
  const onlooker = createOnlooker(desk.context);
  const [wrong, spent] = ["token-that-is-wrong-0123456789", "token-of-yesterday-0123456789"];
  const userId = awork.books.addPerson({ tokens: [spent] }).id;
  const seen: string[] = [];
  /** Everything that can be looked at, as it is now. */
  async function look(): Promise<void> {
    for (const page of desk.context.pages()) {
      seen.push(page.url(), await page.content());
      const typed = "[...document.querySelectorAll('input, textarea')].map(({ value }) => value).join('\\n')";
      seen.push(await page.evaluate<string>(typed));
    }
    seen.push(JSON.stringify(await desk.watch.evaluate("chrome.storage.local.get(null)")));
    seen.push(JSON.stringify(await desk.toolbar()));
    seen.push(
      JSON.stringify(
        await desk.watch.evaluate("[{ ...localStorage }, { ...sessionStorage }, document.cookie]"),
      ),
    );
  }
  const echo = (token: string) => ({
    code: token,
    error: token,
    description: `Not with ${token}: Bearer ${token}.`,
  });

  // A token that awork does not know, and one that it refuses while it repeats it.
  await desk.connectByForm(wrong, "", "awork doesn’t know this access token.");
  awork.script.next({ path: "/me" }, { status: 400, body: echo(wrong) });
  await desk.connectByForm(wrong, "", "awork refused the request: Not with …: Bearer ….");
  await desk.watch.getByLabel("Access token").fill("");
  await look();

  awork.books.add({ userId, start: awork.clock.now() - 50 * MINUTE });
  awork.books.pause(userId);
  await desk.connectByForm(spent);
  const popup = await desk.openPopup();
  await desk.expectTruth(popup, { userId });
  const failures = [
    { status: 400, body: echo(spent) },
    { status: 200, body: { id: spent, userId: spent, [spent]: spent } },
    { status: 401, body: echo(spent) },
  ] as const;
  for (const failure of failures) {
    awork.script.always({ path: /last$/ }, failure);
    await desk.pass(20 * MINUTE);
    await expect(popup.getByRole("alert")).not.toBeEmpty();
    await look();
    awork.script.clear();
  }
  awork.script.next({ path: /removebreaks$/ }, { status: 400, body: echo(spent) });
  await desk.age(20 * MINUTE);
  await popup.getByRole("button", { name: "Resume", exact: true }).click();
  await expect(popup.getByRole("alert")).toContainText("Not with …: Bearer ….");
  await look();
  await desk.watch.getByRole("button", { name: "Sign out" }).click();
  await expect(desk.watch.getByRole("status")).toHaveText(/^Signed out\./);
  await look();

  // The same with a sign-in, whose tokens awork repeats as well.
  await desk.signedIn();
  await desk.expectTruth(popup);
  const [, refresh, access] = awork.signIn.secrets() as [string, string, string];
  expect(await desk.remembered("access")).toMatchObject({ token: access });
  for (const status of [400, 500]) {
    awork.script.next({ path: /last$/ }, { status, body: echo(access) });
    await desk.pass(20 * MINUTE);
    await look();
  }
  awork.signIn.endAccess();
  awork.script.next({ path: "/accounts/token" }, { status: 400, body: echo(refresh) });
  await desk.pass(20 * MINUTE);
  await expect(popup.getByRole("alert")).toContainText("awork is having problems.");
  await look();
  awork.script.next(
    { path: "/accounts/token" },
    { status: 400, body: { ...echo(refresh), error: "invalid_grant" } },
  );
  await desk.pass(20 * MINUTE);
  await expect(popup.getByRole("alert")).toContainText("Your sign-in with awork has expired.");
  await look();

  for (const secret of [wrong, spent, access, refresh]) {
    expect(secret.length).toBeGreaterThan(16);
    for (const text of [...seen, ...onlooker.said, ...onlooker.asked()]) expect(text).not.toContain(secret);
    for (const { path, query } of awork.journal.all())
      expect(JSON.stringify([path, query])).not.toContain(secret);
  }
  expect(onlooker.accidents).toEqual([]);
});
