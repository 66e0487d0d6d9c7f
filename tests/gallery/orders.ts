import type { Shown } from "../scenes/stage.ts";

/** How a part of a page is found: each step looks within what the one before has found. */
export type Step =
  | { by: "selector"; selector: string }
  | { by: "role"; role: string; name: string | undefined }
  | { by: "text"; text: string; is: "exact" | "contained" | "pattern" };

/** What is done with it, once a person can see it. */
export type Deed = { kind: "wait" } | { kind: "click" } | { kind: "fill"; value: string };

/** What a scene has its frame do. The frame answers each order with its result. */
export type Order =
  /** `texts`: the words for people. `api`: where requests to awork go. */
  | { kind: "begin"; texts: Record<string, { message: string }>; api: string; locale: string }
  | { kind: "show"; page: Shown }
  | { kind: "evaluate"; expression: string }
  | { kind: "press"; key: string }
  | { kind: "part"; steps: Step[]; deed: Deed };
