import { CLOSED_PROJECT, TASKS } from "../fake-awork/catalogue.ts";
import { HOUR, MINUTE, SECOND } from "../fake-awork/clock.ts";
import { seedDay } from "../fake-awork/day.ts";
import { API_KEY_TOKEN, PERSON_ID } from "../fake-awork/people.ts";
import type { ScenePage } from "./scene-page.ts";
import type { Stage } from "./stage.ts";

/** A state that a person can see. `open` resolves when the stage's page shows it. */
export type Scene = {
  name: string;
  page: "popup" | "panel" | "settings";
  open: (stage: Stage) => Promise<unknown>;
};

const day = ({ awork: { books, clock } }: Stage) => seedDay(books, clock.now());

/** The paused afternoon goes on; `kept`: how its open break ended. */
const running = (stage: Stage) => {
  const entry = day(stage);
  stage.awork.books.resume();
  return entry;
};

const button = (page: ScenePage, name: string) => page.getByRole("button", { name, exact: true });

/** A popup over what `arrange` brings about, connected as the person, and after it something that is done in it. */
const popup = (
  name: string,
  arrange: (stage: Stage) => unknown,
  then?: (page: ScenePage, stage: Stage) => Promise<unknown>,
): Scene => ({
  name,
  page: "popup",
  async open(stage) {
    await arrange(stage);
    await stage.connect();
    const page = await stage.openPopup();
    await then?.(page, stage);
  },
});

const settings = (name: string, open: (stage: Stage) => Promise<unknown>): Scene => ({
  name,
  page: "settings",
  open,
});

/** As the popup shows it when a poll has failed. */
const trouble = (name: string, behaviour: Parameters<Stage["awork"]["script"]["always"]>[1]): Scene => ({
  name,
  page: "popup",
  async open(stage) {
    running(stage);
    await stage.connect();
    // The list is read while all is well.
    await stage.refresh();
    stage.awork.script.always({ path: /^\/api\/v1\/(?!accounts)/ }, behaviour);
    await stage.until("awork is asked again", async () => {
      const state = await stage.stored<{ trouble: unknown }>("state");
      if (state.trouble) return true;
      // Long enough ago that it is time.
      const ago = Date.now() - 4 * MINUTE;
      await stage.store({ state: { ...state, at: ago, askedAt: ago } });
      await stage.refresh();
      return false;
    });
    const page = await stage.openPopup();
    await page.getByRole("alert").locator("p").first().waitFor();
  },
});

/** What the person has chosen, when it holds. */
async function choose(stage: Stage, chosen: Record<string, unknown>): Promise<void> {
  await stage.store(chosen, "sync");
  await stage.until("what was chosen holds", async () => {
    const held = await stage.stored<Record<string, unknown> | undefined>("settings");
    return Object.entries(chosen).every(([name, value]) => held?.[name] === value);
  });
}

/** Makes the last result look so many milliseconds newer, so that it is shown however fast the machine is. */
async function renew(stage: Stage, by: number): Promise<void> {
  await stage.until("there is a result", async () => {
    const state = await stage.stored<{ outcome: { at: number } | null; pending: unknown }>("state");
    if (!state.outcome || state.pending) return false;
    await stage.store({ state: { ...state, outcome: { ...state.outcome, at: state.outcome.at + by } } });
    return true;
  });
}

/** A morning with a gap, and a timer that runs. */
/**
 * The types of work of the form are there: they come when its list gets the focus or lies under the mouse, as it may do
 * by chance.
 */
const WITH_TYPES = `new Promise((done) => {
  const list = document.querySelector(".entry-form select");
  const look = () => (list.options.length > 1 ? done() : requestAnimationFrame(look));
  list.focus();
  look();
})`;

function morning(books: Stage["awork"]["books"], now: number): void {
  const ago = (minutes: number) => now - minutes * MINUTE;
  books.add({ start: ago(200), end: ago(120), task: TASKS[3]! });
  books.add({ start: ago(110), end: ago(60), task: TASKS[1]!, note: "Zweite Runde nach der Freigabe" });
  books.add({ start: ago(50) });
}

const LONG = {
  ...TASKS[0]!,
  name: "Abstimmung der Wettbewerbsunterlagen mit der Bundesvereinigung der Landschaftsarchitektinnen und Nachbesserung",
};

const REFUSED =
  "Logo in drei Varianten gezeichnet, eine davon nur als Wortmarke; mit Frau Lindqvist die Farben des Leitsystems abgestimmt. Offen: die Fassung für Stickerei, die Freigabe der Hausschrift und der Termin mit der Druckerei.";

/** Breaks are counted by German law, and the timer has run for so many minutes. */
const underLaw = (name: string, minutes: number, paused?: number): Scene => ({
  name,
  page: "popup",
  async open(stage) {
    const { books, clock } = stage.awork;
    const breaks = paused === undefined ? [] : [{ start: clock.now() - paused * MINUTE, end: null }];
    books.add({ start: clock.now() - minutes * MINUTE, breaks });
    await stage.connect();
    await choose(stage, { breakRule: "germany" });
    const page = await stage.openPopup();
    const told = paused === undefined ? page.getByRole("status") : page.locator("#about-resume");
    await told.getByText(stage.words("minutes", "30")).waitFor();
    return page;
  },
});

/** All that is there to be seen, in the order in which a person meets it. */
export const SCENES: Scene[] = [
  { name: "not connected", page: "popup", open: (stage) => stage.openPopup() },
  popup("no entry yet", () => undefined),
  popup("running", running),
  popup("running for seconds", ({ awork: { books, clock } }) =>
    books.add({ start: clock.now() - 9 * SECOND }),
  ),
  popup("running for long, with long names", ({ awork: { books, clock } }) =>
    books.add({
      start: clock.now() - 12 * HOUR - 34 * MINUTE,
      task: LONG,
      note: "Rückfragen zu den Lageplänen gesammelt, mit der Vermessung telefoniert und die Fristen für die zweite Runde neu abgestimmt; offen bleibt die Freigabe.",
    }),
  ),
  popup("running on no task, without a note", ({ awork: { books, clock } }) =>
    books.add({ start: clock.now() - 42 * MINUTE, task: null }),
  ),
  popup("paused", day),
  {
    name: "paused, where Resume keeps the break",
    page: "popup",
    async open(stage) {
      day(stage);
      await stage.connect();
      await choose(stage, { resume: "keepBreaks" });
      return stage.openPopup();
    },
  },
  {
    name: "running, after being away",
    page: "popup",
    async open(stage) {
      const { books, clock } = stage.awork;
      const { id } = books.add({ start: clock.now() - 2 * HOUR });
      await stage.connect();
      await choose(stage, { remindAwayMinutes: 25 });
      const absence = { id, since: clock.now() - 36 * MINUTE, until: clock.now() - 11 * MINUTE };
      await stage.store({ away: { gone: null, absence } });
      const page = await stage.openPopup();
      await page.locator("#question").waitFor();
      return page;
    },
  },
  {
    name: "running, asked about a long break",
    page: "popup",
    async open(stage) {
      const { books, clock } = stage.awork;
      books.add({
        start: clock.now() - 12 * HOUR,
        breaks: [{ start: clock.now() - 11 * HOUR, end: clock.now() - 2 * HOUR }],
      });
      await stage.connect();
      const page = await stage.openPopup();
      await button(page, stage.words("more")).click();
      await button(page, stage.words("removeBreaks")).click();
      await page.locator("#question").waitFor();
      return page;
    },
  },
  popup("stopped", (stage) => {
    day(stage);
    stage.awork.books.stop();
  }),
  {
    name: "stopped, asked for a note",
    page: "popup",
    async open(stage) {
      running(stage);
      await stage.connect();
      await choose(stage, { askForNote: true });
      const page = await stage.openPopup();
      await button(page, stage.words("stop")).click();
      await page.locator(".question textarea").waitFor();
      // Until it can't be undone any more.
      await renew(stage, -10 * SECOND);
      return page;
    },
  },
  popup("stopped just now", running, async (page, stage) => {
    await button(page, stage.words("stop")).click();
    await button(page, stage.words("undo")).waitFor();
    await renew(stage, 30 * SECOND);
  }),
  popup("resumed, the breaks are work now", day, async (page, { words }) => {
    await button(page, words("resume")).click();
    await page.getByRole("status").locator("p").first().waitFor();
  }),
  popup("a note being written", running, async (page) => {
    await page.locator(".note button").click();
    await page.locator("textarea").waitFor();
  }),
  popup("a note that awork refuses", running, async (page, stage) => {
    const description = "The time entry has been billed already.";
    stage.awork.script.always(
      { method: "PUT" },
      { status: 400, body: { code: "invalid-operation", description } },
    );
    await page.locator(".note button").click();
    await page.locator("textarea").fill(REFUSED);
    await page.keyboard.press("Enter");
    await page.locator(".unsaved").waitFor();
    await page.evaluate(`document.querySelector(".unsaved").scrollIntoView({ block: "center" })`);
  }),
  popup(
    "an entry that awork refuses to add",
    ({ awork: { books, clock } }) => morning(books, clock.now()),
    async (page, { awork, words }) => {
      const description = "The project is done.";
      awork.script.always(
        { method: "POST", path: "/timeentries" },
        { status: 400, body: { code: "invalid-operation", description } },
      );
      await page.locator(".days .add").first().click();
      await page.getByRole("textbox", { name: words("worked"), exact: true }).fill("0:30");
      await page.locator("#form-booked").click();
      await page.getByRole("option").first().click();
      await page.locator(".entry-form .main").click();
      await page.locator(".unsaved").waitFor();
      await page.evaluate(`document.querySelector(".unsaved").scrollIntoView({ block: "center" })`);
    },
  ),
  popup("a start that can't be", running, async (page) => {
    await page.locator(".when button").first().click();
    await page.locator("#start").fill("25:00");
    await page.keyboard.press("Enter");
    await page.locator(".fault").waitFor();
  }),
  popup("the breaks, one by one", day, async (page) => {
    await page.locator(".when button[aria-expanded]").click();
    await page.locator(".breaks").waitFor();
  }),
  popup("about to discard", running, async (page, { words }) => {
    await button(page, words("more")).click();
    await button(page, words("discardAsk")).click();
    await page.locator(".discard").waitFor();
  }),
  popup("the week, and a day of it", running, async (page) => {
    await page.evaluate(`document.querySelectorAll(".week button")[1].focus()`);
    await page.evaluate(`document.querySelector(".week").scrollIntoView({ block: "end" })`);
  }),
  popup("over the day's target, and over the plan", ({ awork: { books, clock } }) => {
    books.add({ start: clock.now() - 9 * HOUR, end: clock.now() - 11 * MINUTE });
    books.add({ start: clock.now() - 10 * MINUTE });
  }),
  popup("entries that overlap, and a gap", ({ awork: { books, clock } }) => {
    const ago = (minutes: number) => clock.now() - minutes * MINUTE;
    books.add({ start: ago(150), end: ago(120), task: TASKS[3]! });
    books.add({ start: ago(100), end: ago(55), task: TASKS[1]! });
    books.add({ start: ago(67), end: ago(40), task: TASKS[2]!, note: "Zweite Runde nach der Freigabe" });
    books.add({ start: ago(40) });
  }),
  underLaw("running, a break is due soon by law", 345),
  underLaw("running, too long by law without a break", 400),
  underLaw("paused, Resume would leave too few breaks by law", 440, 35),
  popup(
    "an entry put right",
    ({ awork: { books, clock } }) => morning(books, clock.now()),
    async (page) => {
      await page.locator(".days li button.bare").first().click();
      await page.locator(".entry-form").waitFor();
    },
  ),
  popup(
    "times that overlap, and a fault",
    ({ awork: { books, clock } }) => morning(books, clock.now()),
    async (page, { words }) => {
      await page.locator(".days li button.bare").first().click();
      await page.locator(".entry-form").waitFor();
      await page.evaluate(WITH_TYPES);
      await page.getByRole("textbox", { name: words("worked"), exact: true }).fill("soon");
      await page.keyboard.press("Enter");
      await page.locator(".entry-form .fault").getByText(words("notALength")).waitFor();
      await page.getByRole("textbox", { name: words("worked"), exact: true }).fill("1:30");
      await page.locator(".entry-form .overlaps").first().waitFor();
    },
  ),
  popup(
    "another task for an entry",
    ({ awork: { books, clock } }) => morning(books, clock.now()),
    async (page) => {
      await page.locator(".days li button.bare").first().click();
      await page.locator("#form-booked").click();
      await page.getByRole("option").first().waitFor();
    },
  ),
  popup(
    "about to delete an entry",
    ({ awork: { books, clock } }) => morning(books, clock.now()),
    async (page, { words }) => {
      await page.locator(".days li button.bare").first().click();
      await button(page, words("deleteAsk")).click();
      await page.locator("#delete").waitFor();
    },
  ),
  popup("choosing what to start on", running, async (page, { words }) => {
    await page.getByRole("combobox", { name: words("startOn") }).click();
    await page.getByRole("option").first().waitFor();
  }),
  popup(
    "a start time and a note before starting",
    ({ awork: { books, clock } }) => books.add({ start: clock.now() - HOUR, end: clock.now() - 7 * MINUTE }),
    async (page, { words }) => {
      await page.getByRole("combobox", { name: words("startOn") }).click();
      await page.getByRole("option").first().waitFor();
      await button(page, words("sinceNow")).click();
      await page.locator("#new-note").fill("Rückfragen zum Leitsystem");
      await page.locator("#since").fill("25:00");
      await page.keyboard.press("Enter");
      await page.locator(".start-details .fault").waitFor();
    },
  ),
  popup("a pinned task, first in the list", running, async (page, { words }) => {
    await page.getByRole("combobox", { name: words("startOn") }).click();
    await page.getByRole("combobox", { name: words("startOn") }).fill("plakat");
    await page.locator("[role=option][aria-selected=true]").waitFor();
    await button(page, words("pin", TASKS[2]!.name)).click();
    await button(page, words("unpin", TASKS[2]!.name)).waitFor();
    await page.getByRole("combobox", { name: words("startOn") }).fill("");
    await page.locator(".pin.on").waitFor();
  }),
  popup("searching", running, async (page, { words }) => {
    await page.getByRole("combobox", { name: words("startOn") }).click();
    await page.getByRole("option").first().waitFor();
    await page.getByRole("combobox", { name: words("startOn") }).fill("web");
    await page.locator(".choose [role=status]").getByText(/\d/).waitFor();
  }),
  popup("nothing found", running, async (page, { words }) => {
    await page.getByRole("combobox", { name: words("startOn") }).click();
    await page.getByRole("option").first().waitFor();
    await page.getByRole("combobox", { name: words("startOn") }).fill("xyzzy");
    await page.getByText(words("nothingFound", "xyzzy")).waitFor();
  }),
  popup(
    "on a project that is done",
    ({ awork: { books, clock } }) => {
      const ago = (minutes: number) => clock.now() - minutes * MINUTE;
      books.settings.doneProjectsPrevented = true;
      books.add({ start: ago(150), end: ago(120), task: TASKS[3]! });
      books.add({ start: ago(100), end: ago(40), task: null, project: CLOSED_PROJECT });
    },
    (page) => page.locator(".days .why").waitFor(),
  ),
  popup(
    "stopped and billed",
    ({ awork: { books, clock } }) => {
      const start = clock.now() - 2 * HOUR;
      books.add({ start, end: start + HOUR, isBilled: true, note: "Zweite Runde nach der Freigabe" });
    },
    (page, { words }) => page.getByText(words("whyBilled")).waitFor(),
  ),
  popup(
    "choosing while tracking is switched off",
    (stage) => {
      running(stage);
      stage.awork.books.settings.disabled = true;
    },
    async (page, { words }) => {
      await page.getByRole("combobox", { name: words("startOn") }).click();
      await page.getByRole("option").first().waitFor();
      await page.getByText(words("whyTrackingOff")).waitFor();
    },
  ),
  trouble("no connection", { drop: true }),
  trouble("too many requests", { status: 429, headers: { "ratelimit-reset": "55" } }),
  trouble("not signed in any more", { status: 401 }),
  {
    name: "with an API key",
    page: "popup",
    async open(stage) {
      day(stage);
      await stage.connect(API_KEY_TOKEN, PERSON_ID);
      return stage.openPopup();
    },
  },
  popup("awork has an entry that can't be understood", ({ awork }) => {
    awork.books.add({ start: awork.clock.now() + 10 * MINUTE });
    awork.books.add({
      start: awork.clock.now() - HOUR,
      breaks: [{ start: awork.clock.now() + 5 * MINUTE, end: null }],
    });
  }),
  {
    name: "offered to follow awork at once",
    page: "popup",
    async open(stage) {
      running(stage);
      await stage.connect();
      const account = await stage.stored<{ workspace: object }>("account");
      const workspace = { ...account.workspace, url: "https://carla.awork.com" };
      await stage.store({ account: { ...account, workspace } });
      const page = await stage.openPopup();
      await button(page, stage.words("followAccept")).waitFor();
    },
  },
  {
    name: "running, in the side panel",
    page: "panel",
    async open(stage) {
      running(stage);
      await stage.connect();
      return stage.openPanel();
    },
  },
  settings("settings, nobody connected", async (stage) => stage.openSettings()),
  settings("settings, with the way by token", async (stage) => {
    const page = await stage.openSettings();
    await page.locator("details summary").first().click();
  }),
  settings("settings, connected", async (stage) => {
    day(stage);
    await stage.connect();
    return stage.openSettings();
  }),
  settings("settings, with all reminders", async (stage) => {
    day(stage);
    await stage.connect();
    await choose(stage, {
      remindLongHours: 8,
      remindPausedMinutes: 30,
      remindAwayMinutes: 25,
      remindNothing: true,
      breakRule: "germany",
    });
    const page = await stage.openSettings();
    await page.locator("#work-from").waitFor();
  }),
  settings("settings, with a target of one's own", async (stage) => {
    day(stage);
    await stage.connect();
    await choose(stage, { target: "own", targetMinutes: 450 });
    const page = await stage.openSettings();
    await page.locator("#target-minutes").waitFor();
  }),
  settings("settings, with an account that can't be read", async (stage) => {
    day(stage);
    await stage.connect();
    await stage.store({ account: { ...(await stage.stored<object>("account")), version: 9 } });
    const page = await stage.openSettings();
    await page.getByText(stage.words("accountUnreadable")).waitFor();
  }),
  settings("settings, with a finished check of the connection", async (stage) => {
    day(stage);
    await stage.connect();
    const page = await stage.openSettings();
    await button(page, stage.words("checkConnection")).click();
    await page.getByRole("status").getByText(/\d/).waitFor();
    // Where the page tells it before it is scrolled.
    await page.evaluate("scrollTo(0, 0)");
  }),
  settings("settings, with the report", async (stage) => {
    day(stage);
    await stage.connect();
    const page = await stage.openSettings();
    await button(page, stage.words("reportShow")).click();
    await page.locator(".report textarea").waitFor();
  }),
];
