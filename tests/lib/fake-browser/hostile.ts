import type { State } from "@/lib/tracker/state";
import { DEFAULTS } from "@/lib/timer/settings";
import type { Account } from "@/lib/tracker-store/account";
import { MINUTE } from "@/lib/timer/time";
import {
  NEW_ENTRY,
  NOW,
  PAUSED,
  RUNNING,
  STOPPED,
  outcomeOf,
  pause,
  pendingOf,
  stateOf,
} from "../tracker/states";
import { ACCOUNT } from "./account";

const TALK = {
  kind: "typeOfWork",
  id: "talk",
  name: "Meeting",
  key: null,
  projectId: null,
  project: null,
  client: null,
  typeOfWorkId: "talk",
  typeOfWork: "Meeting",
  isBillable: null,
};

const SEALED = { nonce: "AAAAAAAAAAAAAAAA", text: "AAAA" };
const SIGNED_IN: Account = { ...ACCOUNT, clientId: "dcr_1" };
const QUESTION = { clientId: "dcr_1", redirectUri: "https://one/", verifier: "two", state: "three" };

/** An entry that awork does not know. */
const GONE = "11111111-1111-4111-8111-111111111111";

const EIGHT = 8 * 60 * MINUTE;
const OF = `${ACCOUNT.workspace.id} ${ACCOUNT.userId}`;
const READ = { readOn: "2026-08-26", until: "2026-08-27" };
const TIME_OFF = { first: "2026-08-24", last: "2026-08-25", isHalfFirst: true, isHalfLast: false };

const HOURS = {
  version: 1,
  of: OF,
  notBefore: NOW,
  weekly: { ...READ, value: [EIGHT, EIGHT, EIGHT, EIGHT, EIGHT, 0, 0] },
  absences: { ...READ, value: [TIME_OFF] },
  holidays: { ...READ, value: [TIME_OFF] },
  rules: {
    ...READ,
    value: { isTrackingOff: true, isNoteRequired: true, isDoneClosed: true, pastDays: 1, isAdmin: false },
  },
} as const;

const TASK_TIMES = {
  version: 1,
  of: OF,
  tasks: [
    { id: "logo", at: NOW, until: NOW + MINUTE, time: { planned: EIGHT, tracked: MINUTE }, open: GONE },
  ],
} as const;

/** All that is kept between two lives of the worker, each once as it should be; by area and key. */
export const KEPT = {
  local: {
    state: stateOf(PAUSED, {
      trouble: { kind: "refused", detail: "No." },
      entryChangedAt: NOW,
      pending: pendingOf({ id: GONE }),
      outcome: outcomeOf("failed", { trouble: { kind: "unreachable", detail: "" } }),
      hiddenBy: { id: "two", found: false },
      backoff: { since: NOW - MINUTE, until: NOW - 1, strict: true },
      failures: 3,
    }),
    account: ACCOUNT,
    token: SEALED,
    days: {
      version: 1,
      at: NOW,
      timers: [PAUSED, STOPPED],
      isWhole: true,
      shortfall: null,
      unsure: null,
      triedAt: null,
      isStale: false,
      trouble: null,
    },
    edits: [{ id: GONE, field: "note", from: null, to: "Second draft" }],
    additions: [{ id: "ours", entry: NEW_ENTRY, sentAt: null, before: [] }],
    deletions: [{ id: STOPPED.id, name: "Design", pressedAt: NOW, isSent: false }],
    added: [{ id: "before", aworkId: STOPPED.id }],
    drafts: [{ field: "note", id: GONE, text: "Second draft", from: null, sent: "Second", at: NOW }],
    choices: { of: `${ACCOUNT.workspace.id} ${ACCOUNT.userId}`, at: NOW, assigned: [], types: [TALK] },
    projectTypes: {
      of: `${ACCOUNT.workspace.id} ${ACCOUNT.userId}`,
      projects: [{ id: "web", until: NOW, types: [TALK] }],
    },
    picks: [{ of: `${ACCOUNT.workspace.id} ${ACCOUNT.userId}`, choices: [TALK] }],
    pages: {
      of: `${ACCOUNT.workspace.id} ${ACCOUNT.userId}`,
      pages: [{ kind: "task", key: "WEB-1", at: NOW, choice: TALK }],
    },
    settings: { ...DEFAULTS, guardMinutes: 15 },
    keyTried: NOW,
    noticed: NOW,
    followOffer: NOW,
    notKept: NOW,
    firstSteps: NOW,
    client: { id: "dcr_1", redirectUri: "https://one/", failures: 0 },
    log: [],
    away: {
      gone: { id: GONE, since: NOW - MINUTE },
      absence: { id: GONE, since: NOW - 60 * MINUTE, until: NOW - 30 * MINUTE, name: "Design" },
      others: [{ id: GONE, since: NOW - 20 * MINUTE, until: NOW - 10 * MINUTE, name: null }],
    },
    reminded: {
      told: { long: `long ${GONE} ${NOW}` },
      shown: `long ${GONE} ${NOW}`,
      again: { paused: `paused ${GONE} ${NOW}` },
    },
    silenced: { nothing: "2026-08-26" },
    hours: HOURS,
    taskTimes: TASK_TIMES,
  },
  session: {
    access: { token: "an-access-token", expiresAt: NOW, unkept: SEALED },
    proven: { digest: "AAAA", at: NOW },
    signInWish: NOW,
    notKept: NOW,
    popupWindow: 7,
    noteWish: { text: "Call Carla", at: NOW },
    shownMenus: [{ id: "stop", title: "Stop", context: "action" }],
    flow: { asked: QUESTION, isSent: false },
    candidate: { account: SIGNED_IN, tokens: { access: "one", expiresAt: NOW, refresh: "two" } },
    // What memory keeps in the disk's stead.
    state: stateOf(RUNNING),
    days: {
      version: 1,
      at: NOW,
      timers: [RUNNING],
      isWhole: true,
      shortfall: null,
      unsure: null,
      triedAt: null,
      isStale: false,
      trouble: null,
    },
    edits: [{ id: GONE, field: "isBillable", from: false, to: true }],
    additions: [{ id: "ours", entry: NEW_ENTRY, sentAt: NOW, before: ["one"] }],
    deletions: [{ id: STOPPED.id, name: "Design", pressedAt: NOW, isSent: true }],
    added: [{ id: "before", aworkId: STOPPED.id }],
    settings: { ...DEFAULTS, time: "icon" },
    hours: HOURS,
    taskTimes: TASK_TIMES,
  },
} as const satisfies Record<"local" | "session", Record<string, unknown>>;

const subject = { task: "Design", project: "Website", client: null, typeOfWork: null, note: null };
const { about: _about, day: _day, ...BEFORE_VERBS } = PAUSED;
const { id: _id, ...WORKSPACE_BEFORE } = ACCOUNT.workspace;
const { clientId: _clientId, ...ACCOUNT_BEFORE } = ACCOUNT;

/** A state as version 2 stored it, which had other names for four of the fields. */
export const ofVersion2 = ({ entryChangedAt, hiddenBy, backoff, throttle, ...others }: State) => ({
  ...others,
  version: 2,
  turnedAt: entryChangedAt,
  behind: hiddenBy,
  rest: backoff,
  pace: throttle,
});

/** What earlier states of this extension wrote, by key. */
export const EARLIER: Record<string, [title: string, value: unknown][]> = {
  state: [
    [
      "of version 1, which knew Resume alone",
      {
        version: 1,
        timer: BEFORE_VERBS,
        at: NOW,
        trouble: null,
        offset: 0,
        pending: { id: "one", sentAt: NOW, breaks: 10 * MINUTE },
        outcome: { kind: "failed", at: NOW, breaks: 0, trouble: null },
        behind: null,
        askedAt: NOW,
        rest: null,
        failures: 0,
        left: null,
      },
    ],
    [
      "of version 2, of a timer with a version, which knew a share left and no throttle",
      {
        ...ofVersion2(stateOf(PAUSED)),
        pace: undefined,
        timer: { ...PAUSED, version: 7, subject },
        left: 0.5,
      },
    ],
  ],
  account: [
    ["from before there was a sign-in", { ...ACCOUNT_BEFORE, workspace: WORKSPACE_BEFORE }],
    ["of a sign-in that named no workspace", { ...ACCOUNT, workspace: WORKSPACE_BEFORE }],
  ],
  days: [
    [
      "of timers with a version, without the days that are not sure",
      {
        version: 1,
        at: NOW,
        timers: [{ ...PAUSED, version: 7 }],
        isWhole: true,
        trouble: null,
      },
    ],
  ],
  picks: [["by workspace alone", [{ of: ACCOUNT.workspace.id, choices: [TALK] }]]],
  access: [["without a word of what the disk refused", { token: "an-access-token", expiresAt: NOW }]],
};

/** No number of ours is like one of these; storage keeps no others that are. */
const FAR = [1e300, -1e300, 8.64e15 + 1, -8.64e15 - 1];

const WRONG: [string, unknown][] = [
  ["nothing", null],
  ["a word", "later"],
  ["an empty word", ""],
  ["a yes", true],
  ["a list", []],
  ["a thing", {}],
  ["a number below nothing", -1],
  ["half a number", 0.5],
  ...FAR.map((far): [string, unknown] => [`${far}`, far]),
  ["the year 1970", 0],
  ["the year 9999", Date.parse("9999-12-31T23:59:59Z")],
];

const MEGABYTE: [string, unknown] = ["a megabyte", "m".repeat(1_000_000)];

/** What can stand under a key in place of what should: whole, and in each of its parts, down to a depth. */
export function hostile(key: string, value: unknown, depth = Infinity): [title: string, value: unknown][] {
  const plain = JSON.stringify(value);
  return [
    ["absent", undefined],
    ...WRONG,
    MEGABYTE,
    ["itself in a list", [value]],
    ["itself under a name", { [key]: value }],
    ["itself in words", plain],
    ["its prototype", JSON.parse(`{"__proto__":${plain}}`)],
    ...(EARLIER[key] ?? []),
    ...parts(value, depth),
  ];
}

/** The value with each part, at any depth, left out, more than it should be, or something else. */
function parts(value: unknown, depth: number, path = ""): [string, unknown][] {
  if (depth === 0) return [];
  if (Array.isArray(value)) {
    const [first] = value;
    return [
      [`${path} a thousand times`, Array.from({ length: 1000 }, () => first)],
      [`${path} and a hole`, [...value, null]],
      ...parts(first, depth, `${path}[0]`).map(([title, part]): [string, unknown] => [title, [part]]),
    ];
  }
  if (typeof value !== "object" || value === null) return [];
  const { ...whole } = value as Record<string, unknown>;
  return [
    [`${path} and more`, { ...whole, later: { than: ["this"] } }],
    [`${path} and a prototype`, JSON.parse(`{"__proto__":{"version":9},${JSON.stringify(whole).slice(1)}`)],
    [`${path} and a constructor`, { ...whole, constructor: 1, toString: 2, hasOwnProperty: null }],
    ...Object.entries(whole).flatMap(([name, part]): [string, unknown][] => {
      const here = `${path}.${name}`;
      const { [name]: _, ...rest } = whole;
      return [
        [`without ${here}`, rest],
        ...[...WRONG, ...(typeof part === "string" ? [MEGABYTE] : [])].map(
          ([title, wrong]): [string, unknown] => [`${here}: ${title}`, { ...whole, [name]: wrong }],
        ),
        ...parts(part, depth - 1, here).map(([title, inner]): [string, unknown] => [
          title,
          { ...whole, [name]: inner },
        ]),
      ];
    }),
  ];
}

/** A timer with more breaks than anybody takes, of all kinds. */
export const MANY_BREAKS = Array.from({ length: 5000 }, (_, place) =>
  place % 3 === 0 ? pause(place, -place) : pause(place * 1000, place),
);
