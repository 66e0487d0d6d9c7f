import { expect } from "@playwright/test";

/** What each browser does in its own way on a page. */
export interface Hand {
  /** Runs an expression in the page; a promise is waited for. */
  evaluate<T = any>(expression: string): Promise<T>;
  /** Presses what has this role and exactly this name, as soon as it can be pressed. */
  click(role: string, name: string): Promise<void>;
  /** Types into what has the focus: text, or a key by its name. */
  type(text: string): Promise<void>;
  key(name: string): Promise<void>;
  /** Brings it before the person: a page that is not seen does not tick. */
  front(): Promise<void>;
  reload(): Promise<void>;
  close(): Promise<void>;
}

/** A page as a person sees and works it, the same in every browser. */
export type View = ReturnType<typeof createView>;

export function createView(hand: Hand) {
  const { evaluate } = hand;
  const quoted = (text: string) => JSON.stringify(text);
  /** What a person sees of the first that fits the selector; null where there is none. */
  const text = (selector: string) =>
    evaluate<string | null>(`document.querySelector(${quoted(selector)})?.innerText.trim() ?? null`);

  return {
    ...hand,
    text,
    press: (name: string) => hand.click("button", name),
    choose: (name: string) => hand.click("radio", name),
    /** The names of all buttons, as they are read. */
    buttons: () =>
      evaluate<string[]>("[...document.querySelectorAll('button')].map((button) => button.innerText.trim())"),
    /** What has the focus, by its text. */
    focused: () => evaluate<string>("document.activeElement.innerText.trim()"),
    /** Opens what is folded up under these words. */
    async unfold(words: string): Promise<void> {
      const isOpen = `(() => {
        const all = [...document.querySelectorAll("summary")];
        const found = all.find(({ innerText }) => innerText.includes(${quoted(words)}));
        return found !== undefined && (found.parentElement.open = true);
      })()`;
      await expect.poll(() => evaluate(isOpen), words).toBe(true);
    },
    /** Writes this into the field with this label, in place of what it holds. */
    async fill(label: string, value: string): Promise<void> {
      const isThere = `(() => {
        const named = [...document.querySelectorAll("label")].find(({ innerText }) => innerText.includes(${quoted(label)}));
        named?.control.focus();
        named?.control.select();
        return named !== undefined;
      })()`;
      await expect.poll(() => evaluate(isThere), `a field “${label}”`).toBe(true);
      if (value === "") await hand.key("Delete");
      else await hand.type(value);
    },
    /** Waits until it shows this. */
    shows: (selector: string, told: string | RegExp) =>
      expect.poll(() => text(selector), { timeout: 20_000 }).toMatch(told),
  };
}
