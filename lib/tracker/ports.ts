import type { Client } from "@/lib/awork/client";
import type { Rules } from "@/lib/timer/rules/rules";
import type { Settings } from "@/lib/timer/settings";
import type { Duration, Instant } from "@/lib/timer/time";
import type { Presence } from "./cadence";
import type { Days } from "./days";
import type { Added } from "@/lib/tracker/edits/added";
import type { Addition } from "@/lib/tracker/edits/additions";
import type { Deletion } from "@/lib/tracker/edits/deletions";
import type { KeptEdit } from "@/lib/tracker/edits/edits";
import type { State } from "./state";

/** A stored value that outlives the service worker. */
export type Kept<T> = { get: () => Promise<T>; set: (value: T) => Promise<void> };

/** What the tracker needs from outside. All instants are on this computer's clock. */
export type Ports = {
  now: () => Instant;
  /** From 0 to 1, to spread a company's requests. */
  random: () => number;
  /** This computer's time zone, an IANA name. */
  timezone: () => string;
  state: Kept<State>;
  days: Kept<Days>;
  edits: Kept<KeptEdit[]>;
  additions: Kept<Addition[]>;
  deletions: Kept<Deletion[]>;
  /** The additions that awork has got last. */
  added: Kept<Added[]>;
  /**
   * The API client for the connected person; null if nobody is connected. Throws an `ApiError` if there is no
   * usable token.
   */
  client: (signal?: AbortSignal) => Promise<Client | null>;
  /** Whether the browser permits requests to awork. */
  permitted: () => Promise<boolean>;
  presence: () => Promise<Presence>;
  /** Whether this computer has no network at all, as far as the browser knows. */
  isOffline: () => boolean;
  /** The longest break time, in ms, that may become work without a question. */
  guard: () => Promise<Duration>;
  /** What the company allows; null while it is unknown. */
  rules: () => Promise<Rules | null>;
  /** Which time the toolbar shows. */
  shown: () => Promise<Settings["shown"]>;
  /** Whether breaks are counted by a law, with a reminder. */
  countsBreaks: () => Promise<boolean>;
  /** Plans the next wake-up of the service worker; null cancels it. */
  wakeAt: (at: Instant | null) => Promise<void>;
};
