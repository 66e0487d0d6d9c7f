import { clock } from "@/lib/timer/clock";
import type { Duration, Instant } from "@/lib/timer/time";
import { phase } from "@/lib/timer/timer";
import { breakTime, elapsed } from "@/lib/timer/elapsed";
import type { Account } from "@/lib/tracker-store/account";
import type { ConnectionCheck } from "./connection-check-result";
import type { Event } from "./event";
import type { State } from "@/lib/tracker/state";

/** Facts about browser and computer. */
type Facts = [name: string, value: string][];

/**
 * A report for whoever investigates a problem: plain text, always in English. It contains only kinds, numbers
 * and times, and nothing that people or awork wrote.
 */
export function reportText(
  facts: Facts,
  account: Account | null,
  state: State,
  events: Event[],
  wall: Instant,
  check: ConnectionCheck | null = null,
): string {
  const known = [["Made", stamp(wall)], ...facts, ["Connected", wayIn(account)], ...ofState(state, wall)];
  return [
    "Timer for awork: report",
    ...known.map(([name, value]) => `${name}: ${value}`),
    ...(check ? ofCheck(check, wall) : []),
    "",
    `Last events: ${events.length}`,
    ...events.map((event) => `${stamp(event.at)}  ${told(event)}`),
    "",
  ].join("\n");
}

function ofCheck({ at, holding, lines, trouble }: ConnectionCheck, wall: Instant): string[] {
  const ended = trouble ? `, ended early: ${trouble.kind}` : "";
  const hold = `${holding} of ${lines.length} assumptions hold`;
  return ["", `Connection check: ${hold}, ${moment(at, wall)}${ended}`, ...lines];
}

function wayIn(account: Account | null): string {
  if (!account) return "no";
  if (account.clientId !== null) return "signed in with awork";
  return account.byKey ? "with an API key" : "with an access token";
}

function ofState(state: State, wall: Instant): Facts {
  const { timer, trouble, backoff, pending, outcome } = state;
  const now = wall + state.offset;
  const shown = timer
    ? `, worked ${length(elapsed(timer, now))}, breaks ${timer.breaks.length}, ${length(breakTime(timer, now))} long`
    : "";
  // Includes those that a later version adds.
  const numbers = Object.entries(state).filter(
    ([name, value]) => typeof value === "number" && !INSTANTS.includes(name),
  );
  return [
    ["Timer", phase(timer) + shown],
    ["Entry began", moment(timer?.start ?? null, now)],
    ["Entry ended", moment(timer?.end ?? null, now)],
    ["Became current", moment(state.entryChangedAt, wall)],
    ["Last answer", moment(state.at, wall)],
    ["Answer of a cache", moment(state.cachedAt, wall)],
    ["Last asked", moment(state.askedAt, wall)],
    ["Trouble", trouble?.kind ?? "none"],
    ["Backoff", backoff ? `until ${moment(backoff.until, wall)}${backoff.strict ? ", strict" : ""}` : "none"],
    ["Pending", pending ? `${pending.verb}, ${moment(pending.sentAt, wall)}` : "none"],
    ["Outcome", outcome ? `${outcome.verb} ${outcome.kind}, ${moment(outcome.at, wall)}` : "none"],
    ["Numbers", numbers.map(([name, value]) => `${name} ${value as number}`).join(", ")],
  ];
}

const INSTANTS = ["entryChangedAt", "at", "cachedAt", "askedAt"];

/** The text for each kind of event; `$1` is a detail as it is, `#1` a detail as a duration. */
const TOLD: Record<Event["what"], string> = {
  gap: "awork was not asked for #1",
  trouble: "$1, backoff #2, strict $3",
  heard: "again, failures in a row: $1",
  offset: "#1 before, #2 now",
  sent: "$1, breaks #2",
  outcome: "$1 $2, breaks #3 $4",
  entry: "another one, $1",
  timer: "$1, number moved by #2",
  account: "connected $1, by sign-in $2",
  permission: "granted $1",
  installed: "$1 $2",
  started: "the browser",
  notStored: "the state",
  error: "uncaught at $1",
};

function told({ what, detail }: Event): string {
  if (!Object.hasOwn(TOLD, what)) return "of another version";
  const text = TOLD[what].replace(/([$#])(\d)/g, (_, kind, place) => {
    const part = detail[Number(place) - 1] ?? "";
    return kind === "#" ? length(Number(part)) : `${part}`;
  });
  return `${what}: ${text.trim()}`;
}

function moment(at: Instant | null, wall: Instant): string {
  if (at === null) return "none";
  return `${at > wall ? `in ${length(at - wall)}` : `${length(wall - at)} ago`} (${stamp(at)})`;
}

const length = (duration: Duration): string => (duration < 0 ? "-" : "") + clock(Math.abs(duration));

const two = (value: number) => String(Math.floor(value)).padStart(2, "0");

/** In this computer's time zone, with its offset from UTC at that time: `2026-08-26 12:00:00 +02:00`. */
function stamp(at: Instant): string {
  const date = new Date(at);
  const ahead = -date.getTimezoneOffset();
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join("-");
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(":");
  return `${day} ${time} ${ahead < 0 ? "-" : "+"}${two(Math.abs(ahead) / 60)}:${two(Math.abs(ahead) % 60)}`;
}
