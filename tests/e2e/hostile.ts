import { DEFAULT_TASK, TYPES_OF_WORK } from "../fake-awork/catalogue.ts";
import type { Entry } from "../fake-awork/entry.ts";

/** What runs if a text is taken for code: it leaves a trace, and asks a host of its own. */
const TRACE = "globalThis.stolen=1;alert(1);new Image().src='https://evil.example/'";

type Names = { task: string; project: string; client: string; typeOfWork: string; note: string };

/** What people can write into awork, by what it tries. `shown`: how the task reads where it stands. */
export const HOSTILE: Record<string, Names & { shown: string }> = {
  "markup and code": {
    task: `<img src="https://evil.example/x.png" onerror="${TRACE}">`,
    project: `</title></select><script>${TRACE}</script>`,
    client: `"'><svg/onload="${TRACE}">`,
    typeOfWork: `javascript:${TRACE}`,
    note: "$1 $2 $$ %s {0} ${1+1} __MSG_appName__ &lt;b&gt; {{7*7}}</textarea><b>",
    shown: `<img src="https://evil.example/x.png" onerror="${TRACE}">`,
  },
  "marks that turn, hide, pile up and control": {
    task: "\u202E0:72 gninnuR\u2066",
    project: "Two\u0000\u001b[31m\r\n\u2028lines\u0007",
    client: "עיצוב לוגו 12:34 تصميم",
    typeOfWork: `Z${"\u0335\u0321\u034f\u0489".repeat(200)}algo ${"👩‍👩‍👧‍👦".repeat(40)}`,
    note: "\u202Eton\u0000\r\n\u200B\u2067 0:72\n".repeat(100),
    shown: "0:72 gninnuR",
  },
  length: {
    task: "W".repeat(100_000),
    project: "Wide words ".repeat(900).trim(),
    client: "ﷺ".repeat(3_000),
    typeOfWork: "M".repeat(10_000),
    note: "N".repeat(100_000),
    shown: "W".repeat(100_000),
  },
};

/** An entry by these names. */
export function named({ task, project, client, typeOfWork, note }: Names): Partial<Entry> {
  const usual = DEFAULT_TASK.project!;
  const its = { ...usual, name: project, company: { ...usual.company!, name: client } };
  return {
    task: { ...DEFAULT_TASK, name: task, identifier: task, project: its },
    project: its,
    typeOfWork: { ...TYPES_OF_WORK[0]!, name: typeOfWork },
    note,
  };
}
