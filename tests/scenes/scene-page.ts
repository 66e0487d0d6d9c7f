/** What the scenes do with a page. Playwright's pages can do it, and those of the gallery. */
export interface ScenePage extends Pick<ScenePart, "locator" | "getByText"> {
  /** Runs an expression in the page; a promise is waited for. */
  evaluate<T>(expression: string): Promise<T>;
  getByRole(role: string, of?: { name?: string; exact?: boolean }): ScenePart;
  keyboard: { press(key: "Enter"): Promise<void> };
}

/** What is found in a page. It is waited for until a person can see it. */
export interface ScenePart {
  first(): ScenePart;
  locator(selector: string): ScenePart;
  getByText(text: string | RegExp, of?: { exact?: boolean }): ScenePart;
  click(): Promise<void>;
  fill(value: string): Promise<void>;
  waitFor(): Promise<void>;
}
