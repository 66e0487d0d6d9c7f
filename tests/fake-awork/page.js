/*
 * awork's web app in small: it shows what the books say, and asks for changes. Names come from people, so
 * everything becomes text and nothing markup.
 */

const get = (id) => document.getElementById(id);
const two = (number) => String(number).padStart(2, "0");

function clockText(ms) {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

const hours = (ms) => clockText(ms).slice(0, -3);

/** What was last heard, and when, by the page's own steady clock. */
let heard = { state: null, at: 0 };

const timeOfDay = (instant) =>
  instant === null
    ? ""
    : new Intl.DateTimeFormat("en-GB", { timeStyle: "short", timeZone: heard.state.timezone }).format(
        instant,
      );

const STATES = { running: "Running", paused: "Paused", none: "Nothing is running" };

const parts = (...texts) => texts.filter(Boolean).join(" · ");

function paintWorked() {
  const timer = heard.state?.timer;
  const since = timer?.state === "running" ? performance.now() - heard.at : 0;
  get("worked").textContent = clockText(timer ? timer.worked + since : 0);
}

function paintTimer({ timer }) {
  const state = timer?.state ?? "none";
  get("timer").dataset.state = state;
  get("state").textContent = STATES[state];
  get("what").textContent = timer ? (timer.task ?? "Without a task") : "";
  get("details").textContent = timer
    ? parts(
        timer.project,
        timer.client,
        `since ${timeOfDay(timer.start)}`,
        timer.breaks > 0 && `breaks ${hours(timer.breaks)}`,
      )
    : "";
  const allowed = { pause: state === "running", resume: state === "paused", stop: state !== "none" };
  for (const button of document.querySelectorAll("[data-verb]"))
    button.disabled = !allowed[button.dataset.verb];
}

function cell(text, className) {
  const span = document.createElement("span");
  span.textContent = text;
  span.className = className;
  return span;
}

function row(entry) {
  const li = document.createElement("li");
  const times =
    entry.start === null
      ? "no time"
      : entry.end === null
        ? timeOfDay(entry.start)
        : `${timeOfDay(entry.start)} – ${timeOfDay(entry.end)}`;
  const what = cell(entry.task ?? entry.note ?? "Without a task", "");
  const where = parts(entry.project, entry.client);
  if (where) what.append(document.createElement("br"), cell(where, "soft"));
  const worked = entry.state === "stopped" ? hours(entry.worked) : STATES[entry.state].toLowerCase();
  li.append(cell(times, "soft number"), what, cell(worked, "number"));
  return li;
}

function offerTasks({ tasks }) {
  for (const select of document.querySelectorAll("select[name=taskId]")) {
    if (select.length > 0) continue;
    for (const { id, name, project } of tasks) select.add(new Option(parts(name, project), id));
  }
}

/** Half an hour ago by the person's wall clock. */
function proposeStart({ wallClock }) {
  const field = get("by-hand").elements.start;
  if (!field.value) field.value = new Date(Date.parse(wallClock) - 30 * 60_000).toISOString().slice(0, 16);
}

function paint(state) {
  heard = { state, at: performance.now() };
  get("person").textContent = state.person;
  offerTasks(state);
  proposeStart(state);
  paintTimer(state);
  paintWorked();
  get("today").replaceChildren(...state.today.map(row));
  get("nothing").hidden = state.today.length > 0;
}

async function ask(path, form) {
  const init = form && { method: "POST", body: JSON.stringify(form) };
  const response = await fetch(path, init);
  if (response.ok) paint(await response.json());
}

for (const button of document.querySelectorAll("[data-verb]"))
  button.addEventListener("click", () => ask(`/app/${button.dataset.verb}`, {}));

get("start").addEventListener("submit", (event) => {
  event.preventDefault();
  void ask("/app/start", { taskId: event.target.elements.taskId.value });
});

get("by-hand").addEventListener("submit", (event) => {
  event.preventDefault();
  const { taskId, start, minutes } = event.target.elements;
  void ask("/app/entries", {
    taskId: taskId.value,
    start: start.value,
    minutes: Number(minutes.value),
  });
});

async function refresh() {
  // When the server is away the page keeps what it knows, and asks again.
  await ask("/app/state").catch(() => {});
  setTimeout(refresh, 1000);
}

setInterval(paintWorked, 200);
void refresh();
