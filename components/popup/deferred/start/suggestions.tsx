import { Icon } from "@/components/icon";
import { detailsOf } from "@/components/popup/deferred/entry-name";
import { join } from "@/components/popup/deferred/join";
import type { Choice } from "@/lib/timer/start/choice";
import type { Message, Words } from "@/lib/timer/words";
import { idOf } from "./groups";

type Props = {
  group: Message;
  /** What to start on, the best first. */
  tasks: Choice[];
  /** Whether a timer is active, which awork stops then. */
  isActive?: boolean;
  /** Why no timer can be started on a task; null if it can. Empty if "Continue" or the field to start says it. */
  whyNot?: (task: Choice) => string | null;
  words: Words;
  onTake: (task: Choice) => void;
};

/** Some tasks or projects, each to start on with one press. */
export function Suggestions({ group, tasks, isActive = false, whyNot, words, onTake }: Props) {
  if (tasks.length === 0) return null;
  return (
    <section aria-labelledby={group}>
      <h2 id={group}>{words(group)}</h2>
      <ul class="list rows">
        {tasks.map((task) => {
          const { name, key } = task;
          const about = `${group}-${idOf(task)}`;
          const starts = words(isActive ? "switchNamed" : "startNamed", name);
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
                aria-describedby={
                  why === null ? about : `${about} ${why ? `why-${task.id}` : "about-continue"}`
                }
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
