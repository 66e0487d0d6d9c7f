import type { Choice } from "@/lib/timer/start/choice";
import { idOf } from "./groups";
import { join } from "@/components/popup/deferred/join";
import { detailsOf } from "@/components/popup/deferred/entry-name";

type Props = { choice: Choice; isActive: boolean };

/** One option of the list, scrolled into view while it is active. */
export function Option({ choice, isActive }: Props) {
  const { name, key } = choice;
  return (
    <div id={idOf(choice)} role="option" aria-selected={isActive} ref={isActive ? intoView : null}>
      <div class="brief">
        <bdi>{name}</bdi> <span class="quiet">{key}</span>
      </div>{" "}
      <div class="quiet brief">{join(detailsOf(name, choice))}</div>
    </div>
  );
}

const intoView = (element: HTMLElement | null) => element?.scrollIntoView?.({ block: "nearest" });
