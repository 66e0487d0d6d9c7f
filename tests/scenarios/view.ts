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
  close(): Promise<void>;
}

/** The name of a button, without what only describes it. */
export const NAME = `((each) => each.ariaLabel ?? (each.querySelector("small") ? each.querySelector("span") : each).innerText.trim())`;

/** A page as a person sees and works it, the same in every browser. */
export type View = ReturnType<typeof createView>;

export function createView(hand: Hand) {
  const { evaluate } = hand;
  const quoted = (text: string) => JSON.stringify(text);
  /** What a person sees of the first that fits the selector; null where there is none. */
  const text = (selector: string) =>
    evaluate<string | null>(`document.querySelector(${quoted(selector)})?.innerText.trim() ?? null`);

  /** Writes into the field that the expression finds, once it is there. */
  async function write(field: string, value: string): Promise<void> {
    const isThere = `(() => {
      const field = ${field};
      field?.focus();
      // What opens the field can have the same name.
      field?.select?.();
      return Boolean(field?.select);
    })()`;
    await hand.front();
    await expect.poll(() => evaluate(isThere), field).toBe(true);
    if (value === "") await hand.key("Delete");
    else await hand.type(value);
  }

  return {
    ...hand,
    text,
    press: (name: string) => hand.click("button", name),
    choose: (name: string) => hand.click("radio", name),
    /** The names of all buttons, as they are read. */
    buttons: () => evaluate<string[]>(`[...document.querySelectorAll("button")].map(${NAME})`),
    /** What has the focus, by its name. */
    focused: () => evaluate<string>(`(${NAME})(document.activeElement)`),
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
    fill: (label: string, value: string) =>
      write(
        `[...document.querySelectorAll("label")].find(({ innerText }) => innerText.includes(${quoted(label)}))?.control`,
        value,
      ),
    /** The same for the field that fits the selector. */
    write: (selector: string, value: string) => write(`document.querySelector(${quoted(selector)})`, value),
    /** Waits until it shows this. */
    shows: (selector: string, told: string | RegExp) =>
      expect.poll(() => text(selector), { timeout: 20_000 }).toMatch(told),
  };
}

/** A script that writes down, in a page where it is the first to run, every text that the selector has. */
export const noting = (selector: string, page = "window") => `(() => {
  const { document } = ${page};
  // What was there before can't be told any more.
  const texts = (window.texts = document.querySelector(${JSON.stringify(selector)}) ? ["too late"] : []);
  const look = () => {
    const text = document.querySelector(${JSON.stringify(selector)})?.innerText;
    if (text && text !== texts.at(-1)) texts.push(text);
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
  look();
})()`;

/** What `noting` wrote down, as soon as there is something. */
export async function textsIn(page: Pick<View, "evaluate">): Promise<string[]> {
  await expect.poll(() => page.evaluate<string[]>("window.texts ?? []")).not.toEqual([]);
  return page.evaluate<string[]>("window.texts");
}
