import * as v from "valibot";
import { createItem } from "@/lib/platform/storage";

/** The one setting in effect that the popup's first frame needs: what Resume does first. Only read it. */
export const resumeItem = createItem(
  "settings",
  v.object({ resume: v.picklist(["removeBreaks", "keepBreaks"]) }),
  { resume: "removeBreaks" },
  "local",
  "session",
);
