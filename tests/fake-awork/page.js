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

const dayText = (day) =>
  new Intl.DateTimeFormat("en-GB", {
    weekday: "long",
    day: "numeric",
    month: "long",
    timeZone: "UTC",
  }).format(Date.parse(day));

const STATES = { running: "Running", paused: "Paused", none: "Nothing is running" };

const parts = (...texts) => texts.filter(Boolean).join(" · ");

function make(name, text = "", className = "") {
  const element = document.createElement(name);
  element.textContent = text;
  element.className = className;
  return element;
}

/** What ticks: the timer, and the total of the day that it belongs to. */
function paintWorked() {
  const { timer, total, day } = heard.state ?? { timer: null, total: 0 };
  const since = timer?.state === "running" ? performance.now() - heard.at : 0;
  get("worked").textContent = clockText(timer ? timer.worked + since : 0);
  get("today-total").textContent = clockText(total + (timer?.day === day ? since : 0));
}

const breakRow = ({ start, end }) =>
  make(
    "li",
    end === null
      ? `Break since ${timeOfDay(start)}`
      : `Break ${timeOfDay(start)} – ${timeOfDay(end)} (${hours(end - start)})`,
  );

function paintTimer({ timer }) {
  const state = timer?.state ?? "none";
  get("timer").dataset.state = state;
  get("state").textContent = STATES[state];
  get("what").textContent = timer ? (timer.task ?? "Without a task") : "";
  get("details").textContent = timer
    ? parts(
        timer.project,
        timer.client,
        timer.typeOfWork,
        `since ${timeOfDay(timer.start)}`,
        timer.breaks > 0 && `breaks ${hours(timer.breaks)}`,
        timer.isBillable ? "billable" : "not billable",
        timer.note,
      )
    : "";
  get("breaks").replaceChildren(...(timer?.pauses ?? []).map(breakRow));
  const allowed = {
    pause: state === "running",
    resume: state === "paused",
    "remove-breaks": timer?.pauses.length > 0,
    stop: timer,
    discard: timer,
  };
  for (const button of document.querySelectorAll("[data-verb]"))
    button.disabled = !allowed[button.dataset.verb];
}

/** Fills in what the timer has, but never over what is being typed for it. */
function offerEdit({ timer }) {
  const form = get("edit");
  form.hidden = !timer;
  if (!timer || form.dataset.touched === timer.id) return;
  delete form.dataset.touched;
  form.dataset.id = timer.id;
  form.elements.note.value = timer.note ?? "";
  form.elements.start.value = timer.startText;
  // As the field writes it.
  form.dataset.start = form.elements.start.value;
  form.elements.isBillable.checked = timer.isBillable;
}

function timesOf({ start, end }) {
  if (start === null) return "no time";
  return end === null ? timeOfDay(start) : `${timeOfDay(start)} – ${timeOfDay(end)}`;
}

function row(entry) {
  const what = make("span", entry.task ?? entry.note ?? "Without a task");
  const where = parts(
    entry.project,
    entry.client,
    entry.typeOfWork,
    entry.isBillable && "billable",
    entry.task && entry.note,
  );
  what.append(document.createElement("br"), make("span", where, "soft"));
  const worked = entry.state === "stopped" ? hours(entry.worked) : STATES[entry.state].toLowerCase();
  const remove = make("button", "Delete");
  remove.type = "button";
  remove.addEventListener("click", () => press("/app/timeentries/discard", { id: entry.id }));
  const li = make("li");
  li.append(make("span", timesOf(entry), "soft number"), what, make("span", worked, "number"), remove);
  return li;
}

function listOf(entries, list = make("ul", "", "entries")) {
  list.replaceChildren(...entries.map(row));
  return list;
}

function paintDays({ today, days }) {
  listOf(today, get("today"));
  get("nothing").hidden = today.length > 0;
  get("days").hidden = days.length === 0;
  get("days").replaceChildren(
    ...days.flatMap(({ day, total, entries }) => {
      const title = make("h2", `${dayText(day)} `);
      title.append(make("span", hours(total), "number"));
      return [title, listOf(entries)];
    }),
  );
}

function choice(text, value) {
  const option = make("option", text);
  option.value = value;
  return option;
}

function offerTasks({ tasks }) {
  for (const select of document.querySelectorAll("select[name=taskId]")) {
    if (select.length > 0) continue;
    select.append(...tasks.map(({ id, name, project }) => choice(parts(name, project), id)));
    select.append(choice("Without a task", ""));
  }
}

/** Half an hour ago by the person's wall clock. */
function proposeStart({ wallClock }) {
  const field = get("by-hand").elements.start;
  if (!field.value) field.value = new Date(Date.parse(wallClock) - 30 * 60_000).toISOString().slice(0, 16);
}

/** What the lists were painted from: painted anew while a button in them is being pressed, they lose the click. */
let painted = "";

function paint(state) {
  heard = { state, at: performance.now() };
  get("person").textContent = state.person;
  offerTasks(state);
  offerEdit(state);
  proposeStart(state);
  paintTimer(state);
  paintWorked();
  const lists = JSON.stringify([state.today, state.days], (key, value) =>
    key === "worked" || key === "total" ? hours(value) : value,
  );
  if (lists !== painted) paintDays(state);
  painted = lists;
}

/** Null when awork did as asked; otherwise why not. */
async function ask(path, init) {
  const response = await fetch(path, init);
  const answer = await response.json();
  if (response.ok) paint(answer);
  return response.ok ? null : reasonOf(answer);
}

let underWay = 0;

/** Whether awork did what was pressed; if not, or if nobody knows, the page says why. It is busy until then. */
async function press(path, form) {
  underWay += 1;
  document.body.setAttribute("aria-busy", "true");
  const init = { method: "POST", body: JSON.stringify(form) };
  const refusal = await ask(path, init).catch((failure) => {
    console.error(failure);
    return "No answer came. Whether it is done shows with the next one.";
  });
  get("refusal").hidden = refusal === null;
  get("refusal").textContent = refusal ?? "";
  underWay -= 1;
  if (underWay === 0) document.body.removeAttribute("aria-busy");
  return refusal === null;
}

const reasonOf = ({ description, validationErrors = [] }) =>
  parts(description, ...validationErrors.map(({ message }) => message));

for (const button of document.querySelectorAll("[data-verb]"))
  button.addEventListener("click", () =>
    press(`/app/${button.dataset.area ?? "timetracking"}/${button.dataset.verb}`, {
      id: heard.state?.timer?.id,
    }),
  );

get("start").addEventListener("submit", (event) => {
  event.preventDefault();
  void press("/app/timetracking/start", { taskId: event.target.elements.taskId.value });
});

get("edit").addEventListener("input", (event) => {
  const form = event.currentTarget;
  form.dataset.touched = form.dataset.id;
});

get("edit").addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = event.currentTarget;
  const { note, start, isBillable } = form.elements;
  const said = { id: form.dataset.id, note: note.value, isBillable: isBillable.checked };
  // The field knows no milliseconds: a start that was not changed is not sent.
  const isMoved = start.value !== form.dataset.start;
  if (!(await press("/app/timeentries/edit", isMoved ? { ...said, start: start.value } : said))) return;
  delete form.dataset.touched;
  offerEdit(heard.state);
});

get("by-hand").addEventListener("submit", (event) => {
  event.preventDefault();
  const { taskId, start, minutes } = event.target.elements;
  void press("/app/timeentries/add", {
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
