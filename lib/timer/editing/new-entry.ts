import type { BookedOn } from "./booked-on";
import type { Duration, Instant } from "@/lib/timer/time";

/**
 * An entry to be added by hand: a start with an end, or a duration alone on a day. `day`: the day it counts to,
 * such as "2026-08-26". `typeOfWork`: the name of the type, null if it is unknown.
 */
export type NewEntry = {
  day: string;
  start: Instant | null;
  end: Instant | null;
  duration: Duration | null;
  bookedOn: BookedOn;
  typeOfWorkId: string;
  typeOfWork: string | null;
  note: string | null;
  isBillable: boolean;
};
