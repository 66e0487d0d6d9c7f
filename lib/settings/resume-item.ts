import * as v from "valibot";
import { createItem } from "@/lib/platform/storage";

/** Of the settings that hold, the one that the popup's first frame needs: what Resume does first. Only to be read. */
export const resumeItem = createItem(
  "settings",
  v.object({ resume: v.picklist(["removeBreaks", "keepBreaks"]) }),
  { resume: "removeBreaks" },
  "local",
  "session",
);
