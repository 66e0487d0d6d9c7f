import * as v from "valibot";
import type { Instant } from "@/lib/timer/time";
import { createItem } from "@/lib/platform/storage";

/** When the person completed or hid the first steps; null: they are still shown. */
export const firstStepsItem = createItem<Instant | null>("firstSteps", v.nullable(v.number()), null);
