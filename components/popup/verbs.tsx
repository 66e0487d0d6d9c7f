import type { ReadonlySignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { purposeOf } from "@/lib/timer/start/choice";
import { breakLength } from "@/lib/timer/clock";
import type { Instant } from "@/lib/timer/time";
import { type Timer, phase } from "@/lib/timer/timer";
import { breakTime } from "@/lib/timer/elapsed";
import type { Words } from "@/lib/timer/words";
import "./verbs.css";

/** The buttons. */
export type Press = "resume" | "keep" | "removeBreaks" | "pause" | "stop" | "continue";

type Props = {
  /** Null if awork has no entry. */
  timer: Timer | null;
  now: ReadonlySignal<Instant>;
  words: Words;
  /** The action in progress. */
  busy: string | null;
  /**
   * Whether API calls run as the person. With an API key, awork doesn't allow pausing, or resuming with the
   * break kept.
   */
  isPerson: boolean;
  /** Whether the main action on a paused timer keeps the break, if awork allows it. */
  keeps: boolean;
  /** Whether an open question is shown beside the buttons and has the focus. */
  isAsked: boolean;
  /** Whether the popup is opening; the main action then takes the focus. */
  isOpening: boolean;
  onPress: (what: Press) => void;
};

/** The main action and the other actions. Irreversible ones say so beforehand. */
export function Verbs({ timer, now, words, busy, isPerson, keeps, isAsked, isOpening, onPress }: Props) {
  const state = phase(timer);
  const isActiveTimer = state === "running" || state === "paused";
  const [main, ...others] = offers(timer, isPerson, keeps);
  const breaks = timer && isActiveTimer ? breakTime(timer, now.value) : 0;
  const length = breakLength(breaks);
  const place = useRef<HTMLDivElement>(null);
  // The focused button may disappear with its state. Focus the container then, so that the next Tab reaches
  // the main action. The main action itself takes the focus only when the popup opens: a second Enter must
  // not press the button that replaced the first.
  useEffect(() => {
    const take = () => {
      if (isAsked || document.activeElement !== document.body) return;
      const first = isOpening ? place.current?.querySelector("button") : null;
      (first ?? place.current)?.focus({ preventScroll: true });
    };
    take();
    // Firefox loads a popup before showing it, and focuses the page later.
    addEventListener("focus", take);
    return () => removeEventListener("focus", take);
  }, [state, timer?.id, breaks > 0, isAsked]);
  const button = (what: Press, look: "main" | "plain" | "link") => (
    // Not disabled while busy: that would lose the focus, and a second press only joins the first.
    <button
      key={what}
      type="button"
      class={look}
      autoFocus={isOpening && look === "main" && !isAsked}
      aria-busy={busy === what}
      aria-describedby={what === "resume" || what === "removeBreaks" ? "counts" : undefined}
      // The second click of a double click was meant for what was here before.
      onClick={({ detail }) => detail > 1 || onPress(what)}
    >
      {words(what === "resume" && busy === what ? "resuming" : what)}
    </button>
  );
  return (
    <div class="verbs" ref={place} tabIndex={-1}>
      {main && button(main, "main")}
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
      return timer && purposeOf(timer) ? ["continue"] : [];
  }
}
