/**
 * What Vite runs before a part that is loaded later: nothing. Its own preloads what the part needs, and reports what
 * can't be; a packed extension has all its files, and the part's styles are there already (0.9 kB gzip in the popup).
 */
export const noPreload = {
  name: "no-preload",
  enforce: "pre" as const,
  load: (id: string) =>
    id === "\0vite/preload-helper.js" ? "export const __vitePreload = (load) => load();" : undefined,
};
