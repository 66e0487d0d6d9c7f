import { type ReadonlySignal, computed, effect, signal } from "@preact/signals";
import { firstStepsItem } from "@/lib/settings/first-steps";
import { keyTriedItem } from "@/lib/settings/shortcut-tried";
import { isPinned, onPinned } from "@/lib/platform/action";
import type { Message, Words } from "@/lib/timer/words";
import type { News } from "./news";

type Steps = { signIn: boolean; pin: boolean | null; key: boolean };

const TITLES: Record<keyof Steps, Message> = { signIn: "stepSignIn", pin: "stepPin", key: "stepKey" };
const NAMES = Object.keys(TITLES) as (keyof Steps)[];

/** The first steps after installation. Each detects that it is done, and the page announces it. */
export async function createFirstRun(account: ReadonlySignal<object | null>, news: News, words: Words) {
  const isWanted = signal((await firstStepsItem.get()) === null);
  const pin = signal(await isPinned());
  const key = signal((await keyTriedItem.get()) !== null);
  keyTriedItem.watch((at) => (key.value = at !== null));
  const steps = computed<Steps>(() => ({ signIn: account.value !== null, pin: pin.value, key: key.value }));
  const lookAtPin = async () => void (pin.value = await isPinned());
  onPinned(lookAtPin);

  const isOver = (at: Steps) => NAMES.every((name) => at[name] !== false);
  // If everything was done before the page opened, show nothing.
  if (isOver(steps.value)) isWanted.value = false;
  let before = steps.value;
  effect(() => {
    const now = steps.value;
    const done = NAMES.filter((name) => now[name] && before[name] === false);
    before = now;
    if (!isWanted.peek() || done.length === 0) return;
    const told = done.map((name) => words("stepIsDone", words(TITLES[name])));
    news.tell([...told, ...(isOver(now) ? [words("firstStepsDone")] : [])].join(" "));
    if (isOver(now)) void keepOver();
  });

  /** If the disk is full, the steps appear again next time. */
  const keepOver = () => firstStepsItem.set(Date.now()).catch(() => {});

  return {
    /** Null when the steps are no longer needed. */
    steps: computed(() => (isWanted.value ? steps.value : null)),
    lookAtPin,
    hide() {
      isWanted.value = false;
      void keepOver();
    },
  };
}
