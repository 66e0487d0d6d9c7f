/**
 * JSX as calls of Preact's own `h`. What the newer way calls instead comes on top of that, and names `children` at each
 * element: 0.2 kB (gzip) more at each opening of the popup.
 */
export const jsxAsCalls = {
  name: "jsx-as-calls",
  enforce: "pre" as const,
  config: () => ({ oxc: { jsx: { runtime: "classic" as const, pragma: "h", pragmaFrag: "Fragment" } } }),
  /** On the first line, so that what a debugger shows is right. */
  transform: (code: string, id: string) =>
    id.endsWith(".tsx") ? { code: `import { h, Fragment } from "preact";${code}`, map: null } : undefined,
};
