import { Icon } from "@/components/icon";
import { detailsOf } from "@/components/popup/deferred/entry-name";
import { join } from "@/components/popup/deferred/join";
import type { Choice } from "@/lib/timer/start/choice";
import type { Words } from "@/lib/timer/words";
import { idOf } from "./groups";

/** So many fit above the entries of the day. */
const MOST = 3;

type Props = {
  /** The person's tasks, the best first. */
  tasks: Choice[];
  /** Why no timer can be started on a task; null if it can. Empty if that is said elsewhere. */
  whyNot?: (task: Choice) => string | null;
  words: Words;
  onTake: (task: Choice) => void;
};

/** The first of the person's tasks, to start with one press while no timer is active. */
export function MyTasks({ tasks, whyNot, words, onTake }: Props) {
  if (tasks.length === 0) return null;
  return (
    <section class="mine" aria-labelledby="my-tasks">
      <h2 id="my-tasks">{words("groupAssigned")}</h2>
      <ul class="list rows">
        {tasks.slice(0, MOST).map((task) => {
          const { name, key } = task;
          const about = `about-${idOf(task)}`;
          const starts = words("startNamed", name);
          const why = whyNot?.(task) ?? null;
          return (
            <li key={task.id}>
              <span class="brief">
                <bdi>{name}</bdi> {key && <span class="quiet">{key}</span>}
              </span>{" "}
              <span id={about} class="quiet brief">
                {join(detailsOf(name, task))}
              </span>
              <button
                type="button"
                class="round go"
                aria-label={starts}
                aria-describedby={why ? `${about} why-${task.id}` : about}
                // Can be focused all the same: a screen reader then says why.
                aria-disabled={why === null ? undefined : true}
                title={starts}
                onClick={({ detail }) => detail > 1 || why !== null || onTake(task)}
              >
                <Icon name="play" />
              </button>
              {why && (
                <span id={`why-${task.id}`} class="quiet brief why" title={why}>
                  {why}
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
