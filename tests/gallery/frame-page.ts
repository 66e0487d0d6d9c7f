import type { ScenePage, ScenePart } from "../scenes/scene-page.ts";
import type { Deed, Order, Step } from "./orders.ts";

/** A page in a frame of the gallery. `send` resolves to what the frame answers. */
export function createFramePage(send: (order: Order) => Promise<unknown>): ScenePage {
  function part(steps: Step[]): ScenePart {
    const within = (step: Step) => part([...steps, step]);
    const perform = async (deed: Deed) => void (await send({ kind: "part", steps, deed }));
    return {
      // It is always the first that is found.
      first: () => part(steps),
      locator: (selector) => within({ by: "selector", selector }),
      getByText: (text, { exact = false } = {}) =>
        within(
          text instanceof RegExp
            ? { by: "text", text: text.source, is: "pattern" }
            : { by: "text", text, is: exact ? "exact" : "contained" },
        ),
      click: () => perform({ kind: "click" }),
      fill: (value) => perform({ kind: "fill", value }),
      waitFor: () => perform({ kind: "wait" }),
    };
  }

  const { locator, getByText } = part([]);
  return {
    locator,
    getByText,
    getByRole: (role, { name } = {}) => part([{ by: "role", role, name }]),
    evaluate: <T>(expression: string) => send({ kind: "evaluate", expression }) as Promise<T>,
    keyboard: { press: async (key) => void (await send({ kind: "press", key })) },
  };
}
