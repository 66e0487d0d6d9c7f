import { type Figure, createFigure } from "./figure.ts";
import type { Listed } from "./play.ts";
import { createTurns } from "./turns.ts";

const form = document.querySelector("form")!;
const main = document.querySelector("main")!;
const turns = createTurns();
const figures = new Map<string, Figure>();

type Choice = { find: string; theme: string; language: string; zoom: string };

const choice = () => Object.fromEntries(new FormData(form)) as Choice;

const addressOf = ({ name, page }: Listed) =>
  `/${page}.html?${new URLSearchParams({ scene: name, language: choice().language })}`;

/** Puts each scene in its place. Those that are there stay as they are. */
async function list(): Promise<void> {
  const scenes = (await (await fetch("/scenes.json")).json()) as Listed[];
  for (const [name, { element }] of figures)
    if (scenes.every((scene) => scene.name !== name)) {
      element.remove();
      figures.delete(name);
    }
  for (const [place, scene] of scenes.entries()) {
    const figure = figures.get(scene.name) ?? add(scene);
    const there = main.children[place] ?? null;
    if (there !== figure.element) main.insertBefore(figure.element, there);
    figure.open(addressOf(scene));
  }
  paint();
}

function add(scene: Listed): Figure {
  const figure = createFigure(scene, turns, count);
  figures.set(scene.name, figure);
  // What has changed may be the scenes.
  figure.frame.addEventListener("changed", () => void list());
  return figure;
}

/** What is chosen without any frame having to begin anew. */
function paint(): void {
  const { find, theme, zoom } = choice();
  document.documentElement.style.colorScheme = theme;
  for (const [name, { element, frame }] of figures) {
    element.hidden = !name.includes(find);
    frame.style.setProperty("zoom", zoom);
    frame.contentDocument?.documentElement.style.setProperty("color-scheme", theme);
  }
}

function count(): void {
  const failed = [...figures.values()].filter(({ element }) => element.dataset.state === "failed");
  document.querySelector("output")!.textContent = failed.length > 0 ? `${failed.length} failed` : "";
}

for (const [name, value] of new URLSearchParams(location.search)) {
  const field = form.elements.namedItem(name);
  if (field) Object.assign(field, { value });
}
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", () => {
  history.replaceState(null, "", `?${new URLSearchParams(choice())}`);
  void list();
});
await list();
