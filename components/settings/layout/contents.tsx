import type { Message, Words } from "@/lib/timer/words";
import { useInView } from "./in-view";

/** The sections in order, by the ids of their headings. */
const SECTIONS = [
  ["account", "account"],
  ["resume", "resumeSettings"],
  ["toolbar", "toolbarSettings"],
  ["follow", "follow"],
  ["target", "target"],
  ["reminders", "reminders"],
  ["breakRule", "breakRule"],
  ["keys", "shortcuts"],
  ["transfer", "transfer"],
  ["report", "reportTitle"],
] as const satisfies [id: string, title: Message][];

const IDS = SECTIONS.map(([id]) => id);

/** The list of sections beside them, which marks the one in view. A narrow window has no room for it. */
export function Contents({ words }: { words: Words }) {
  const { inView, follow } = useInView(IDS);
  return (
    <nav aria-label={words("sections")}>
      <ul>
        {SECTIONS.map(([id, title]) => (
          <li key={id}>
            <a
              href={`#${id}`}
              aria-current={id === inView ? "location" : undefined}
              onClick={() => follow(id)}
            >
              {words(title)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
