import { startToBadge } from "./badge.ts";
import type { Lab } from "./lab.ts";
import { openPopup, openTab } from "./opening.ts";
import type { Subject } from "./subject.ts";

export type Row = {
  /** Where the value is found in what was measured. */
  key: string;
  title: string;
  unit: "ms" | "kB";
  /** The largest ratio to bare that we aim for. */
  goal?: number;
};

export const SIZES: Row[] = [
  { key: "zip", title: "zip", unit: "kB" },
  { key: "popup", title: "popup, code and style, raw", unit: "kB" },
  { key: "popupGzip", title: "popup, code and style, gzip", unit: "kB" },
  { key: "worker", title: "worker, raw", unit: "kB" },
  { key: "workerGzip", title: "worker, gzip", unit: "kB" },
];

type Measure = {
  title: string;
  /** The bare extension that it is compared with. */
  against: "bare" | "bareBadge";
  once: (lab: Lab, subject: Subject) => Promise<Record<string, number>>;
  rows: Row[];
};

export const MEASURES: Measure[] = [
  {
    title: "the popup, worker asleep",
    against: "bare",
    once: (lab, subject) => openPopup(lab, subject, "asleep"),
    rows: [
      { key: "presented", title: "popup, first right frame, worker asleep", unit: "ms", goal: 1.25 },
      { key: "painted", title: "popup, painted by the page, worker asleep", unit: "ms" },
      { key: "heap", title: "popup, heap", unit: "kB", goal: 1.3 },
    ],
  },
  {
    title: "the popup, worker awake",
    against: "bare",
    once: (lab, subject) => openPopup(lab, subject, "awake"),
    rows: [
      { key: "presented", title: "popup, first right frame, worker awake", unit: "ms", goal: 1.25 },
      { key: "painted", title: "popup, painted by the page, worker awake", unit: "ms" },
    ],
  },
  {
    title: "the popup's page",
    against: "bare",
    once: openTab,
    rows: [
      { key: "script", title: "popup, script (processor)", unit: "ms" },
      { key: "main", title: "popup, main thread (processor)", unit: "ms" },
    ],
  },
  {
    title: "the worker",
    against: "bareBadge",
    once: startToBadge,
    rows: [{ key: "badge", title: "worker, start to badge", unit: "ms" }],
  },
];

export const LEGEND = `
Medians, and the quartiles around them. All extensions are in one browser and take turns; the first turn is not counted.
bare: one static popup and an empty worker. For the badge: a worker that does nothing but set one, and listen.
First right frame: from the start of the popup's navigation to the frame on the screen that first has the number, by
  Element Timing, in steps of 4 ms. It is the real popup, opened by a click on the icon. Asleep: the worker and its
  process are started anew, and the popup's process with it. Painted: the same until the page has painted, before the
  browser has drawn it. Ours asks awork once after painting; the number is held against awork's books.
Heap: of the popup's own process, worker asleep, after a garbage collection.
Processor time: of the popup's page in a tab until it is idle; bare's share of script is that of the probe.
Start to badge: a message wakes the worker; until the badge can be read. Both wait for the debugger that looks on.`.trim();
