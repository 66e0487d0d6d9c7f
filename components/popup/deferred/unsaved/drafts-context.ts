import { createContext } from "preact";
import type { Drafts } from "@/lib/timer/editing/draft";

/** Keeps typed text until it is saved; the default keeps nothing. */
export const DraftsContext = createContext<Drafts>({ find: () => undefined, keep: () => {}, drop: () => {} });
