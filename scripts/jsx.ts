/**
 * Compiles JSX to calls of Preact's `h`. The automatic runtime adds its own function and names `children` at
 * each element: 0.2 kB (gzip) more at each opening of the popup.
 */
export const jsxAsCalls = {
  name: "jsx-as-calls",
  enforce: "pre" as const,
  // A development server would have each element's source besides, which Preact writes into the page.
  config: () => ({
    oxc: { jsx: { runtime: "classic" as const, development: false, pragma: "h", pragmaFrag: "Fragment" } },
  }),
  /** Adds the import on the first line, so that line numbers in a debugger stay right. */
  transform: (code: string, id: string) =>
    id.endsWith(".tsx") ? { code: `import { h, Fragment } from "preact";${code}`, map: null } : undefined,
};
