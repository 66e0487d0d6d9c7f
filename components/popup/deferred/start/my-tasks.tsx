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
  words: Words;
  onTake: (task: Choice) => void;
};

/** The first of the person's tasks, to start with one press while no timer is active. */
export function MyTasks({ tasks, words, onTake }: Props) {
  if (tasks.length === 0) return null;
  return (
    <section class="mine" aria-labelledby="my-tasks">
      <h2 id="my-tasks">{words("groupAssigned")}</h2>
      <ul class="list rows">
        {tasks.slice(0, MOST).map((task) => {
          const { name, key } = task;
          const about = `about-${idOf(task)}`;
          const starts = words("startNamed", name);
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
                aria-describedby={about}
                title={starts}
                onClick={({ detail }) => detail > 1 || onTake(task)}
              >
                <Icon name="play" />
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
