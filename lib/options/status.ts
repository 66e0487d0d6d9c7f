import { batch, signal } from "@preact/signals";

export type Status = ReturnType<typeof createStatus>;

/** The result of the person's last action: a message, or an error. */
export function createStatus() {
  const message = signal("");
  const error = signal("");
  const set = (nextMessage: string, nextError: string) =>
    batch(() => {
      message.value = nextMessage;
      error.value = nextError;
    });
  return {
    message,
    error,
    show: (text: string) => set(text, ""),
    showError: (text: string) => set("", text),
    clear: () => set("", ""),
  };
}
