type Bundle = Record<string, { modules?: Record<string, { code: string | null }> }>;

/** A build plugin that adds to `names` every package whose code is in the bundle. */
export const takenInto = (names: Set<string>) => ({
  name: "taken",
  generateBundle(_options: unknown, bundle: Bundle) {
    const modules = Object.values(bundle).flatMap(({ modules }) => Object.entries(modules ?? {}));
    for (const [id, { code }] of modules) {
      const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1];
      if (name && code) names.add(name);
    }
  },
});
