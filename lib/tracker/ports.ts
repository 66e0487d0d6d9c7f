import type { Client } from "@/lib/awork/client";
import type { Settings } from "@/lib/timer/settings";
import type { Duration, Instant } from "@/lib/timer/time";
import type { Presence } from "./cadence";
import type { Days } from "./days";
import type { KeptEdit } from "@/lib/tracker/edits/edits";
import type { State } from "./state";

/** Something that outlives the worker. */
export type Kept<T> = { get: () => Promise<T>; set: (value: T) => Promise<void> };

/** What the tracker needs of the world. All instants are on this computer's clock. */
export type Ports = {
  now: () => Instant;
  /** From 0 to 1, to spread a company's requests. */
  random: () => number;
  /** This computer's time zone, an IANA name. */
  timezone: () => string;
  state: Kept<State>;
  days: Kept<Days>;
  edits: Kept<KeptEdit[]>;
  /** The calls for whoever is connected; null when nobody is. Throws a `Failure` when there is no token to call with. */
  client: (signal?: AbortSignal) => Promise<Client | null>;
  /** Whether the browser lets calls to awork out. */
  permitted: () => Promise<boolean>;
  presence: () => Promise<Presence>;
  /** Whether this computer has no network at all, as far as the browser knows. */
  isOffline: () => boolean;
  /** The longest break that a key press may turn into work without a question. */
  guard: () => Promise<Duration>;
  /** Which time the toolbar tells. */
  shown: () => Promise<Settings["shown"]>;
  /** Wakes the worker then; null: never. */
  wakeAt: (at: Instant | null) => Promise<void>;
};
