/** What the files of a folder, including subfolders, may import: other folders and packages. */
export type Room = { about: string; may: readonly string[]; packages: readonly string[] };

const SIGNALS = ["preact", "preact/hooks", "@preact/signals"];

const BELOW_FEATURES = ["lib/timer", "lib/async", "lib/platform", "lib/awork", "lib/tracker"];

/** A feature may import the features listed before it. */
const FEATURES = [
  "lib/notices",
  "lib/settings",
  "lib/tracker-store",
  "lib/follow",
  "lib/capacity",
  "lib/reminders",
  "lib/toolbar",
  "lib/diagnostics",
  "lib/start",
  "lib/drafts",
  "lib/menus",
  "lib/sign-in",
  "lib/messages",
];

const ABOUT: Record<string, string> = {
  "lib/notices": "what went wrong or was done, in words",
  "lib/settings": "what the person or an administrator has chosen",
  "lib/tracker-store": "what is kept of the timer, the last days, and who is signed in",
  "lib/follow": "noticing that awork's web app changed something, and the permission for that",
  "lib/capacity":
    "what awork says of a person's hours, the company's rules and a task's plan, once a day and now and then",
  "lib/reminders": "when to remind somebody, and doing it",
  "lib/toolbar": "badge, icon and tooltip from the state",
  "lib/diagnostics": "the log, the report and the check of the connection",
  "lib/start": "what a timer can be started on",
  "lib/drafts": "what a person typed and has not saved",
  "lib/menus": "the context menus of the icon and of selected text",
  "lib/sign-in": "who is signed in, their tokens, and forgetting them",
  "lib/messages": "what our pages ask of the background",
};

const feature = (name: string): [string, Room] => [
  name,
  {
    about: ABOUT[name]!,
    may: [...BELOW_FEATURES, ...FEATURES.slice(0, FEATURES.indexOf(name))],
    packages: ["valibot"],
  },
];

/**
 * The import rules of each folder. `npm run rooms` generates the linter's rules from this table; tests/house
 * checks that they match, and that the linter reports violations.
 */
export const ROOMS: Record<string, Room> = {
  "lib/timer": {
    about: "what an entry is, how long it has run, typed times, sums; pure",
    may: [],
    packages: [],
  },
  "lib/async": {
    about: "running promises: one after another, a few at a time, to see whether they resolve",
    may: [],
    packages: [],
  },
  "lib/platform": {
    about: "one file per browser API, and the only importer of wxt/browser",
    may: ["lib/timer", "lib/async"],
    packages: ["wxt/browser", "valibot"],
  },
  "lib/awork": {
    about: "awork's API: shapes, calls, errors, OAuth; knows nothing of browsers",
    may: ["lib/timer", "lib/async"],
    packages: ["valibot", "oauth4webapi"],
  },
  "lib/tracker": {
    about: "the one writer of state: polls, acts, keeps; its browser comes in as parameters",
    may: ["lib/timer", "lib/async", "lib/awork"],
    packages: ["valibot"],
  },
  ...Object.fromEntries(FEATURES.map(feature)),
  "lib/background": {
    about: "the tracker, the shortcuts and the menus, wired to this browser",
    may: [...BELOW_FEATURES, ...FEATURES],
    packages: [],
  },
  "lib/popup": {
    about: "what the popup holds and shows",
    may: [...BELOW_FEATURES.filter((room) => room !== "lib/awork"), ...FEATURES, "components"],
    packages: SIGNALS,
  },
  "lib/options": {
    about: "what the settings page holds and does",
    may: [...BELOW_FEATURES.filter((room) => room !== "lib/awork"), ...FEATURES],
    packages: SIGNALS,
  },
  components: {
    about: "what a person sees: props in, JSX out",
    may: ["lib/timer"],
    packages: SIGNALS,
  },
  entrypoints: {
    about: "what the browser starts: each file wires, and ends",
    may: ["lib/platform", ...FEATURES, "lib/background", "lib/popup", "lib/options", "components"],
    packages: [...SIGNALS, "wxt/utils/define-background"],
  },
};

/** All packages that are shipped; a folder may import only those that its entry names. */
const PACKAGES = [
  "wxt",
  "wxt/**",
  "webextension-polyfill",
  "preact",
  "preact/**",
  "@preact/**",
  "valibot",
  "oauth4webapi",
];

const UPWARDS = {
  regex: String.raw`(^|/)\.\.(/|$)|^(~~?|@@)/`,
  message: "Say where it is from the top: @/…",
};

/** Additional rules for some files of a folder. */
const FURTHER: [files: string, of: string, pattern: object][] = [
  [
    "components/popup/*",
    "components",
    {
      group: ["@/components/popup/deferred/**", "./deferred/**"],
      message: "What the first frame needs does not bring along what comes after it.",
    },
  ],
];

function patternsFor(name: string, { may, packages, about }: Room): object[] {
  const others = Object.keys(ROOMS).filter((other) => other !== name && !may.includes(other));
  const message = `${name} is ${about}. It may import ${may.length > 0 ? may.join(", ") : "nothing else"}.`;
  const own = name === "entrypoints" ? ["@/entrypoints/**"] : [];
  return [
    { group: [...others, ...own].map((other) => (other.startsWith("@") ? other : `@/${other}/**`)), message },
    { group: [...PACKAGES, ...packages.map((each) => `!${each}`)], message },
    UPWARDS,
    ...(name === "entrypoints"
      ? [{ regex: String.raw`^\./((background|main)(\.|$)|.+/)`, message: "Nothing imports an entry point." }]
      : []),
  ];
}

const override = (files: string, patterns: object[]) => ({
  files: [files],
  rules: { "no-restricted-imports": ["error", { patterns }] },
});

/** The linter overrides that enforce the table. */
const importRules = (): object[] => [
  ...Object.entries(ROOMS).map(([name, room]) => override(`${name}/**`, patternsFor(name, room))),
  ...FURTHER.map(([files, of, pattern]) => override(files, [...patternsFor(of, ROOMS[of]!), pattern])),
];

type Config = { overrides: { files: string[]; rules: Record<string, unknown> }[] };

/** The linter configuration with its import rules replaced by these. */
export function withImportRules(text: string): string {
  const config = JSON.parse(text) as Config;
  const others = config.overrides.filter(({ rules }) => !("no-restricted-imports" in rules));
  return `${JSON.stringify({ ...config, overrides: [...others, ...importRules()] }, null, 2)}\n`;
}
