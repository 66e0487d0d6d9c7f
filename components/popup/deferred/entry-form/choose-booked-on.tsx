import { Choose } from "@/components/popup/deferred/start/choose";
import { grouped } from "@/components/popup/deferred/start/groups";
import { SearchStatus, looksLikeKey } from "@/components/popup/deferred/start/search-status";
import type { Choice } from "@/lib/timer/start/choice";
import { isExact } from "@/lib/timer/start/matches";
import type { Words } from "@/lib/timer/words";

type Props = {
  text: string;
  pinned: Choice[];
  recent: Choice[];
  /** The person's tasks; undefined until they are loaded. */
  assigned: Choice[] | undefined;
  /** Why they could not be loaded, as a message. */
  fault: string | null;
  /** awork's search results and their term; `fault` is a message. */
  found: { term: string; choices: Choice[]; busy: boolean; fault: string | null };
  words: Words;
  onText: (text: string) => void;
  onTake: (choice: Choice) => void;
  onClose: () => void;
};

/** The search for another task or project to book an entry on. */
export function ChooseBookedOn(props: Props) {
  const { text, pinned, recent, assigned, fault, found, words, onText, onClose } = props;
  const term = text.trim();
  const isBookable = ({ kind }: Choice) => kind !== "typeOfWork";
  const sources = {
    pinned: pinned.filter(isBookable),
    recent: recent.filter(isBookable),
    assigned: assigned ?? [],
    types: [],
    found: term ? found.choices.filter(isBookable) : [],
  };
  const groups = grouped(sources, term, found.term === term);
  const count = groups.reduce((sum, { choices }) => sum + choices.length, 0);
  const best = groups[0]?.choices[0];
  return (
    <Choose
      {...props}
      label={words("bookedOn")}
      openings={1}
      groups={groups}
      hint=""
      status={
        <SearchStatus
          term={term}
          found={found}
          fault={fault}
          isLoaded={assigned !== undefined}
          count={count}
          words={words}
        />
      }
      isWaiting={found.busy && looksLikeKey(term) && !(best && isExact(best, term))}
      onEscape={() => (text ? onText("") : onClose())}
    />
  );
}
