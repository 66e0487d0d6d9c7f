import type { Choice } from "@/lib/timer/start/choice";
import type { ComponentProps } from "preact";
import type { Edit } from "@/lib/timer/editing/edit";
import type { Timer } from "@/lib/timer/timer";
import type { Words } from "@/lib/timer/words";
import { short } from "@/components/popup/subject";
import { join } from "@/components/popup/deferred/join";
import { Note } from "./note";
import { Pencil } from "./pencil";
import { Planned } from "./planned";
import { TypeOfWork } from "./type-of-work";

type Props = {
  timer: Timer;
  /** The workspace's URL; null if it is unknown. */
  url: string | null;
  /** The types of work; undefined until they are loaded. */
  types: Choice[] | undefined;
  /** Why the types could not be loaded, as a message. */
  whyNoTypes?: string | null;
  /**
   * Why awork will refuse any change while it stays booked on this; null if it won't, empty if "Continue" says it. Then
   * there is nothing to change it with.
   */
  whyLocked?: string | null;
  words: Words;
  onEdit: (edit: Edit) => void;
  /** Opens the search for another task or project. Without it, both are text. */
  onRebook?: ((timer: Timer) => void) | undefined;
  /** Called once, when the types of work may be needed soon. */
  onWantTypes: () => void;
} & Pick<ComponentProps<typeof Planned>, "plan"> &
  Pick<ComponentProps<typeof Note>, "whyNot">;

/**
 * Task, project, type of work and note of an entry, laid out like `Subject`, with links to awork and fields
 * to edit them.
 */
export function Entry(props: Props) {
  const { timer, url, types, whyLocked = null, words, onEdit, onRebook } = props;
  const isLocked = whyLocked !== null;
  const { id, subject, about } = timer;
  const { task, project, client, note } = subject;
  const { taskId, projectId, typeOfWorkId, isBillable } = about;
  const typeOfWork = subject.typeOfWork ?? types?.find(({ id }) => id === typeOfWorkId)?.name ?? null;
  const title = task ?? typeOfWork ?? project;

  const link = (room: string, id: string | null, name: string | null) =>
    name && url && id ? (
      <a href={`${url}/${room}/${id}`} target="_blank" rel="noreferrer">
        {name}
      </a>
    ) : (
      name
    );
  const type = isLocked ? <span>{typeOfWork}</span> : <TypeOfWork key={id} {...props} name={typeOfWork} />;
  const isTypeTitle = task === null && (typeOfWork !== null || project === null);
  const details = join([
    project !== title && link("projects", projectId, project),
    client && <span>{client}</span>,
  ]);

  return (
    <div class="subject entry">
      <div class="named">
        <p class="title" title={title ?? ""}>
          {isTypeTitle ? type : task ? link("tasks", taskId, task) : link("projects", projectId, project)}
        </p>
        {onRebook && (
          <button
            type="button"
            class="round rebook"
            aria-label={words("changeBookedOn")}
            title={words("changeBookedOn")}
            onClick={({ detail }) => detail > 1 || onRebook(timer)}
          >
            <Pencil />
          </button>
        )}
      </div>
      {details.length > 0 && <p class="details">{details}</p>}
      {!isLocked && <Note key={id} {...props} />}
      {isLocked && note && <p class="remark brief">{short(note)}</p>}
      <div class="chips">
        {isLocked ? (
          <span>{join([!isTypeTitle && typeOfWork, isBillable && words("billable")])}</span>
        ) : (
          <>
            {!isTypeTitle && type}
            <button
              type="button"
              class="chip"
              aria-pressed={isBillable}
              onClick={() => onEdit({ id, field: "isBillable", from: isBillable, to: !isBillable })}
            >
              {words("billable")}
            </button>
          </>
        )}
        <Planned {...props} />
      </div>
      {/* No paragraph: those are cut off after two lines. */}
      {whyLocked && <div class="quiet">{whyLocked}</div>}
    </div>
  );
}
