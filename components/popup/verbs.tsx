import type { ReadonlySignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { breakLength } from "@/lib/timer/clock";
import { type Press, offers } from "@/lib/timer/offers";
import type { Instant } from "@/lib/timer/time";
import { type Timer, phase } from "@/lib/timer/timer";
import { breakTime } from "@/lib/timer/elapsed";
import type { Words } from "@/lib/timer/words";
import { Icon } from "@/components/icon";
import "./verbs.css";

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
  /** What it means for the day's breaks if those of the timer become work. */
  removal?: string | null | undefined;
  /** Why awork would refuse to start a timer for the same; null if nothing is known against it. */
  whyNotAgain?: string | null | undefined;
  /** The shortcut for Resume; empty if none is set, undefined until it is known. */
  resumeKey?: string | undefined;
  /** Whether an open question is shown beside the buttons and has the focus. */
  isAsked: boolean;
  /** Whether the popup is opening; the main action then takes the focus. */
  isOpening: boolean;
  onPress: (what: Press) => void;
};

const ICONS = { pause: "pause", stop: "stop", continue: "play" } as const;

/** The main action, and the others in a row. What Resume does to the breaks is said in its button. */
export function Verbs(props: Props) {
  const {
    timer,
    now,
    words,
    busy,
    isPerson,
    keeps,
    removal,
    whyNotAgain,
    resumeKey,
    isAsked,
    isOpening,
    onPress,
  } = props;
  const state = phase(timer);
  const [main, ...others] = offers(timer, isPerson, keeps);
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
  }, [state, timer?.id, isAsked]);
  const button = (what: Press, isMain: boolean) => {
    const name = words(what === "resume" && busy === what ? "resuming" : what);
    // Shorter than the button's name, where the buttons around it say the rest.
    const short = !isMain && what === "keep" ? words("keepBreak") : undefined;
    const held = what === "continue" ? (whyNotAgain ?? undefined) : undefined;
    const about =
      what === "resume"
        ? words("countsAsWork", breakLength(breakTime(timer!, now.value))) + (removal ? `. ${removal}` : "")
        : held;
    const icon = ICONS[what as keyof typeof ICONS];
    return (
      // Not disabled while busy: that would lose the focus, and a second press only joins the first.
      <button
        key={what}
        type="button"
        class={isMain ? "main" : "plain"}
        autoFocus={isOpening && isMain && !isAsked}
        aria-label={short && name}
        aria-busy={busy === what}
        aria-describedby={about && `about-${what}`}
        // Can be focused all the same: a screen reader then says why.
        aria-disabled={!!held}
        // The second click of a double click was meant for what was here before.
        onClick={({ detail }) => detail > 1 || held || onPress(what)}
      >
        {icon && <Icon name={icon} />}
        <span>{short ?? name}</span>
        {about && (
          // Not part of the button's name, but its description.
          <small id={`about-${what}`} aria-hidden="true">
            {about}
          </small>
        )}
        {isMain && what === "resume" && resumeKey && <kbd aria-hidden="true">{resumeKey}</kbd>}
      </button>
    );
  };
  return (
    <div class={`verbs ${state}`} ref={place} tabIndex={-1}>
      {main && button(main, true)}
      {others.map((what) => button(what, false))}
    </div>
  );
}
