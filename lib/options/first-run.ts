import { type ReadonlySignal, computed, effect, signal } from "@preact/signals";
import { firstStepsItem } from "@/lib/settings/first-steps";
import { keyTriedItem } from "@/lib/settings/shortcut-tried";
import { isPinned, onPinned } from "@/lib/platform/action";
import type { Message, Words } from "@/lib/timer/words";
import type { Status } from "./status";

type Steps = { signIn: boolean; pin: boolean | null; key: boolean };

const TITLES: Record<keyof Steps, Message> = { signIn: "stepSignIn", pin: "stepPin", key: "stepKey" };
const NAMES = Object.keys(TITLES) as (keyof Steps)[];

/** The first steps after installation. Each detects that it is done, and the page announces it. */
export async function createFirstRun(account: ReadonlySignal<object | null>, status: Status, words: Words) {
  const isShown = signal((await firstStepsItem.get()) === null);
  const pin = signal(await isPinned());
  const key = signal((await keyTriedItem.get()) !== null);
  keyTriedItem.watch((at) => (key.value = at !== null));
  const steps = computed<Steps>(() => ({ signIn: account.value !== null, pin: pin.value, key: key.value }));
  const readPin = async () => void (pin.value = await isPinned());
  onPinned(readPin);

  const isOver = (at: Steps) => NAMES.every((name) => at[name] !== false);
  // If everything was done before the page opened, show nothing.
  if (isOver(steps.value)) isShown.value = false;
  let before = steps.value;
  effect(() => {
    const now = steps.value;
    const done = NAMES.filter((name) => now[name] && before[name] === false);
    before = now;
    if (!isShown.peek() || done.length === 0) return;
    const texts = done.map((name) => words("stepIsDone", words(TITLES[name])));
    status.show([...texts, ...(isOver(now) ? [words("firstStepsDone")] : [])].join(" "));
    if (isOver(now)) void storeDone();
  });

  /** If the disk is full, the steps appear again next time. */
  const storeDone = () => firstStepsItem.set(Date.now()).catch(() => {});

  return {
    /** Null when the steps are no longer needed. */
    steps: computed(() => (isShown.value ? steps.value : null)),
    readPin,
    hide() {
      isShown.value = false;
      void storeDone();
    },
  };
}
