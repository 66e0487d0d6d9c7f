import type { ReadonlySignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { purposeOf } from "@/lib/timer/choice";
import { breakLength } from "@/lib/timer/clock";
import type { Instant } from "@/lib/timer/time";
import { type Timer, phase } from "@/lib/timer/timer";
import { breakTime } from "@/lib/timer/elapsed";
import type { Words } from "@/lib/timer/words";
import "./verbs.css";

/** What can be pressed; `choose` opens the choice of what to start on. */
export type Press = "resume" | "keep" | "removeBreaks" | "pause" | "stop" | "continue" | "choose";

type Props = {
  /** Null: awork has no entry. */
  timer: Timer | null;
  now: ReadonlySignal<Instant>;
  words: Words;
  /** What is under way. */
  busy: string | null;
  /** Whether awork takes the calls for the person's own. It lets an API key neither pause nor resume. */
  isPerson: boolean;
  /** Whether the main action on a paused timer keeps the break, where awork lets it. */
  keeps: boolean;
  /** Whether a question waits beside them, and has the focus. */
  isAsked: boolean;
  /** Whether the popup opens just now, with the focus on the main action. */
  isOpening: boolean;
  onPress: (what: Press) => void;
};

/** The main action, and what else can be done, each saying before what can't be undone. */
export function Verbs({ timer, now, words, busy, isPerson, keeps, isAsked, isOpening, onPress }: Props) {
  const state = phase(timer);
  const goesOn = state === "running" || state === "paused";
  const [main, ...others] = offers(timer, isPerson, keeps);
  const breaks = timer && goesOn ? breakTime(timer, now.value) : 0;
  const length = breakLength(breaks);
  const place = useRef<HTMLDivElement>(null);
  // What had the focus may be gone with what it was for: who works by keyboard goes on from here, and the next Tab leads
  // to the main action. That has the focus only when the popup opens: a second Enter must not press what came in the
  // place of the first.
  useEffect(() => {
    const take = () => {
      if (isAsked || document.activeElement !== document.body) return;
      const first = isOpening ? place.current?.querySelector("button") : place.current;
      first?.focus({ preventScroll: true });
    };
    take();
    // Firefox loads a popup before it is seen, and gives the page the focus later.
    addEventListener("focus", take);
    return () => removeEventListener("focus", take);
  }, [state, timer?.id, breaks > 0, isAsked]);
  const button = (what: Press, look: "main" | "plain" | "link") => (
    // Not disabled while busy: that would take the focus away, and a second press only joins the first.
    <button
      key={what}
      type="button"
      class={look}
      autoFocus={isOpening && look === "main" && !isAsked}
      aria-busy={busy === what}
      aria-describedby={what === "resume" || what === "removeBreaks" ? "counts" : undefined}
      // The second click of a double click was meant for what stood there before.
      onClick={({ detail }) => detail > 1 || onPress(what)}
    >
      {words(what === "resume" && busy === what ? "resuming" : what)}
    </button>
  );
  return (
    <div class="verbs" ref={place} tabIndex={-1}>
      {button(main!, "main")}
      {state === "paused" && (
        <p id="counts" class="quiet counts">
          {words(main === "keep" ? "resumeCounts" : "countsAsWork", length)}
        </p>
      )}
      {others.length > 0 && <div class="others">{others.map((what) => button(what, "plain"))}</div>}
      {state === "running" && breaks > 0 && (
        <p class="quiet">
          {button("removeBreaks", "link")} <span id="counts">{words("removesBreaks", length)}</span>
        </p>
      )}
    </div>
  );
}

function offers(timer: Timer | null, isPerson: boolean, keeps: boolean): Press[] {
  const own = (what: Press): Press[] => (isPerson ? [what] : []);
  switch (phase(timer)) {
    case "running":
      return [...own("pause"), "stop"];
    case "paused":
      return keeps && isPerson ? ["keep", "resume", "stop"] : ["resume", ...own("keep"), "stop"];
    default:
      return timer && purposeOf(timer) ? ["continue", "choose"] : ["choose"];
  }
}
