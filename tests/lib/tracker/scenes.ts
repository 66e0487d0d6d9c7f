import { HOUR, MINUTE } from "@/lib/timer/time";
import type { Action, Verb } from "@/lib/tracker/actions/action";
import type { Outcome } from "@/lib/tracker/actions/outcome";
import type { Books } from "@/tests/fake-awork/books";
import { DEFAULT_TASK, TYPES_OF_WORK } from "@/tests/fake-awork/catalogue";
import type { Entry } from "@/tests/fake-awork/entry";
import { NOW, wish } from "./states";

/** A verb, the entry that it is wanted for, and what it comes to. */
export type Scene = {
  title: string;
  verb: Verb;
  add: (books: Books) => Entry;
  /** As the popup sends it, which shows that entry. */
  action: (entry: Entry) => Action;
  /** How often awork is read right before, also where what is known is fresh: what can't be undone is read first. */
  reads: 0 | 1;
  /** The one request that carries it out. */
  request: (entry: Entry) => string;
  kind: Outcome["kind"];
  breaks: number;
  /** Whether the books have it so. */
  isDone: (entry: Entry, books: Books) => boolean;
};

/** Something to start on that is not what the entries of the scenes are for. */
export const TALK = {
  taskId: null,
  projectId: null,
  typeOfWorkId: TYPES_OF_WORK[2]!.id,
  isBillable: false,
  note: "With the client",
};

const closed = { start: NOW - 40 * MINUTE, end: NOW - 30 * MINUTE };
const open = { start: NOW - 10 * MINUTE, end: null };
const running = (books: Books) => books.add({ start: NOW - HOUR, breaks: [{ ...closed }] });
const paused = (books: Books) => books.add({ start: NOW - HOUR, breaks: [{ ...open }] });
const stopped = (books: Books) => books.add({ start: NOW - HOUR, end: NOW - MINUTE, note: "Draft" });

const popup =
  (verb: Verb, given: Partial<Action> = {}) =>
  ({ id }: Pick<Entry, "id">) =>
    wish(verb, { id, asked: true, ...given });

const post = (path: string) => () => `POST ${path}`;
const removeBreaks = ({ id }: Entry) => `POST /timeentries/${id}/removebreaks`;
const isStarted = ({ id }: Entry, books: Books) => ![null, id].includes(books.current()?.id ?? null);

export const SCENES: Scene[] = [
  {
    title: "resume",
    verb: "resume",
    reads: 1,
    add: paused,
    action: popup("resume"),
    request: removeBreaks,
    kind: "resumed",
    breaks: 10 * MINUTE,
    isDone: ({ id }, books) => books.find(id)?.breaks.length === 0,
  },
  {
    title: "keep the break",
    verb: "keep",
    reads: 0,
    add: paused,
    action: popup("keep"),
    request: post("/me/timetracking/resume"),
    kind: "kept",
    breaks: 0,
    isDone: ({ id }, books) => books.find(id)?.breaks[0]?.end !== null,
  },
  {
    title: "remove the breaks",
    verb: "removeBreaks",
    reads: 1,
    add: running,
    action: popup("removeBreaks"),
    request: removeBreaks,
    kind: "breaksRemoved",
    breaks: 10 * MINUTE,
    isDone: ({ id }, books) => books.find(id)?.breaks.length === 0,
  },
  {
    title: "pause",
    verb: "pause",
    reads: 0,
    add: running,
    action: popup("pause"),
    request: post("/me/timetracking/pause"),
    kind: "paused",
    breaks: 0,
    isDone: ({ id }, books) => books.find(id)?.breaks.length === 2,
  },
  {
    title: "stop",
    verb: "stop",
    reads: 1,
    add: running,
    action: popup("stop"),
    request: post("/me/timetracking/stop"),
    kind: "stopped",
    breaks: 0,
    isDone: ({ id }, books) => books.find(id)?.end !== null,
  },
  {
    title: "stop what is paused",
    verb: "stop",
    reads: 1,
    add: paused,
    action: popup("stop"),
    request: post("/me/timetracking/stop"),
    kind: "stopped",
    breaks: 0,
    isDone: ({ id }, books) => books.find(id)?.end !== null,
  },
  {
    title: "discard",
    verb: "discard",
    reads: 1,
    add: running,
    action: popup("discard"),
    request: ({ id }) => `DELETE /timeentries/${id}`,
    kind: "discarded",
    breaks: 0,
    isDone: ({ id }, books) => books.find(id) === null,
  },
  {
    title: "start",
    verb: "start",
    reads: 1,
    add: stopped,
    action: popup("start", { id: null, purpose: TALK }),
    request: post("/me/timetracking/start"),
    kind: "started",
    breaks: 0,
    isDone: isStarted,
  },
  {
    title: "switch",
    verb: "start",
    reads: 1,
    add: running,
    action: popup("start", { purpose: { ...TALK, taskId: DEFAULT_TASK.id } }),
    request: post("/me/timetracking/start"),
    kind: "started",
    breaks: 0,
    isDone: isStarted,
  },
  {
    title: "continue",
    verb: "start",
    reads: 1,
    add: stopped,
    action: () => wish("start"),
    request: post("/me/timetracking/start"),
    kind: "started",
    breaks: 0,
    isDone: isStarted,
  },
];
