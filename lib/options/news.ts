import { batch, signal } from "@preact/signals";

export type News = ReturnType<typeof createNews>;

/** What the page has to say of the last thing that a person did: that it is done, or why it is not. */
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
