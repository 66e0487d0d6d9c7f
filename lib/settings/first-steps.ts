import * as v from "valibot";
import type { Instant } from "@/lib/timer/time";
import { createItem } from "@/lib/platform/storage";

/** Since when nobody needs the first steps any more, taken or hidden; null: they are still of use. */
export const firstStepsItem = createItem<Instant | null>("firstSteps", v.nullable(v.number()), null);
