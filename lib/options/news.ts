import { batch, signal } from "@preact/signals";

export type News = ReturnType<typeof createNews>;

/** The message about the person's last action: that it is done (`told`), or why not (`refusal`). */
export function createNews() {
  const told = signal("");
  const refusal = signal("");
  const say = (done: string, why: string) =>
    batch(() => {
      told.value = done;
      refusal.value = why;
    });
  return {
    told,
    refusal,
    tell: (text: string) => say(text, ""),
    refuse: (text: string) => say("", text),
    clear: () => say("", ""),
  };
}
